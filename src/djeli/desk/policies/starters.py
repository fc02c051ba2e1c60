"""Starter texts that wait for the newsroom, as the desk tells of them."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import HelpPanel

from djeli.desk import rights
from djeli.stories.first_pages.starter_policies import is_starter_text
from djeli.stories.models import StandingPage


class StarterPanel(HelpPanel):
    """Says above a page that its words are still those that every edition begins with."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "desk/policies/starter.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            page: StandingPage = self.instance
            return is_starter_text(page.policy, list(page.body.raw_data))


def waiting_policies() -> list[StandingPage]:
    """Policies that have never been published, in the order of the tree; one query."""
    drafts = StandingPage.objects.exclude(policy="").filter(
        live=False, first_published_at__isnull=True
    )
    return list(rights.not_in_bin(drafts).defer("body").order_by("path"))

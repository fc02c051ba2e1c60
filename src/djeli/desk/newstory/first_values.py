"""The first values of a new story: an empty paragraph to write in, its writer's byline, the
edition's language."""

from __future__ import annotations

from typing import Any

from wagtail.signals import init_new_page

from djeli.stories.models import Article, Byline, Contributor, Edition


def connect() -> None:
    """Called once, when the desk is ready."""
    init_new_page.connect(prefill, dispatch_uid="desk.prefill")


def prefill(sender: Any, page: Any, **_: Any) -> None:
    """Wagtail tells of a page before its empty form is shown."""
    if not isinstance(page, Article):
        return
    blank: Any = [("paragraph", "")]
    page.body = blank
    page.language = Edition.load().language_codes[0]
    writer = Contributor.objects.filter(user_id=page.owner_id).first()
    if writer:
        page.bylines = [Byline(contributor=writer)]

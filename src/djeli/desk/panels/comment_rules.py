"""The form of the rules for comments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.registry import registry

from djeli.comments.models import CommentRules

HELP = _(
    "Which comments wait for a moderator. To open or close comments, use the story; for the "
    "whole site, use Edition."
)


def set_panels() -> None:
    """Put the form on the rules, and them into the settings menu."""
    CommentRules.edit_handler = ObjectList(
        [
            HelpPanel(content=HELP),
            MultiFieldPanel(
                [FieldPanel("hold"), FieldPanel("allowed_after"), FieldPanel("most_links")],
                heading=_("Which comments wait"),
            ),
            FieldRowPanel([FieldPanel("watchlist"), FieldPanel("blocklist")]),
            FieldRowPanel([FieldPanel("spam_from"), FieldPanel("report_threshold")]),
            FieldRowPanel([FieldPanel("kept_days"), FieldPanel("report_days")]),
        ]
    )
    registry.register(CommentRules, icon="comment", name="comment-rules", order=115)

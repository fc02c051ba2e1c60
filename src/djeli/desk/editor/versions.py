"""Restoring an earlier version: its text returns, later decisions stay."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.pages.revisions import RevisionsRevertView

PRESENT = (
    "slug",
    "go_live_at",
    "expire_at",
    "usage_expires_at",
    "comment_policy",
    "comment_days",
)
"""What is a decision about the page and no part of its text: address, schedule, comments."""


class RevertView(RevisionsRevertView):
    """Wagtail's, which would also bring back an old address, schedule and comment rules."""

    def get_object(self) -> Any:
        earlier = super().get_object()
        present = self.real_page_record.get_latest_revision_as_object()
        for name in PRESENT:
            if hasattr(present, name):
                setattr(earlier, name, getattr(present, name))
        if hasattr(earlier, "change_kind"):
            # What kind of change it is, is said again at each publication.
            earlier.change_kind = earlier.change_text = ""
        earlier.set_url_path(present.get_parent())
        return earlier

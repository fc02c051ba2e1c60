"""How a page of the tree becomes a response: the renderer registered with the press."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from djeli.press import api as press

NOT_COPIED = (
    "first_published_at",
    "last_published_at",
    "live_revision",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
)
"""What a copy of a page begins without: times, schedule, locks."""


class Served:
    """Gives Wagtail's calls for a page, and for the preview of a draft, to the press."""

    private_page_options: ClassVar[list[str]] = []
    """A public news site has no private pages."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return press.respond(_row(self), request)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """The page as a revision has it; when it was published is a fact of the page, and none of
        the revision's."""
        page = super().with_content_json(content)  # type: ignore[misc]
        page.first_published_at = self.first_published_at  # type: ignore[attr-defined]
        page.last_published_at = self.last_published_at  # type: ignore[attr-defined]
        return page

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        request.is_preview = True  # type: ignore[attr-defined]
        return press.respond(_row(self), request)


def _row(served: object) -> Model:
    if not isinstance(served, Model):
        raise TypeError(f"{served!r} is no row")
    return served

"""How a page of the tree becomes a response: as whoever registered with the press says."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from djeli.press import api as press


class Served:
    """Gives Wagtail's calls for a page, and for the preview of a draft, to the press."""

    private_page_options: ClassVar[list[str]] = []
    """A public news site has no private pages."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return press.respond(_row(self), request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        request.is_preview = True  # type: ignore[attr-defined]
        return press.respond(_row(self), request)


def _row(served: object) -> Model:
    if not isinstance(served, Model):
        raise TypeError(f"{served!r} is no row")
    return served

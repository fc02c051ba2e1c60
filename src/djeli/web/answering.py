"""From a view model to a response."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines

from djeli.web.rendering import Page, render_page
from djeli.web.shown.shell import Shell

MINUTE = 60
POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-src https:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""Content-Security-Policy of every reader page: nothing inline runs, and nothing is fetched from
elsewhere. A frame of another site is made only when a reader asks for it."""


def answer(request: HttpRequest, shell: Shell, page: Page, status: int = 200) -> HttpResponse:
    """The page as HTML: fresh for a minute. Errors and previews are never kept."""
    environment = engines["reader"].env  # type: ignore[attr-defined]
    response = HttpResponse(render_page(environment, shell, page), status=status)
    is_kept = status == 200 and not getattr(request, "is_preview", False)
    response["Cache-Control"] = f"public, max-age={MINUTE}" if is_kept else "no-store"
    response["Content-Language"] = shell.language
    response["Content-Security-Policy"] = POLICY
    return response

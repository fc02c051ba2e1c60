"""Turns a view model into a response, with its headers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from markupsafe import Markup

from djeli.press import api as press
from djeli.web.fragments.shared_parts import lite_placeholder, placeholders_in, written
from djeli.web.html.jinja import reader
from djeli.web.html.pages import Page, render_page
from djeli.web.lite.pages import ROOT, has_lite, render_lite
from djeli.web.view_models.pages.article import Sidebar
from djeli.web.view_models.shell import Shell

RULES = "web/prefetch.speculationrules"
"""Which links a browser may fetch while a pointer rests on them or a finger touches them. Browsers
that save data fetch none."""
POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-src https:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
"""Content-Security-Policy of every reader page: nothing inline runs, and nothing is fetched from
elsewhere. A frame of another site is made only when a reader asks for it."""


def answer_alone(shell: Shell, page: Page, status: int) -> HttpResponse:
    """The page with nothing of the edition around it: for when the database cannot be asked."""
    environment = reader()

    def part(name: str) -> Markup:
        return written(environment, name, shell, Sidebar())

    response = HttpResponse(render_page(environment, shell, page, part), status=status)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = POLICY
    return response


FIRST, USUAL, LAST = 0, 1, 2
"""When a page is pressed: with the change itself, soon after it, when there is time."""


def answer(
    request: HttpRequest,
    shell: Shell,
    page: Page,
    *,
    status: int = 200,
    rank: int | None = None,
    arguments: tuple[str, ...] = (),
) -> HttpResponse:
    """The page as HTML.

    With a ``rank`` it is for the press, and of the query only ``arguments`` count; without one it
    is for this reader and this moment, and never kept. Previews never are.
    """
    environment = reader()
    is_lite = getattr(request, "is_lite", False) and has_lite(page)
    if is_lite:
        full = request.get_full_path().removeprefix(ROOT)
        html = render_lite(environment, shell, page, lite_placeholder, full)
    else:
        html = render_page(environment, shell, page, placeholders_in(shell))
    if not getattr(request, "is_press", False):
        html = press.filled(html)
    response = HttpResponse(html, status=status)
    is_pressed = rank is not None and not getattr(request, "is_preview", False)
    response["Cache-Control"] = "public, max-age=0, must-revalidate" if is_pressed else "no-store"
    response["Content-Language"] = getattr(page, "language", "") or shell.language
    response["Content-Security-Policy"] = POLICY
    if is_pressed and not is_lite:
        response["Speculation-Rules"] = f'"{static(RULES)}"'
    if rank is not None and is_pressed:
        # Nobody waits for a page of the data-saver edition when something is published.
        rank = max(rank, USUAL) if is_lite else rank
        press.pressable(response, rank=rank, arguments=arguments)
    return response


def of_page(number: int) -> int:
    """The rank of a page of an archive: readers begin with the first."""
    return FIRST if number == 1 else LAST

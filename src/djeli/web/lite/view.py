"""The data-saver edition's addresses."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import resolve

from djeli.press import api as press
from djeli.web import views
from djeli.web.builders.pagination import PAGE
from djeli.web.pages import author, latest, topic

SHOWN = frozenset(
    {views.address, author.author, author.authors, latest.latest, topic.topic, topic.topics}
)
"""The views whose pages this edition has too."""
FULL = "full"
"""In a query: the reader wants the full page, whatever the browser says about saving data."""


@press.pressed(PAGE)
def lite(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at ``/path`` as this edition has it. What it does not have leads to the page in
    full, which knows more: where a story has moved to, or that it was withdrawn."""
    request.is_lite = True  # type: ignore[attr-defined]
    try:
        found = resolve(f"/{path}")
        if found.func not in SHOWN:
            raise Http404("not in this edition")
        response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    except Http404:
        return HttpResponseRedirect(f"/{path}?{FULL}")
    return response

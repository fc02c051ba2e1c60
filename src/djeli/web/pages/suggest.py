"""The search that opens above a page: its form, and suggestions while a reader types, as JSON.

Both are fetched by script when somebody wants them, so that no page carries them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from djeli.search.beginnings import with_beginnings
from djeli.search.suggestions import LONGEST, STORIES, Name, suggest
from djeli.stories.lists.cards import CardRow, live_cards
from djeli.stories.tree import Tree
from djeli.web.html.jinja import macro, reader
from djeli.web.pages.search import ADDRESS

SECONDS = 5
"""For how long a browser or a CDN may give the same answer."""
FORM_SECONDS = 300
"""The same of the form."""
Entry = dict[str, Any]
PLACES = {"topic": "/topics/{}/", "author": "/authors/{}/"}


@require_safe
def overlay(request: HttpRequest) -> HttpResponse:
    """A dialog with the form of the search page."""
    response = HttpResponse(macro(reader(), "search_overlay")(ADDRESS))
    response["Cache-Control"] = f"public, max-age={FORM_SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Groups of what begins as ``?q=`` does: a label, and for each entry its address and its text
    in pieces, each with whether it was typed; and the way to all results."""
    found = suggest(request.GET.get("q", ""))
    tree = Tree.current()
    rows = live_cards(found.story_ids)
    told_by = [_story(rows[pk], found.words, tree) for pk in found.story_ids if pk in rows]
    stories = [entry for entry in told_by if entry][:STORIES]
    labels = {"section": _("Sections"), "topic": _("Topics"), "author": _("Authors")}
    groups = [_group(_("Stories"), stories)]
    for kind, label in labels.items():
        named = [one for one in found.names if one.kind == kind]
        entries = [entry for one in named if (entry := _entry(one, found.words, tree))]
        groups.append(_group(label, entries))
    groups = [group for group in groups if group["entries"]]
    count = sum(len(group["entries"]) for group in groups)
    told = ngettext("%(n)s suggestion", "%(n)s suggestions", count) % {"n": count}
    typed = request.GET.get("q", "").strip()[:LONGEST]
    response = JsonResponse(
        {
            "groups": groups,
            "told": told if count else _("No suggestions"),
            "all": {
                "text": _("See all results for “%s”") % typed,
                "url": f"/search/?{urlencode({'q': typed})}",
            },
        }
    )
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    return response


def _group(label: str, entries: list[Entry]) -> dict[str, Any]:
    return {"label": label, "entries": entries}


def _story(row: CardRow, words: Sequence[str], tree: Tree) -> Entry | None:
    """A story under the headline that shows what was typed: the short one, else the whole."""
    texts = (with_beginnings(text, words) for text in (row.headline, row.title))
    pieces = next((found for found in texts if found), None)
    if pieces is None:
        return None
    return {"pieces": pieces, "url": tree.address(row.url_path), "lang": row.language}


def _entry(name: Name, words: Sequence[str], tree: Tree) -> Entry | None:
    """A name with what was typed marked in it, or in the other name by which it was found."""
    url = ""
    if name.kind == "section":
        place = tree.get(name.pk)
        url = place.address if place else ""
    else:
        url = PLACES[name.kind].format(name.slug)
    texts = (name.text, *(f"{name.text} ({other})" for other in name.aliases))
    pieces = next((found for text in texts if (found := with_beginnings(text, words))), None)
    return {"pieces": pieces, "url": url} if pieces and url else None

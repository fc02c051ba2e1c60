"""Suggestions while a reader types, as JSON."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from djeli.search.suggestions import Name, suggest
from djeli.stories.lists.cards import live_cards
from djeli.stories.tree import Tree

SECONDS = 5
"""For how long a browser or a CDN may give the same answer."""
PLACES = {"topic": "/topics/{}/", "author": "/authors/{}/"}


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Groups of what begins as ``?q=`` does: a label, and for each entry its text and address."""
    found = suggest(request.GET.get("q", ""))
    tree = Tree.current()
    rows = live_cards(found.story_ids)
    stories = [
        {
            "text": rows[pk].headline,
            "url": tree.address(rows[pk].url_path),
            "lang": rows[pk].language,
        }
        for pk in found.story_ids
        if pk in rows
    ]
    labels = {"section": _("Sections"), "topic": _("Topics"), "author": _("Authors")}
    groups = [_group(_("Stories"), stories)]
    for kind, label in labels.items():
        named = [one for one in found.names if one.kind == kind]
        groups.append(_group(label, [entry for one in named if (entry := _entry(one, tree))]))
    groups = [group for group in groups if group["entries"]]
    count = sum(len(group["entries"]) for group in groups)
    told = ngettext("%(n)s suggestion", "%(n)s suggestions", count) % {"n": count}
    response = JsonResponse({"groups": groups, "told": told if count else _("No suggestions")})
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    return response


def _group(label: str, entries: list[dict[str, str]]) -> dict[str, Any]:
    return {"label": label, "entries": entries}


def _entry(name: Name, tree: Tree) -> dict[str, str] | None:
    if name.kind == "section":
        place = tree.get(name.pk)
        return {"text": place.title, "url": place.address} if place else None
    return {"text": name.text, "url": PLACES[name.kind].format(name.slug)}

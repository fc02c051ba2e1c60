"""All corrections, newest first, by kind and section."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.corrections import places
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Section
from djeli.stories.tree import Tree
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, numbered, page_number
from djeli.web.builders.shells import home, shell
from djeli.web.corrections.display import in_list
from djeli.web.responses import answer, of_page
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.corrections import CorrectionsPage
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.search import Choice

ADDRESS = "/corrections/"
A_PAGE = 30
KIND, SECTION = "kind", "section"
HEADINGS: Mapping[str, Any] = {
    "": gettext_lazy("Corrections"),
    Kind.UPDATE: gettext_lazy("Updates"),
    Kind.CORRECTION: gettext_lazy("Corrections of errors"),
    Kind.CLARIFICATION: gettext_lazy("Clarifications"),
    Kind.NOTE: gettext_lazy("Editor’s notes"),
    Kind.RETRACTION: gettext_lazy("Retractions"),
}
DESCRIPTIONS: Mapping[str, Any] = {
    "": gettext_lazy("Everything we corrected, clarified or retracted, and what was wrong."),
    Kind.UPDATE: gettext_lazy("What we added to stories after we had published them."),
    Kind.CORRECTION: gettext_lazy("Errors in our stories: what was wrong, and what is right."),
    Kind.CLARIFICATION: gettext_lazy("What was right in our stories, but could be misread."),
    Kind.NOTE: gettext_lazy("What readers should know of stories, in the words of an editor."),
    Kind.RETRACTION: gettext_lazy("Stories that we no longer stand behind, and why."),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a reader chose: a kind, a section's address without its ends; empty for all."""

    kind: str = ""
    section: str = ""
    section_id: int | None = None
    section_name: str = ""

    @property
    def key(self) -> str:
        return places.key_of(self.section_id, self.kind)

    @property
    def heading(self) -> str:
        """What the list is of, in words."""
        of_kind = str(HEADINGS[self.kind])
        if not self.section_name:
            return of_kind
        return _("%(kind)s: %(section)s") % {"kind": of_kind, "section": self.section_name}

    @property
    def description(self) -> str:
        """One sentence for readers and search engines."""
        told = str(DESCRIPTIONS[self.kind])
        if not self.section_name:
            return told
        return f"{told} {_('Section: %(name)s.') % {'name': self.section_name}}"

    @property
    def arguments(self) -> tuple[tuple[str, str], ...]:
        given = ((KIND, self.kind), (SECTION, self.section))
        return tuple((name, value) for name, value in given if value)


@press.pressed(KIND, PAGE, SECTION)
def corrections(request: HttpRequest) -> HttpResponse:
    """One page of the list. Raises Http404 for a kind or section that is none."""
    page_data, number = PageData(), page_number(request)
    narrowing = _narrowing(request, page_data.tree)
    page_data.fetch()
    count = places.count(narrowing.key)
    pages = max(1, math.ceil(count / A_PAGE))
    if number > pages:
        raise Http404("no such page")
    page = _page(page_data, narrowing, number, pages)
    around = shell(page_data, address=ADDRESS)
    return answer(request, around, page, rank=of_page(number), arguments=(KIND, PAGE, SECTION))


def _narrowing(request: HttpRequest, tree: Tree) -> Narrowing:
    kind, section = request.GET.get(KIND, ""), request.GET.get(SECTION, "")
    if kind and kind not in Kind.values:
        raise Http404("no such kind")
    node = tree.at(f"/{section}/") if section else None
    if section and (node is None or node.kind is not Section):
        raise Http404("no such section")
    if node is None:
        return Narrowing(kind)
    return Narrowing(kind, section, node.pk, node.title)


def _page(page_data: PageData, narrowing: Narrowing, number: int, pages: int) -> CorrectionsPage:
    everything = Link(str(HEADINGS[""]), ADDRESS)
    trail = (home(page_data), *((everything,) if narrowing.arguments else ()))
    pagination = Pagination(number=number, count=pages, url=ADDRESS, arguments=narrowing.arguments)
    ids = places.page_of(narrowing.key, A_PAGE, (number - 1) * A_PAGE)
    head = PageHead(
        title=numbered(narrowing.heading, number),
        description=numbered(narrowing.description, number),
        canonical_url=absolute(pagination.url_of(number)),
        feeds=feed_links(_("Corrections"), ADDRESS),
        previous_url=absolute(pagination.previous_url) if pagination.previous_url else "",
        next_url=absolute(pagination.next_url) if pagination.next_url else "",
    )
    known = places.kinds_and_sections()
    return CorrectionsPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        heading=narrowing.heading,
        corrections=in_list(ids, page_data.tree, page_data.language),
        breadcrumb=trail,
        kinds=_kinds(narrowing, known),
        sections=_sections(narrowing, known, page_data.tree),
        is_narrowed=bool(narrowing.arguments),
        pagination=pagination if pages > 1 else None,
        feed_url=f"{ADDRESS}feed/",
    )


def _kinds(narrowing: Narrowing, known: set[str]) -> tuple[Choice, ...]:
    """Kinds of which there is one, and the one that is chosen."""
    there = [one for one in Kind if places.key_of(kind=one.value) in known]
    found = [one for one in Kind if one in there or one.value == narrowing.kind]
    return (
        Choice("", _("All kinds"), not narrowing.kind),
        *(Choice(one.value, str(one.label), one.value == narrowing.kind) for one in found),
    )


def _sections(narrowing: Narrowing, known: set[str], tree: Tree) -> tuple[Choice, ...]:
    found = []
    for node in tree.sections():
        value = node.address.strip("/")
        if places.key_of(node.pk) in known or value == narrowing.section:
            found.append(Choice(value, node.title, value == narrowing.section))
    return (Choice("", _("All sections"), not narrowing.section), *found)

"""A section with its archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists.listings import section_key
from djeli.stories.models import Section
from djeli.stories.tree import TreeNode
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import ARCHIVE, PAGE, numbered, page_number, read_page, want_page
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.responses import answer, of_page
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.structured_data.social_picture import first_picture
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.front import Container
from djeli.web.view_models.pages.lists import SectionPage

IN_PACKAGE = 4
IN_STRIP = 4
FEWEST = 2
"""Stories below which a section has no strip of its own: they stand among the rest."""


@press.renders(Section)
def respond(section: Section, request: HttpRequest) -> HttpResponse:
    """One page of the section's archive. Raises Http404 beyond its last."""
    page_data = PageData(getattr(request, "tree", None))
    number = page_number(request)
    page = show(section, page_data, number)
    here = page_data.tree.get(section.pk)
    address = here.address if here else ""
    around = shell(page_data, here, address=address)
    return answer(request, around, page, rank=of_page(number), arguments=(PAGE,))


def show(section: Section, page_data: PageData, number: int) -> SectionPage:
    """The view model of page ``number`` of the archive."""
    key, tree = section_key(section.pk), page_data.tree
    want_page(page_data, key, number)
    below = tree.children_of(section.path)
    for place in below if number == 1 else ():
        page_data.want(section_key(place.pk), IN_PACKAGE + IN_STRIP * 2)
    page_data.fetch()
    address = tree.address(section.url_path)
    here = tree.get(section.pk)
    cards, pagination = read_page(page_data, key, number, address, within=here)
    trail = breadcrumb(page_data, section.path)
    head = PageHead(
        title=numbered(section.seo_title or section.title, number),
        description=numbered(_about(section, page_data), number),
        canonical_url=absolute(address if number == 1 else f"{address}?page={number}"),
        feeds=feed_links(_("Stories from %s") % section.title, address),
        previous_url=absolute(pagination.previous_url) if pagination and number > 1 else "",
        next_url=absolute(pagination.next_url) if pagination and pagination.next_url else "",
        **first_picture(cards),
    )
    return SectionPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        name=section.title,
        breadcrumb=trail,
        description=section.introduction,
        children=tuple(
            Link(place.title, place.address) for place in below or _beside(section, page_data)
        ),
        **(_set_out(page_data, below, here) if number == 1 else {"cards": cards}),
        pagination=pagination,
        feed_url=f"{address}feed/",
    )


def _about(section: Section, page_data: PageData) -> str:
    """What search engines say of the section."""
    return (
        section.search_description
        or section.introduction
        or _("%(section)s: news and reports from %(edition)s.")
        % {"section": section.title, "edition": page_data.edition.name}
    )


def _set_out(page_data: PageData, below: list[TreeNode], here: TreeNode | None) -> dict[str, Any]:
    """The first page: what leads with three more, then each section below, then the rest."""
    listed = page_data.ids(ARCHIVE)
    leading = page_data.ids_of_news(ARCHIVE)[:IN_PACKAGE]
    used, strips = set(leading), []
    for place in below:
        ids = page_data.ids_of_news(section_key(place.pk))
        ids = [pk for pk in ids if pk not in used][:IN_STRIP]
        if len(ids) < FEWEST:
            continue
        used.update(ids)
        cards = page_data.cards(ids, within=place)
        strips.append(
            Container(kind="section", cards=cards, heading=place.title, url=place.address)
        )
    return {
        "package": page_data.cards(leading, within=here),
        "strips": tuple(strips),
        "cards": page_data.cards([pk for pk in listed if pk not in used], within=here),
    }


def _beside(section: Section, page_data: PageData) -> list[TreeNode]:
    """The other sections of the same parent; none beside a section of the first level."""
    parent = page_data.tree.section_of(section.path)
    if parent is None or parent.kind is not Section:
        return []
    return [node for node in page_data.tree.children_of(parent.path) if node.pk != section.pk]

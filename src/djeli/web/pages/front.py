"""The front of the edition."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.alerts.models import AlertRules
from djeli.press import api as press
from djeli.stories import lineups
from djeli.stories.addresses import absolute
from djeli.stories.models import Front, LineUp
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import shell
from djeli.web.fragments import counts
from djeli.web.responses import FIRST, answer
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.front import front_json_ld
from djeli.web.structured_data.social_picture import first_picture
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.front import Container, FrontPage

COUNTED = {"top_posts": "views", "most_popular": "week"}
"""Which number stands beside each headline of a ranking."""


@press.renders(Front)
def respond(front: Front, request: HttpRequest) -> HttpResponse:
    """The front as the line-up of the hour has it."""
    page_data = PageData(getattr(request, "tree", None))
    page = show(page_data)
    return answer(request, shell(page_data, address="/"), page, rank=FIRST)


@press.renders(LineUp)
def preview(line_up: LineUp, request: HttpRequest) -> HttpResponse:
    """The front as it would be under ``line_up``, at its starting time."""
    page_data = PageData(at=line_up.starts_at)
    page_data.show(lineups.containers(list(line_up.containers.raw_data)) or lineups.USUAL)
    page = show(page_data)
    return answer(request, shell(page_data, address="/"), page)


def show(page_data: PageData) -> FrontPage:
    """The view model of the front; fetches all that ``page_data`` was asked for."""
    page_data.want_front()
    page_data.fetch()
    arranged = lineups.arrange(
        page_data.containers, page_data.for_containers, page_data.rows.keys(), page_data.at
    )
    edition = page_data.edition
    shown = tuple(_container(filled, page_data) for filled in arranged if filled.slots)
    head = PageHead(
        title=f"{edition.name}: {edition.tagline}" if edition.tagline else edition.name,
        is_whole_title=True,
        description=edition.description or edition.tagline,
        canonical_url=absolute("/"),
        feeds=feed_links(_("All stories"), "/"),
        **first_picture(card for one in shown for card in one.cards),
    )
    return FrontPage(
        head=replace(head, json_ld=front_json_ld(head, edition.name, page_data.language)),
        containers=shown,
        has_alerts=bool(shown) and AlertRules.current().is_offered,
    )


def _container(filled: lineups.Filled, page_data: PageData) -> Container:
    container = filled.container
    section = page_data.tree.get(container.section_id)
    cards = page_data.slotted(filled)
    if container.kind == "dont_miss":
        said = counts.placeholder(filled.slots[0].article_id, "card")
        cards = (replace(cards[0], comments_said=said), *cards[1:])
    if part := COUNTED.get(container.kind):
        views = (counts.placeholder(slot.article_id, part) for slot in filled.slots)
        cards = tuple(replace(card, views=said) for card, said in zip(cards, views, strict=True))
    return Container(
        kind=container.kind,  # type: ignore[arg-type]
        cards=cards,
        heading=container.heading or (section.title if section else ""),
        beside=page_data.cards(page_data.beside_lead) if container.kind == "lead" else (),
        url=section.address if section else ("/latest/" if container.kind == "latest" else ""),
    )

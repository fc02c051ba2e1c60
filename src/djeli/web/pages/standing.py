"""A standing page."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import StandingPage
from djeli.stories.text import bodies
from djeli.web.builders.body import BodyReader
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import home, shell
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data.page import page_json_ld
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.standing import StandingPage as ShownStandingPage

DESCRIBED = 155
"""Characters of a description that search engines show."""


@press.renders(StandingPage)
def respond(standing: StandingPage, request: HttpRequest) -> HttpResponse:
    """About, Contact, Privacy and their like."""
    page_data = PageData(getattr(request, "tree", None))
    blocks = list(standing.body.raw_data)
    page_data.want_ids([*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)])
    page_data.fetch()
    address = page_data.tree.address(standing.url_path or "")
    trail = (home(page_data),)
    head = PageHead(
        title=standing.seo_title or standing.title,
        description=standing.search_description
        or standing.summary
        or bodies.beginning(blocks, DESCRIBED),
        canonical_url=absolute(address),
    )
    page = ShownStandingPage(
        head=replace(head, json_ld=page_json_ld(head, trail, "WebPage")),
        heading=standing.title,
        breadcrumb=trail,
        introduction=standing.summary,
        body=BodyReader(page_data, blocks).read(),
        updated=standing.last_published_at,
        beside=tuple(Link(place.title, place.address) for place in page_data.tree.standing()),
    )
    here = page_data.tree.get(standing.pk)
    return answer(request, shell(page_data, here, address=address), page, rank=USUAL)

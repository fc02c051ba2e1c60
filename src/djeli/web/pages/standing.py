"""A standing page."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import StandingPage
from djeli.stories.text import bodies
from djeli.web.builders.body import BodyReader
from djeli.web.builders.page_data import Gathering
from djeli.web.builders.shells import home, shell
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data import pages as structured
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.standing import StandingPage as ShownStandingPage


@press.renders(StandingPage)
def respond(standing: StandingPage, request: HttpRequest) -> HttpResponse:
    """About, Contact, Privacy and their like."""
    gathering = Gathering(getattr(request, "tree", None))
    blocks = list(standing.body.raw_data)
    gathering.want_ids([*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)])
    gathering.fetch()
    address = gathering.tree.address(standing.url_path or "")
    trail = (home(gathering),)
    head = PageHead(
        title=standing.seo_title or standing.title,
        description=standing.search_description or standing.summary,
        canonical_url=absolute(address),
    )
    page = ShownStandingPage(
        head=replace(head, json_ld=structured.page(head, trail, "WebPage")),
        heading=standing.title,
        breadcrumb=trail,
        introduction=standing.summary,
        body=BodyReader(gathering, blocks).read(),
        updated=standing.last_published_at,
        beside=tuple(Link(place.title, place.address) for place in gathering.tree.standing()),
    )
    here = gathering.tree.get(standing.pk)
    return answer(request, shell(gathering, here, address=address), page, rank=USUAL)

"""A topic and its stories."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.api import topic_key
from djeli.stories.models import Topic
from djeli.web.answering import USUAL, answer
from djeli.web.gathering import Gathering
from djeli.web.paging import PAGE, page_number, read_page, want_page
from djeli.web.shown.head import PageHead
from djeli.web.shown.listing import TopicPage
from djeli.web.structured import pages as structured
from djeli.web.structured.following import feed_links
from djeli.web.surroundings import home, shell


@press.pressed(PAGE)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's page: what it is, and every story about it, newest first."""
    found = get_object_or_404(Topic, slug=slug)
    gathering, number, key = Gathering(), page_number(request), topic_key(found.pk)
    want_page(gathering, key, number)
    gathering.fetch()
    address = f"/topics/{slug}/"
    cards, pagination = read_page(gathering, key, number, address)
    trail = (home(gathering),)
    head = PageHead(
        title=found.name,
        description=found.intro,
        canonical_url=absolute(address if number == 1 else f"{address}?page={number}"),
        feeds=feed_links(_("Stories about %s") % found.name, address),
    )
    page = TopicPage(
        head=replace(head, json_ld=structured.page(head, trail)),
        name=found.name,
        kind=found.kind,  # type: ignore[arg-type]
        summary=found.intro,
        breadcrumb=trail,
        cards=cards,
        pagination=pagination,
        feed_url=f"{address}feed/",
    )
    around = shell(gathering, address=address)
    return answer(request, around, page, rank=USUAL, arguments=(PAGE,))

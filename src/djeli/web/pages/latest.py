"""Everything published, newest first."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists.listings import LATEST
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, numbered, page_number, read_page, want_page
from djeli.web.builders.shells import home, shell
from djeli.web.responses import answer, of_page
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.structured_data.social_picture import first_picture
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import LatestPage


@press.pressed(PAGE)
def latest(request: HttpRequest) -> HttpResponse:
    """One page of all stories."""
    page_data, number = PageData(), page_number(request)
    want_page(page_data, LATEST, number)
    page_data.fetch()
    cards, pagination = read_page(page_data, LATEST, number, "/latest/")
    trail = (home(page_data),)
    head = PageHead(
        title=numbered(_("Latest"), number),
        description=numbered(
            _("The latest stories from %s, newest first.") % page_data.edition.name, number
        ),
        canonical_url=absolute("/latest/" if number == 1 else f"/latest/?page={number}"),
        feeds=feed_links(_("All stories"), "/"),
        **first_picture(cards),
    )
    page = LatestPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        breadcrumb=trail,
        cards=cards,
        pagination=pagination,
        feed_url="/feed/",
    )
    around = shell(page_data, address="/latest/")
    return answer(request, around, page, rank=of_page(number), arguments=(PAGE,))

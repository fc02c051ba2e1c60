"""A topic and its stories."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from markupsafe import Markup

from djeli.alerts.models import AlertRules
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.gazetteer.places import Place, place_named
from djeli.stories.lists import listings
from djeli.stories.lists.listings import topic_key
from djeli.stories.lists.public_names import is_public, with_stories
from djeli.stories.models import Topic
from djeli.web.builders.body import shown_model
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, numbered, page_number, read_page, want_page
from djeli.web.builders.shells import home, shell
from djeli.web.maps.labels import map_label
from djeli.web.maps.svg import svg
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.structured_data.social_picture import first_picture, share_picture
from djeli.web.structured_data.topic import topic_json_ld
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.pages.topic import CountedLink, TopicGroup, TopicPage, TopicsPage

ALL = "/topics/"
TOPICS_A_PAGE = 300
KINDS = (
    Topic.Kind.RUNNING,
    Topic.Kind.PLACE,
    Topic.Kind.PERSON,
    Topic.Kind.ORGANISATION,
    Topic.Kind.EVENT,
    Topic.Kind.SUBJECT,
)


@press.pressed(PAGE)
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic's page: what it is, and every story about it by date, newest first."""
    found = get_object_or_404(Topic.objects.select_related("portrait__agency"), slug=slug)
    if not is_public(found):
        raise Http404("no story about it yet")
    page_data, number, key = PageData(), page_number(request), topic_key(found.pk)
    want_page(page_data, key, number)
    page_data.fetch()
    address = f"/topics/{slug}/"
    cards, pagination = read_page(page_data, key, number, address)
    trail = (home(page_data), Link(_("Topics"), ALL))
    portrait = shown_model(found.portrait)
    head = PageHead(
        title=numbered(found.name, number),
        description=numbered(
            " ".join(found.paragraphs)
            or _("Stories about %(topic)s in %(edition)s.")
            % {"topic": found.name, "edition": page_data.edition.name},
            number,
        ),
        canonical_url=absolute(address if number == 1 else f"{address}?page={number}"),
        feeds=feed_links(_("Stories about %s") % found.name, address),
        **(share_picture(portrait) or first_picture(cards)),
    )
    page = TopicPage(
        head=replace(head, json_ld=topic_json_ld(head, trail, found, portrait)),
        name=found.name,
        kind=found.kind,  # type: ignore[arg-type]
        intro=tuple(found.paragraphs) if number == 1 else (),
        alert_key=str(found.pk) if AlertRules.current().is_offered else "",
        portrait=portrait,
        map=_map(found),
        elsewhere=found.same_as,
        breadcrumb=trail,
        cards=cards,
        pagination=pagination,
        feed_url=f"{address}feed/",
    )
    if found.is_running and cards:
        page = replace(page, count=listings.count(key), began=listings.oldest(key))
    around = shell(page_data, address=address)
    return answer(request, around, page, rank=USUAL, arguments=(PAGE,))


@press.pressed(PAGE)
def topics(request: HttpRequest) -> HttpResponse:
    """All that stories are about, kind by kind; running stories first."""
    page_data, number = PageData(), page_number(request)
    page_data.fetch()
    rank = Case(*(When(kind=kind, then=place) for place, kind in enumerate(KINDS)))
    # Another name or kind moves a topic from one page to another; all rows are noted as read.
    pages = Paginator(with_stories(Topic).order_by(rank, "name"), TOPICS_A_PAGE)
    if number > pages.num_pages:
        raise Http404("no such page")
    shown = list(pages.page(number))
    counts = listings.counts([topic_key(one.pk) for one in shown])
    trail = (home(page_data),)
    url = ALL if number == 1 else f"{ALL}?page={number}"
    head = PageHead(
        title=numbered(_("Topics"), number),
        description=numbered(
            _("People, places and subjects that %s reports on.") % page_data.edition.name, number
        ),
        canonical_url=absolute(url),
    )
    page = TopicsPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        groups=tuple(
            TopicGroup(kind, tuple(_counted(one, counts) for one in those))
            for kind, those in groupby(shown, key=lambda one: one.kind)
        ),
        breadcrumb=trail,
        pagination=Pagination(number=number, count=pages.num_pages, url=ALL)
        if pages.num_pages > 1
        else None,
    )
    return answer(request, shell(page_data, address=ALL), page, rank=USUAL, arguments=(PAGE,))


def _counted(topic: Topic, counts: dict[str, int]) -> CountedLink:
    return CountedLink(topic.name, f"{ALL}{topic.slug}/", counts.get(topic_key(topic.pk), 0))


def _map(found: Topic) -> Markup | None:
    if found.kind != Topic.Kind.PLACE or found.latitude is None or found.longitude is None:
        return None
    known = place_named(found.name)
    is_country = known is not None and known.is_country
    places = (Place(found.name, found.latitude, found.longitude, is_country),)
    return svg(places, map_label(places))

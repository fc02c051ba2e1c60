"""Fact-checks: all, those with one rating, and those of what one claimant said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.fact_checks.list_keys import FACT_CHECKS, claimant_key, rating_key
from djeli.stories.fact_checks.scale import Scale
from djeli.stories.lists import listings
from djeli.web.builders.page_data import PageData
from djeli.web.builders.pagination import PAGE, page_number, read_page, want_page
from djeli.web.builders.shells import home, shell
from djeli.web.responses import USUAL, answer
from djeli.web.structured_data.feed_links import feed_links
from djeli.web.structured_data.page import page_json_ld
from djeli.web.structured_data.social_picture import first_picture
from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.fact_checks import FactChecksPage, RatingChoice

ALL = "/fact-checks/"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which fact-checks: the list ``key``, at ``address``."""

    key: str
    address: str
    heading: str
    note: str = ""


@press.pressed(PAGE)
def fact_checks(request: HttpRequest) -> HttpResponse:
    """Every fact-check, newest first."""
    note = _("What was said, what we found, and how we looked. Each claim has a rating.")
    return _answer(request, Choice(FACT_CHECKS, ALL, _("Fact-checks"), note))


@press.pressed(PAGE)
def with_rating(request: HttpRequest, slug: str) -> HttpResponse:
    """Those with one rating. Raises Http404 for one that is not on the scale."""
    rating = next((one for one in Scale.current().ratings if one.slug == slug), None)
    if rating is None:
        raise Http404("no such rating")
    heading = _("Fact-checks: %s") % rating.name
    return _answer(request, Choice(rating_key(rating.pk), rating.address, heading, rating.meaning))


@press.pressed(PAGE)
def by_claimant(request: HttpRequest, slug: str) -> HttpResponse:
    """Those of what one claimant said. Raises Http404 for one whom no live story checks."""
    return _answer(request, Choice(claimant_key(slug), f"{ALL}by/{slug}/", ""), claimant=slug)


def _answer(request: HttpRequest, choice: Choice, claimant: str = "") -> HttpResponse:
    page_data, number = PageData(), page_number(request)
    want_page(page_data, choice.key, number)
    page_data.fetch()
    cards, pagination = read_page(page_data, choice.key, number, choice.address)
    if claimant:
        name = _name_of(claimant, cards)
        note = _("What %(name)s said, and what we found when we checked it.") % {"name": name}
        choice = replace(choice, heading=_("Fact-checks: %s") % name, note=note)
    is_all = choice.key == FACT_CHECKS
    trail = (home(page_data), *(() if is_all else (Link(_("Fact-checks"), ALL),)))
    head = PageHead(
        title=choice.heading,
        description=choice.note,
        canonical_url=absolute(choice.address + (f"?page={number}" if number > 1 else "")),
        robots="" if cards else "noindex",
        feeds=feed_links(_("Fact-checks"), ALL),
        **first_picture(cards),
    )
    page = FactChecksPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        heading=choice.heading,
        note=choice.note,
        ratings=_ratings(choice),
        all_url="" if is_all else ALL,
        breadcrumb=trail,
        cards=cards,
        pagination=pagination,
        feed_url=f"{ALL}feed/",
    )
    around = shell(page_data, address=choice.address)
    return answer(request, around, page, rank=USUAL, arguments=(PAGE,))


def _name_of(slug: str, cards: tuple[Card, ...]) -> str:
    """How the newest story writes the claimant. Raises Http404 where no live story names them."""
    address = f"{ALL}by/{slug}/"
    names = (one.claimant for card in cards for one in card.claims if one.claimant_url == address)
    name = next(names, "")
    if not name:
        raise Http404("nobody of that name")
    return name


def _ratings(choice: Choice) -> tuple[RatingChoice, ...]:
    ratings = Scale.current().ratings
    counts = listings.counts([rating_key(one.pk) for one in ratings])
    found = ((one, counts.get(rating_key(one.pk), 0)) for one in ratings)
    return tuple(
        RatingChoice(one.name, one.address, count, is_chosen=one.address == choice.address)
        for one, count in found
        if count
    )

"""The masthead, menu, trending strip, panel, sidebar and footer around a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from markupsafe import Markup

from djeli.audience.models import Ranking
from djeli.stories.api import LATEST
from djeli.stories.blocks import NETWORKS
from djeli.stories.models import Section
from djeli.stories.tree import Place
from djeli.web import counts
from djeli.web.gathering import EVERYWHERE, Gathering, picture_address
from djeli.web.shown.article import DontMiss, Sidebar
from djeli.web.shown.card import Card, Link
from djeli.web.shown.shell import Contacts, MenuItem, NewsletterOffer, Shell, SocialProfile

TRENDING = slice(0, 8)
TOP_POSTS = slice(8, 17)
MOST_POPULAR = slice(17, 21)
"""Until there are readers enough the latest fill these places, each with its own; four of nine
are Top Posts, because Don't Miss may show the others."""

NETWORK_LABELS = dict(NETWORKS)


def shell(
    gathering: Gathering,
    here: Place | None = None,
    *,
    address: str = "",
    story_id: int | None = None,
) -> Shell:
    """The edition's facts around a page at ``here``, or below it; ``address`` is the page's own."""
    edition = gathering.edition
    return Shell(
        edition_name=edition.name,
        tagline=edition.tagline,
        language=gathering.language,
        logo_url=_logo(gathering),
        socials=profiles(_stored(edition.profiles)),
        newsletter=NewsletterOffer(promise=edition.newsletter_invitation),
        theme_css_url=_theme(gathering),
        copyright_text=edition.name,
        place=f"at-{address}" if address else f"in-{here.pk}" if here else "",
        story_id=story_id,
    )


def full_shell(gathering: Gathering) -> Shell:
    """The facts with all lists that stand around pages; for a gathering that has fetched them."""
    edition, cards = gathering.edition, gathering.filled()
    return replace(
        shell(gathering),
        trending=gathering.cards(_trending(gathering)),
        whats_hot=cards["whats_hot"],
        our_picks=cards["our_picks"],
        most_popular=gathering.cards(_ranked(gathering, Ranking.Name.POPULAR, MOST_POPULAR)[:4]),
        contacts=Contacts(
            about=edition.description,
            email=edition.email,
            phone=edition.telephone,
            address=edition.address,
        ),
        standing_links=tuple(
            Link(place.title, place.address) for place in gathering.tree.standing()
        ),
    )


def _ranked(gathering: Gathering, name: Ranking.Name, filler: slice) -> list[int]:
    """An order of live stories, and after its end the latest of a range."""
    latest = gathering.ids(LATEST)
    ids = [*gathering.ranked.get(name, ()), *(latest[filler] or latest)]
    return [pk for pk in dict.fromkeys(ids) if pk in gathering.rows]


def _trending(gathering: Gathering) -> list[int]:
    """What rises; then what is hot, and then the latest."""
    rising = gathering.ranked.get(Ranking.Name.TRENDING, ())
    rest = _ranked(gathering, Ranking.Name.HOT, TRENDING)
    return [pk for pk in dict.fromkeys([*rising, *rest]) if pk in gathering.rows][TRENDING]


def sidebars(gathering: Gathering) -> dict[int | None, Sidebar]:
    """What stands beside a list or a story, under None; and, by its id, what stands beside a story
    that it shows: the same without that story."""
    missed, top_posts = _beside(gathering)
    shown = sorted({*top_posts, *(pk for pk, _ in missed)})
    chosen = {pk: _beside(gathering, pk) for pk in (None, *shown)}
    said = counts.texts(
        {pk for missed, top in chosen.values() for pk in (*top, *(pk for pk, _ in missed[:1]))}
    )
    return {pk: _sidebar(gathering, said, *chosen[pk]) for pk in chosen}


def _sidebar(
    gathering: Gathering,
    said: Mapping[int, Mapping[str, Markup]],
    missed: Sequence[tuple[int, Card]],
    top_posts: Sequence[int],
) -> Sidebar:
    cards = [card for _, card in missed]
    if cards:
        cards[0] = replace(cards[0], comments_said=said[missed[0][0]]["card"])
    return Sidebar(
        top_posts=tuple(replace(gathering.card(pk), views=said[pk]["views"]) for pk in top_posts),
        dont_miss=DontMiss(large=cards[0], small=tuple(cards[1:4])) if cards else None,
    )


def _beside(
    gathering: Gathering, without: int | None = None
) -> tuple[list[tuple[int, Card]], list[int]]:
    """Don't Miss as the front fills it, and for Top Posts stories that are not in it."""
    missed = gathering.filled_slots(("lead", *EVERYWHERE), without)["dont_miss"][:4]
    there = {without, *(pk for pk, _ in missed)}
    top_posts = _ranked(gathering, Ranking.Name.TOP, TOP_POSTS)
    rest = [*top_posts, *gathering.ids(LATEST)]
    return missed, [pk for pk in dict.fromkeys(rest) if pk not in there][:4]


def home(gathering: Gathering) -> Link:
    return Link(_("Home"), "/")


def breadcrumb(gathering: Gathering, path: str) -> tuple[Link, ...]:
    """From Home to the place that holds the page at the tree ``path``."""
    trail = [place for place in gathering.tree.trail(path) if place.kind is Section]
    return (home(gathering), *(Link(place.title, place.address) for place in trail))


def profiles(stored: Sequence[tuple[str, str]]) -> tuple[SocialProfile, ...]:
    """Social profiles from (network, address) pairs."""
    return tuple(
        SocialProfile(network, NETWORK_LABELS.get(network, network), url) for network, url in stored
    )


def _stored(value: Any) -> list[tuple[str, str]]:
    return [(block["value"]["network"], block["value"]["url"]) for block in value.raw_data]


def _logo(gathering: Gathering) -> str:
    logo = gathering.edition.logo
    return f"{picture_address(logo.pk, logo.version)}/w480.webp" if logo else ""


def _theme(gathering: Gathering) -> str:
    edition = gathering.edition
    colours = {"accent": edition.accent, "accent_dark": edition.accent_dark}
    set_ones = {name: colour.lstrip("#") for name, colour in colours.items() if colour}
    return f"/theme.css?{urlencode(set_ones)}" if set_ones else ""


def menu(
    gathering: Gathering, here: Place | None = None, address: str = ""
) -> tuple[MenuItem, ...]:
    """The menu as it stands on a page at ``here``, or below it."""
    return tuple(_menu(gathering, here, address))


def _menu(gathering: Gathering, here: Place | None, address: str) -> Iterator[MenuItem]:
    navigation = gathering.navigation
    stored = list(navigation.menu.raw_data) if navigation else []
    if not stored:
        yield MenuItem(_("Home"), "/", is_current=address == "/")
        front = gathering.tree.front()
        for place in gathering.tree.children_of(front.path) if front else ():
            children = tuple(
                _place_item(child, here, address)
                for child in gathering.tree.children_of(place.path)
            )
            yield _place_item(place, here, address, children)
        return
    for block in stored:
        value = block["value"]
        below = [part.get("value", part) for part in value.get("children") or ()]
        children = tuple(
            item for child in below if (item := _item(gathering, child, here, address))
        )
        if item := _item(gathering, value, here, address, children):
            yield item


def _item(
    gathering: Gathering,
    value: dict[str, Any],
    here: Place | None,
    address: str,
    children: tuple[MenuItem, ...] = (),
) -> MenuItem | None:
    """A menu item; None where the page that it points to is not live."""
    if value.get("page"):
        place = gathering.tree.get(value["page"])
        if place is None:
            return None
        return _place_item(place, here, address, children, value.get("label") or "")
    url = value.get("url") or ""
    return MenuItem(value.get("label") or url, url, children, is_current=url == address)


def _place_item(
    place: Place,
    here: Place | None,
    address: str,
    children: tuple[MenuItem, ...] = (),
    label: str = "",
) -> MenuItem:
    is_open = here is not None and place.address != "/" and here.path.startswith(place.path)
    return MenuItem(
        label or (_("Home") if place.address == "/" else place.title),
        place.address,
        children,
        is_current=place.address == address,
        is_open=is_open and place.address != address,
    )

"""The masthead, menu, trending strip, panel, sidebar and footer around a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from markupsafe import Markup

from djeli.alerts.models import AlertRules
from djeli.readership.models import Ranking
from djeli.stories.fact_checks.list_keys import FACT_CHECKS
from djeli.stories.lineups import Slot
from djeli.stories.lists import listings
from djeli.stories.models import Section, StandingPage
from djeli.stories.text.blocks import NETWORKS
from djeli.stories.tree import TreeNode
from djeli.web.builders.page_data import PageData, picture_address
from djeli.web.fragments import counts
from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.pages.article import DontMiss, Sidebar
from djeli.web.view_models.shell import Contacts, MenuItem, NewsletterOffer, Shell, SocialProfile

TRENDING = 8
RANKING = 4
MISSED = 4
"""How many stories are in each list around a page."""

NETWORK_LABELS = dict(NETWORKS)


def shell(
    page_data: PageData,
    here: TreeNode | None = None,
    *,
    address: str = "",
    story_id: int | None = None,
) -> Shell:
    """The edition's facts around a page at ``here``, or below it; ``address`` is the page's own."""
    edition = page_data.edition
    return Shell(
        edition_name=edition.name,
        tagline=edition.tagline,
        language=page_data.language,
        logo_url=_logo(page_data),
        socials=profiles(_stored(edition.profiles)),
        newsletter=NewsletterOffer(promise=edition.newsletter_invitation),
        theme_css_url=_theme(page_data),
        copyright_text=edition.name,
        menu_variant=f"at-{address}" if address else f"in-{here.pk}" if here else "",
        story_id=story_id,
    )


def full_shell(page_data: PageData) -> Shell:
    """The facts with all lists that stand around pages; ``page_data`` has fetched them."""
    edition, arranged = page_data.edition, page_data.arranged()
    return replace(
        shell(page_data),
        trending=page_data.cards(_trending(page_data)),
        whats_hot=page_data.slotted(arranged["whats_hot"]),
        our_picks=page_data.slotted(arranged["our_picks"]),
        most_popular=_ranking(page_data, Ranking.Name.POPULAR, "week"),
        has_alerts=AlertRules.current().is_offered,
        contacts=Contacts(
            about=edition.description,
            email=edition.email,
            phone=edition.telephone,
            address=edition.address,
        ),
        standing_links=standing_links(page_data),
        fact_checks_url="/fact-checks/" if listings.count(FACT_CHECKS) else "",
    )


def standing_links(page_data: PageData) -> tuple[Link, ...]:
    """The live standing pages that the newsroom has put into the footer."""
    live = page_data.tree.standing()
    in_footer = set(StandingPage.objects.filter(is_in_footer=True).values_list("pk", flat=True))
    return tuple(Link(node.title, node.address) for node in live if node.pk in in_footer)


def _trending(page_data: PageData) -> list[int]:
    """What rises; then what is hot, and then the latest."""
    risen = set(page_data.ranked[Ranking.Name.TRENDING])
    rising = [pk for pk in page_data.ids_of_news(Ranking.Name.TRENDING) if pk in risen]
    return list(dict.fromkeys([*rising, *page_data.ids_of_news(Ranking.Name.HOT)]))[:TRENDING]


def sidebars(page_data: PageData) -> dict[int | None, Sidebar]:
    """What stands beside a list or a story, under None; and, by its id, what stands beside a story
    of Don't Miss: the same without that story."""
    usual = page_data.arranged()["dont_miss"].slots[:MISSED]
    missed = {None: usual} | {
        slot.article_id: page_data.arranged(slot.article_id)["dont_miss"].slots[:MISSED]
        for slot in usual
    }
    said = counts.texts(slots[0].article_id for slots in missed.values() if slots)
    ranking = _ranking(page_data, Ranking.Name.TOP, "views")
    return {
        pk: Sidebar(top_posts=ranking, dont_miss=_dont_miss(page_data, slots, said))
        for pk, slots in missed.items()
    }


def _ranking(page_data: PageData, name: Ranking.Name, part: str) -> tuple[Card, ...]:
    """The first stories of an order, each with the number that put it there."""
    first = page_data.ids_of_news(name)[:RANKING]
    said = counts.texts(first)
    return tuple(replace(page_data.card(pk), views=said[pk][part]) for pk in first)


def _dont_miss(
    page_data: PageData, slots: Sequence[Slot], said: Mapping[int, Mapping[str, Markup]]
) -> DontMiss | None:
    if not slots:
        return None
    large, *small = (page_data.card(slot.article_id, slot.headline) for slot in slots)
    large = replace(large, comments_said=said[slots[0].article_id]["card"])
    return DontMiss(large=large, small=tuple(small))


def home(page_data: PageData) -> Link:
    return Link(_("Home"), "/")


def breadcrumb(page_data: PageData, path: str) -> tuple[Link, ...]:
    """From Home to the node that holds the page at the tree ``path``."""
    trail = [node for node in page_data.tree.trail(path) if node.kind is Section]
    return (home(page_data), *(Link(node.title, node.address) for node in trail))


def profiles(stored: Sequence[tuple[str, str]]) -> tuple[SocialProfile, ...]:
    """Social profiles from (network, address) pairs."""
    return tuple(
        SocialProfile(network, NETWORK_LABELS.get(network, network), url) for network, url in stored
    )


def _stored(value: Any) -> list[tuple[str, str]]:
    return [(block["value"]["network"], block["value"]["url"]) for block in value.raw_data]


def _logo(page_data: PageData) -> str:
    logo = page_data.edition.logo
    if logo is None or logo.is_expired:
        return ""
    return f"{picture_address(logo.pk, logo.version)}/w480.webp"


def _theme(page_data: PageData) -> str:
    edition = page_data.edition
    colours = {"accent": edition.accent, "accent_dark": edition.accent_dark}
    set_ones = {name: colour.lstrip("#") for name, colour in colours.items() if colour}
    return f"/theme.css?{urlencode(set_ones)}" if set_ones else ""


def menu(
    page_data: PageData, here: TreeNode | None = None, address: str = ""
) -> tuple[MenuItem, ...]:
    """The menu of a page at ``here``, or below it."""
    return tuple(_menu(page_data, here, address))


def _menu(page_data: PageData, here: TreeNode | None, address: str) -> Iterator[MenuItem]:
    navigation = page_data.navigation
    stored = list(navigation.menu.raw_data) if navigation else []
    if not stored:
        yield MenuItem(_("Home"), "/", is_current=address == "/")
        front = page_data.tree.front()
        for node in page_data.tree.children_of(front.path) if front else ():
            children = tuple(
                _node_item(child, here, address) for child in page_data.tree.children_of(node.path)
            )
            yield _node_item(node, here, address, children)
        return
    for block in stored:
        value = block["value"]
        below = [part.get("value", part) for part in value.get("children") or ()]
        children = tuple(
            item for child in below if (item := _item(page_data, child, here, address))
        )
        if item := _item(page_data, value, here, address, children):
            yield item


def _item(
    page_data: PageData,
    value: dict[str, Any],
    here: TreeNode | None,
    address: str,
    children: tuple[MenuItem, ...] = (),
) -> MenuItem | None:
    """A menu item; None if the page that it points to is not live."""
    if value.get("page"):
        node = page_data.tree.get(value["page"])
        if node is None:
            return None
        return _node_item(node, here, address, children, value.get("label") or "")
    url = value.get("url") or ""
    return MenuItem(value.get("label") or url, url, children, is_current=url == address)


def _node_item(
    node: TreeNode,
    here: TreeNode | None,
    address: str,
    children: tuple[MenuItem, ...] = (),
    label: str = "",
) -> MenuItem:
    is_open = here is not None and node.address != "/" and here.path.startswith(node.path)
    return MenuItem(
        label or (_("Home") if node.address == "/" else node.title),
        node.address,
        children,
        is_current=node.address == address,
        is_open=is_open and node.address != address,
    )

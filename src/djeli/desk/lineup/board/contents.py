"""What the board shows: the containers as readers get them, each with its cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from djeli.desk.lineup.board.cards import Facts, StoryCard, facts_of
from djeli.desk.lineup.board.working import Working
from djeli.readership.front import RANKED, Arranged, arranged
from djeli.readership.models import Ranking
from djeli.stories.left_out import LeftOut, Why
from djeli.stories.lineups import Container, Filled, Slot, containers
from djeli.stories.models import LineUp
from djeli.stories.text.blocks import CONTAINERS, ContainerBlock


@dataclass(frozen=True, slots=True)
class Unseen:
    """A story that was put into a container and does not stand there. ``higher`` is the heading of
    the container where it stands instead; empty where there is none."""

    pk: int
    headline: str
    reason: str
    higher: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A container. ``place`` counts from 0; ``filling`` says in words what fills it."""

    place: int
    kind: str
    heading: str
    size: int
    filling: str
    cards: tuple[StoryCard, ...]
    beside: tuple[StoryCard, ...]
    unseen: tuple[Unseen, ...]
    is_ranking: bool

    @property
    def number(self) -> int:
        """The key that puts a story here."""
        return self.place + 1

    @property
    def pinned(self) -> int:
        return sum(card.is_pinned for card in self.cards)


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[Column, ...]
    at: datetime

    @property
    def where(self) -> Mapping[int, str]:
        """The container in which each story stands, the highest."""
        found: dict[int, str] = {}
        for column in self.columns:
            for card in column.cards:
                found.setdefault(card.pk, column.heading)
        return found


def board_of(now: Working) -> Board:
    """The board of a line-up, at its own time where that is still to come."""
    at = _instant(now.draft)
    front = arranged(containers(now.blocks), at)
    facts = facts_of(front.rows)
    headings = [heading_of(one.container, facts) for one in front.filled]
    unseen = _unseen(front, facts, headings)
    return Board(
        tuple(
            _column(place, one, facts, headings[place], front, unseen.get(place, ()))
            for place, one in enumerate(front.filled)
        ),
        at,
    )


def doubled(line_up: LineUp) -> list[tuple[str, Unseen]]:
    """What a form says of stories that do not stand where they were put, though they are live:
    the container's heading, and the story."""
    front = arranged(containers(list(line_up.containers.raw_data)), _instant(line_up))
    facts = facts_of(front.rows)
    headings = [heading_of(one.container, facts) for one in front.filled]
    live = replace(
        front, left_out=tuple(one for one in front.left_out if one.why is not Why.NOT_LIVE)
    )
    found = _unseen(live, facts, headings)
    return [(headings[place], one) for place, unseen in found.items() for one in unseen]


def _instant(line_up: LineUp) -> datetime:
    return max(timezone.now(), line_up.starts_at)


def heading_of(container: Container, facts: Facts) -> str:
    """A container's heading, or what it is called at the desk."""
    node = facts.tree.get(container.section_id)
    usual = str(dict(CONTAINERS)[container.kind].label)
    return container.heading or (node.title if node else usual)


def _column(
    place: int,
    one: Filled,
    facts: Facts,
    heading: str,
    front: Arranged,
    unseen: tuple[Unseen, ...],
) -> Column:
    container = one.container
    beside = front.beside if container.kind == "lead" else ()
    return Column(
        place=place,
        kind=container.kind,
        heading=heading,
        size=container.size,
        filling=_filling(container, facts),
        cards=tuple(
            facts.card(slot.article_id, slot, is_pinned=slot in container.slots)
            for slot in one.slots
        ),
        beside=tuple(facts.card(pk) for pk in beside),
        unseen=unseen,
        is_ranking=container.is_ranking,
    )


def _filling(container: Container, facts: Facts) -> str:
    rules = {
        Ranking.Name.HOT: _("most read today"),
        Ranking.Name.MISSED: _("read most, seen least"),
        Ranking.Name.TOP: _("most read of all time"),
        Ranking.Name.POPULAR: _("most read in seven days"),
    }
    section = facts.tree.get(container.section_id)
    newest = _("newest of %s") % section.title if section else _("newest")
    is_read = container.kind in RANKED and not container.section_id
    rule = rules[RANKED[container.kind]] if is_read else newest
    if container.is_ranking or container.filling == ContainerBlock.RULE:
        return rule
    return _("by hand") if container.filling == ContainerBlock.HAND else _("pins, then %s") % rule


def _unseen(front: Arranged, facts: Facts, headings: list[str]) -> dict[int, tuple[Unseen, ...]]:
    """The stories that do not stand where they were put, by container."""
    hidden = {one.slot.article_id for one in front.left_out} - front.rows.keys()
    titles = dict(Page.objects.filter(pk__in=hidden).values_list("pk", "title"))
    found: dict[int, tuple[Unseen, ...]] = {}
    for one in front.left_out:
        pk = one.slot.article_id
        name = _name(one.slot, facts, titles)
        reason = reason_of(one, headings)
        higher = headings[one.higher] if one.higher is not None else ""
        found[one.place] = (*found.get(one.place, ()), Unseen(pk, name, reason, higher))
    return found


def _name(slot: Slot, facts: Facts, titles: Mapping[int, str]) -> str:
    row = facts.rows.get(slot.article_id)
    return slot.headline or (row.headline if row else titles.get(slot.article_id, _("A story")))


def reason_of(one: LeftOut, headings: list[str]) -> str:
    """Why a story does not stand where it was put, for editors."""
    if one.why is Why.HIGHER and one.higher is not None:
        return (
            _("already in %s, higher up; a story stands once on the front") % (headings[one.higher])
        )
    return {
        Why.HIGHER: _("stands higher up already"),
        Why.FULL: _("no room: the container is full"),
        Why.NOT_LIVE: _("not live; it appears here once it is"),
        Why.OVER: _("its time here is over"),
        Why.RULE: _("this container shows only what its rule gives"),
        Why.TWICE: _("pinned here twice"),
    }[one.why]

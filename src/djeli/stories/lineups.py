"""Fills the containers of a front from a line-up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from djeli.stories.lists import listings
from djeli.stories.models import CurrentLineUp, LineUp
from djeli.stories.text.blocks import ContainerBlock

RANKINGS = frozenset({"top_posts", "most_popular"})
"""Containers that state a fact: what is read most. They are the same everywhere."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A story that an editor put somewhere, under a headline of its own where one is given."""

    article_id: int
    headline: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """One container as the editor set it. ``source`` is the list that fills what is left open."""

    kind: str
    size: int
    source: str
    heading: str = ""
    section_id: int | None = None
    filling: str = ContainerBlock.BOTH
    may_repeat: bool = False
    slots: tuple[Slot, ...] = ()

    @property
    def is_ranking(self) -> bool:
        """Whether numbers alone fill it: nothing is pinned there, left out or filled up."""
        return self.kind in RANKINGS


@dataclass(frozen=True, slots=True)
class Filled:
    """A container and the stories that stand in it, in order."""

    container: Container
    slots: tuple[Slot, ...]


USUAL: tuple[Container, ...] = (
    Container(kind="lead", size=5, source=listings.LATEST),
    Container(kind="whats_hot", size=3, source=listings.LATEST),
    Container(kind="dont_miss", size=4, source=listings.LATEST),
    Container(kind="our_picks", size=4, source=listings.LATEST),
    Container(kind="latest", size=8, source=listings.LATEST),
)
"""The front of an edition whose editors have not made a line-up yet."""


def containers(stored: Sequence[Mapping[str, Any]]) -> tuple[Container, ...]:
    """The containers of a line-up, from its stored blocks (``containers.raw_data``)."""
    return tuple(_container(block["type"], block["value"]) for block in stored)


def needs(wanted: Sequence[Container]) -> dict[str, int]:
    """How many of the newest of each list are enough to fill ``wanted`` without repeating."""
    total = sum(container.size for container in wanted)
    return {
        container.source: total if container.source == listings.LATEST else container.size * 2 + 8
        for container in wanted
        if container.is_ranking or container.filling != ContainerBlock.HAND
    }


def chosen_ids(wanted: Sequence[Container]) -> set[int]:
    """Ids of the stories that editors put into ``wanted`` by hand."""
    return {slot.article_id for container in wanted for slot in container.slots}


def arrange(
    wanted: Sequence[Container],
    newest: Mapping[str, Sequence[int]],
    live: Collection[int],
    at: datetime,
) -> tuple[Filled, ...]:
    """Fill each container, from the top: by hand, by rule, or by hand with the rule as filler.

    A story stands once on a front unless a container may repeat. What was chosen by hand further
    down is not taken by a rule further up. Slots whose time has passed, and stories that are not
    ``live``, are left out. A ranking has its stories in their order, whatever stands elsewhere.
    """
    pinned = {
        slot.article_id
        for container in wanted
        for slot in _standing(container, live, at)
        if not container.may_repeat
    }
    used: set[int] = set()
    filled = []
    for container in wanted:
        slots: list[Slot] = []
        if container.is_ranking:
            ranking = islice(_by_rule(container, newest, live), container.size)
            filled.append(Filled(container, tuple(ranking)))
            continue
        for slot in _candidates(container, newest, live, at):
            if len(slots) == container.size:
                break
            by_hand = slot in container.slots
            taken = slot.article_id in used and not container.may_repeat
            promised = slot.article_id in pinned and not by_hand and not container.may_repeat
            here = any(slot.article_id == other.article_id for other in slots)
            if not (taken or promised or here):
                slots.append(slot)
        used.update(slot.article_id for slot in slots)
        filled.append(Filled(container, tuple(slots)))
    return tuple(filled)


def _standing(container: Container, live: Collection[int], at: datetime) -> Iterator[Slot]:
    if container.filling == ContainerBlock.RULE:
        return
    for slot in container.slots:
        if slot.article_id in live and (slot.until is None or slot.until > at):
            yield slot


def _candidates(
    container: Container,
    newest: Mapping[str, Sequence[int]],
    live: Collection[int],
    at: datetime,
) -> Iterator[Slot]:
    yield from _standing(container, live, at)
    if container.filling != ContainerBlock.HAND:
        yield from _by_rule(container, newest, live)


def _by_rule(
    container: Container, newest: Mapping[str, Sequence[int]], live: Collection[int]
) -> Iterator[Slot]:
    return (Slot(pk) for pk in newest.get(container.source, ()) if pk in live)


def _container(kind: str, value: Mapping[str, Any]) -> Container:
    section_id = value.get("section")
    return Container(
        kind=kind,
        heading=value.get("heading") or "",
        section_id=section_id,
        source=listings.section_key(section_id) if section_id else listings.LATEST,
        size=int(value.get("size") or 4),
        filling=value.get("filling") or ContainerBlock.BOTH,
        may_repeat=bool(value.get("repeats")),
        slots=() if kind in RANKINGS else tuple(_slots(value.get("stories") or ())),
    )


def _slots(stored: Sequence[Mapping[str, Any]]) -> Iterator[Slot]:
    for part in stored:
        value = part.get("value", part)
        if value.get("story"):
            yield Slot(value["story"], value.get("headline") or "", _instant(value.get("until")))


def _instant(stored: Any) -> datetime | None:
    moment = stored if isinstance(stored, datetime) else parse_datetime(stored or "")
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


def set_current_line_up(at: datetime | None = None) -> bool:
    """Let readers see the line-up whose time has come, without slots whose time is over.

    True if the front is another than before.
    """
    now, before = at or timezone.now(), CurrentLineUp.current()
    line_up = _due(now)
    is_same = (line_up.pk if line_up else None) == before.line_up_id
    if is_same and not any(before.at < until <= now for until in _ends(line_up)):
        return False
    CurrentLineUp.objects.update_or_create(
        pk=before.pk or 1, defaults={"line_up": line_up, "at": now}
    )
    return True


def due_id(at: datetime | None = None) -> int | None:
    """Id of the line-up whose time has come, whether readers see it yet or not."""
    line_up = _due(at or timezone.now())
    return line_up.pk if line_up else None


def _due(at: datetime) -> LineUp | None:
    return LineUp.objects.filter(live=True, starts_at__lte=at).first()


def _ends(line_up: LineUp | None) -> Iterator[datetime]:
    """The instants at which slots of ``line_up`` end."""
    stored = containers(list(line_up.containers.raw_data)) if line_up else ()
    return (slot.until for container in stored for slot in container.slots if slot.until)

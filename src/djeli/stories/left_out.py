"""The stories of a line-up that readers do not see where an editor put them, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from djeli.stories.lineups import Container, Filled, Slot
from djeli.stories.text.blocks import ContainerBlock


class Why(StrEnum):
    """Why a story that an editor chose does not stand where it was put."""

    HIGHER = "higher"
    """It stands in a container higher up, and this one may not repeat."""
    FULL = "full"
    """The container is full with others before it."""
    NOT_LIVE = "not_live"
    OVER = "over"
    """Its "until" has passed."""
    RULE = "rule"
    """The container is filled by its rule alone."""
    TWICE = "twice"
    """It stands in this container already."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A slot that readers do not see. ``place`` is its container's, from 0; ``higher`` that of the
    container where the story stands instead."""

    place: int
    slot: Slot
    why: Why
    higher: int | None = None


def left_out(filled: Sequence[Filled], live: Collection[int], at: datetime) -> Iterator[LeftOut]:
    """The slots of an arranged front that are not shown, each with the reason."""
    stands: dict[int, int] = {}
    for place, one in enumerate(filled):
        shown = {slot.article_id for slot in one.slots}
        seen: set[int] = set()
        for slot in one.container.slots:
            pk = slot.article_id
            if slot in one.slots and pk not in seen:
                seen.add(pk)
                continue
            why = _why(one.container, slot, live, at)
            if why is None and pk in shown:
                why = Why.TWICE
            elif why is None:
                why = Why.HIGHER if pk in stands else Why.FULL
            yield LeftOut(place, slot, why, stands.get(pk) if why is Why.HIGHER else None)
        if not one.container.is_ranking:
            stands |= {pk: place for pk in shown if pk not in stands}


def _why(container: Container, slot: Slot, live: Collection[int], at: datetime) -> Why | None:
    """What of the slot itself keeps it off the front."""
    if container.filling == ContainerBlock.RULE:
        return Why.RULE
    if slot.until is not None and slot.until <= at:
        return Why.OVER
    return None if slot.article_id in live else Why.NOT_LIVE

"""Changes to the stored blocks of a line-up: a story is put, moved, pinned longer, taken out.

Every function gives new blocks and leaves those that it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import uuid4

from djeli.stories.lineups import RANKINGS, Container
from djeli.stories.text.blocks import ContainerBlock

Blocks = list[dict[str, Any]]


class NoPlace(ValueError):
    """There is no such container, or nobody may put a story into it."""


def from_containers(containers: Iterable[Container]) -> Blocks:
    """Blocks as stored, of containers that were never stored."""
    return [
        {
            "type": one.kind,
            "id": str(uuid4()),
            "value": {"heading": "", "filling": one.filling, "size": one.size, "stories": []},
        }
        for one in containers
    ]


def put(
    blocks: Blocks, story: int, place: int, above: Sequence[int] = (), source: int | None = None
) -> Blocks:
    """``story`` pinned in the container at ``place``, below the stories ``above``.

    What stands above by rule is pinned too: pins come first, so it could not stay there else. The
    story's other pins go, but where a container may repeat and is not the ``source`` of the move;
    its headline and end go with it.
    """
    made = deepcopy(blocks)
    value = _open(made, place)
    known = _taken_out(made, story, place, source)
    pins = _parts(value)
    pinned = {_story(part) for part in pins}
    by_rule = [pk for pk in above if pk not in pinned and pk != story]
    if by_rule:
        pins += [_part(pk) for pk in by_rule]
        pins.append(known or _part(story))
    else:
        last = [number for number, part in enumerate(pins) if _story(part) in set(above)]
        pins.insert(last[-1] + 1 if last else 0, known or _part(story))
    value["stories"] = pins
    if value.get("filling") == ContainerBlock.RULE:
        value["filling"] = ContainerBlock.BOTH
    return made


def take_out(blocks: Blocks, story: int, place: int) -> Blocks:
    """Without the pins of ``story`` in the container at ``place``."""
    made = deepcopy(blocks)
    value = _open(made, place)
    value["stories"] = [part for part in _parts(value) if _story(part) != story]
    return made


def end(blocks: Blocks, story: int, place: int, until: datetime | None) -> Blocks:
    """With the pin of ``story`` at ``place`` ending at ``until``; None: it stays."""
    made = deepcopy(blocks)
    value = _open(made, place)
    value["stories"] = _parts(value)
    for part in value["stories"]:
        if _story(part) == story:
            part["value"]["until"] = until.isoformat() if until else None
    return made


def changes(before: Blocks, after: Blocks) -> int:
    """How many stories stand elsewhere, otherwise or no longer, with the containers that were set
    otherwise or put in another order."""
    was, now = _pins(before), _pins(after)
    stories = {pk for pk in was.keys() | now.keys() if was.get(pk) != now.get(pk)}
    return len(stories) + _orders(before, after, stories)


def _orders(before: Blocks, after: Blocks, moved: set[int]) -> int:
    """Containers whose settings, or the order of whose other stories, differ."""

    def rest(block: dict[str, Any]) -> tuple[Any, ...]:
        value = block["value"]
        settings = {name: said for name, said in value.items() if name != "stories"}
        stories = [_story(part) for part in _parts(value)]
        return block["type"], settings, [pk for pk in stories if pk not in moved]

    was, now = list(map(rest, before)), list(map(rest, after))
    count = sum(one != other for one, other in zip(was, now, strict=False))
    return count + abs(len(was) - len(now))


def _pins(blocks: Blocks) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for place, block in enumerate(blocks):
        for part in _parts(block["value"]):
            value = part["value"]
            said = (place, value.get("headline") or "", str(value.get("until") or ""))
            found.setdefault(_story(part), []).append(said)
    return found


def _open(blocks: Blocks, place: int) -> dict[str, Any]:
    """The value of the container at ``place``, if stories may be put there."""
    if not 0 <= place < len(blocks) or blocks[place]["type"] in RANKINGS:
        raise NoPlace(place)
    value: dict[str, Any] = blocks[place]["value"]
    return value


def _taken_out(blocks: Blocks, story: int, place: int, source: int | None) -> dict[str, Any] | None:
    """Take ``story`` out where it stands once; gives its pin, the one at ``place`` first."""
    found: list[dict[str, Any]] = []
    repeats = blocks[place]["value"].get("repeats")
    for number, block in enumerate(blocks):
        value = block["value"]
        may_stay = number not in (place, source) and (value.get("repeats") or repeats)
        if may_stay or not value.get("stories"):
            continue
        parts = _parts(value)
        own = [part for part in parts if _story(part) == story]
        value["stories"] = [part for part in parts if _story(part) != story]
        found = own + found if number == place else found + own
    return found[0] if found else None


def _parts(value: dict[str, Any]) -> Blocks:
    """The pins of a container, each as it is stored today (older ones were stored bare)."""
    return [
        part if "value" in part else {"type": "item", "value": part, "id": str(uuid4())}
        for part in value.get("stories") or ()
    ]


def _part(story: int) -> dict[str, Any]:
    value = {"story": story, "headline": "", "until": None}
    return {"type": "item", "value": value, "id": str(uuid4())}


def _story(part: dict[str, Any]) -> int:
    return int(part["value"].get("story") or 0)

"""What the demo's stories said before they were changed (``changes.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from djeli.stories.first_pages.source import Source

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a story: ``pairs`` are texts after and before it; ``headline`` is the one
    before, empty where it stayed. ``kind`` is one of ``Version.Kind``."""

    hours_ago: float
    kind: str
    pairs: tuple[tuple[str, str], ...]
    headline: str = ""
    text: str = ""


def changes_of(slug: str) -> tuple[Change, ...]:
    """The changes of a story, oldest first."""
    return _all().get(slug, ())


def states(source: Source, changes: Sequence[Change]) -> list[Source]:
    """The story as it was before each change, and at the end as it is. Raises ValueError where a
    text is not in the story."""
    found = [source]
    for change in reversed(changes):
        found.append(_before(found[-1], change))
    return found[::-1]


def _before(source: Source, change: Change) -> Source:
    text = source.text
    for after, before in change.pairs:
        if after not in text:
            raise ValueError(f"{source.slug}: there is no “{after}”")
        text = text.replace(after, before, 1)
    headline = change.headline or source.facts["headline"]
    return replace(source, text=text, facts=source.facts | {"headline": headline})


@cache
def _all() -> dict[str, tuple[Change, ...]]:
    found: dict[str, tuple[Change, ...]] = {}
    for one in tomllib.loads(FILE.read_text("utf-8"))["change"]:
        pairs = tuple((after, before) for after, before in one["pairs"])
        told = one.get("headline", ""), one.get("text", "")
        change = Change(one["hours_ago"], one["kind"], pairs, *told)
        found[one["story"]] = (*found.get(one["story"], ()), change)
    return found

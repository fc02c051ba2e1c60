"""Suggestions while a reader types: stories by headline; topics, sections, authors by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from djeli.kit.words.tokens import normal, plain
from djeli.search.drivers.bounds import TooMuch, bounded
from djeli.search.fallback import answered
from djeli.search.timed_cache import TimedCache
from djeli.stories.lists.listings import author_key, newest, section_key, topic_key
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Contributor, Section, Topic

LONGEST = 80
"""Characters that are used: somebody who types more is not looking for a suggestion."""
SHORTEST = 2
STORIES = 5
"""How many are shown. Twice as many are given: not every headline shows what was typed."""
NAMES = 3
"""Of each kind."""
WORDS = 8


@dataclass(frozen=True, slots=True)
class Name:
    """Something with a page of its own. ``kind`` is topic, section or author; ``others`` are the
    other names of a topic, folded as its own is; ``aliases`` the same as they are written."""

    kind: str
    pk: int
    text: str
    slug: str
    folded: str
    others: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def begins_with(self, words: list[str]) -> bool:
        """True if every word begins a word of one of its names."""
        return any(
            all(f" {word}" in f" {name}" for word in words) for name in (self.folded, *self.others)
        )


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Ids of stories, and names; ``words`` are what was typed, folded."""

    story_ids: tuple[int, ...] = ()
    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()


_names: TimedCache[tuple[Name, ...]] = TimedCache(most=1, seconds=5.0)
KEYS: dict[str, Callable[[int], str]] = {
    "section": section_key,
    "topic": topic_key,
    "author": author_key,
}


def suggest(typed: str) -> Suggestions:
    """What begins as ``typed`` does, and readers can see now. Raises Django's database errors."""
    words = plain(normal(typed[: LONGEST * 2])[:LONGEST]).split()[:WORDS]
    if not words or len("".join(words)) < SHORTEST:
        return Suggestions()
    try:
        with bounded():
            matches = answered(lambda one: one.headlines(words[:-1], words[-1], STORIES * 2))
    except TooMuch:
        matches = []
    ids = [one.story_id for one in matches if one.story_id is not None]
    return Suggestions(tuple(ids), tuple(_like(words)), tuple(words))


def _like(words: list[str]) -> Iterable[Name]:
    """Names of which every word typed begins a word; the shortest first, as the nearest."""
    found = [one for one in _names.of("names", _all_names) if one.begins_with(words)]
    found.sort(key=lambda one: (not one.folded.startswith(words[0]), len(one.folded)))
    chosen = [
        one for kind in KEYS for one in [name for name in found if name.kind == kind][: NAMES * 2]
    ]
    # Only what has a live story: a name may be one of tomorrow's.
    lists = {KEYS[one.kind](one.pk): 1 for one in chosen}
    filled = {key for key, ids in newest(lists).items() if ids}
    for kind in KEYS:
        yield from [one for one in chosen if one.kind == kind and KEYS[kind](one.pk) in filled][
            :NAMES
        ]


def _all_names() -> tuple[Name, ...]:
    columns = ("pk", "name", "slug")
    sections = Section.objects.filter(shown())
    rows = [
        *(("section", *row) for row in sections.values_list("pk", "title", "slug")),
        *(("topic", *row) for row in Topic.objects.values_list(*columns, "aliases")),
        *(("author", *row) for row in Contributor.objects.values_list(*columns)),
    ]
    return tuple(
        _name(kind, pk, text, slug, "\n".join(more).splitlines())
        for kind, pk, text, slug, *more in rows
    )


def _name(kind: str, pk: int, text: str, slug: str, aliases: list[str]) -> Name:
    return Name(kind, pk, text, slug, _folded(text), tuple(map(_folded, aliases)), tuple(aliases))


def _folded(name: str) -> str:
    return plain(normal(name))

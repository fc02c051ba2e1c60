"""Suggests topics for a text: the edition's own first, then names of the gazetteer.

A topic is named by its name and its other names; a place or an organisation also by what the
gazetteer calls it, and a country by its cities and its people. Subjects are found by the stems of
their words in any case ("fisheries" is no "fishing", but "ports" is "Port").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from djeli.kit.words.letters import fold
from djeli.kit.words.stems import stem
from djeli.kit.words.tokens import words
from djeli.stories.gazetteer.entries import Entry, entries
from djeli.stories.gazetteer.finder import Finder, world
from djeli.stories.models import Contributor, Topic

Key = TypeVar("Key", bound=Hashable)

WEIGHTS = (4.0, 2.0, 1.0)
"""What a mention counts in headline, standfirst and body; the body's grow slowly."""
OF_A_CITY = 0.4
"""What a city's mention counts for its country."""
NEW = 0.6
"""What counts of something that is no topic yet."""
LEAST, LEAST_NEW = 0.9, 1.5
MOST, MOST_NEW = 8, 4
NAMED = frozenset({Topic.Kind.PERSON, Topic.Kind.PLACE, Topic.Kind.ORGANISATION})
"""Kinds whose names begin with a capital. Running stories have titles that no text repeats: they
are found by their other names, and as subjects are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A topic that a text may be about. ``pk`` is None for what is no topic yet."""

    name: str
    kind: str
    weight: float
    mentions: int
    pk: int | None = None
    code: str = ""


@dataclass(slots=True)
class _Found:
    weight: float = 0.0
    mentions: int = 0

    def add(self, weight: float, mentions: int) -> None:
        self.weight += weight
        self.mentions += mentions


@dataclass(slots=True)
class _Findings:
    topics: dict[int, _Found] = field(default_factory=dict)
    entries: dict[Entry, _Found] = field(default_factory=dict)
    people: dict[str, _Found] = field(default_factory=dict)


def suggest(
    headline: str, standfirst: str, body: str, language: str, chosen: Iterable[int] = ()
) -> list[Suggestion]:
    """What the text is about, the surest first, without the topics ``chosen``.

    At most eight topics of the edition, and four that it does not have.
    """
    topics = list(Topic.objects.order_by("pk"))
    found = _look((headline, standfirst, body), language, topics)
    _hand_over(found, topics)
    by_pk = {topic.pk: topic for topic in topics}
    known = [
        Suggestion(name=by_pk[pk].name, kind=by_pk[pk].kind, pk=pk, weight=one.weight,
                   mentions=one.mentions)
        for pk, one in found.topics.items() if one.weight >= LEAST and pk not in set(chosen)
    ]  # fmt: skip
    fresh = [
        *(_of_entry(entry, one) for entry, one in found.entries.items()),
        *(_of_person(name, one) for name, one in found.people.items()),
    ]
    enough = [one for one in fresh if one.weight >= LEAST_NEW * NEW]
    return [*_best(known)[:MOST], *_best(enough)[:MOST_NEW]]


def _best(found: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(found, key=lambda one: (-one.weight, one.name))


def _of_entry(entry: Entry, one: _Found) -> Suggestion:
    return Suggestion(
        name=entry.name,
        kind=entry.kind,
        code=entry.code,
        weight=one.weight * NEW,
        mentions=one.mentions,
    )


def _of_person(name: str, one: _Found) -> Suggestion:
    kind = Topic.Kind.PERSON.value
    return Suggestion(name=name, kind=kind, weight=one.weight * NEW, mentions=one.mentions)


def _look(parts: Sequence[str], language: str, topics: Sequence[Topic]) -> _Findings:
    own, people = _finder(topics), _people(topics)
    subjects = _subjects(topics, language)
    found = _Findings()
    for text, weight in zip(parts, WEIGHTS, strict=True):
        is_body = weight == WEIGHTS[-1]
        _add(found.topics, own.find(text), weight, is_body=is_body)
        _add(found.topics, _count_stems(subjects, text, language), weight, is_body=is_body)
        _add(found.entries, world().find(text), weight, is_body=is_body)
        _add(found.people, people.find(text), weight, is_body=is_body)
    return found


def _add(
    into: dict[Key, _Found], counts: Mapping[Key, int], weight: float, *, is_body: bool
) -> None:
    for key, times in counts.items():
        counted = 1 + math.log(times) if is_body else 1
        into.setdefault(key, _Found()).add(weight * counted, times)


def _finder(topics: Sequence[Topic]) -> Finder[int]:
    """Finds persons, places and organisations by their names, and anything by its other names."""
    finder: Finder[int] = Finder()
    for topic in topics:
        finder.add(topic.pk, topic.names if topic.kind in NAMED else topic.names[1:])
    return finder


def _people(topics: Sequence[Topic]) -> Finder[str]:
    """Finds those who write for the edition, and are no topic."""
    there = {fold(name) for topic in topics for name in topic.names}
    finder: Finder[str] = Finder()
    for name in Contributor.objects.values_list("name", flat=True):
        if fold(name) not in there and len(name.split()) > 1:
            finder.add(name, [name])
    return finder


def _subjects(topics: Sequence[Topic], language: str) -> dict[tuple[str, ...], int]:
    """Of each subject, event and running story the stems of its name, and whose they are."""
    return {
        tuple(stem(word, language) for word in words(topic.name)): topic.pk
        for topic in topics
        if topic.kind not in NAMED
    }


def _count_stems(subjects: dict[tuple[str, ...], int], text: str, language: str) -> Counter[int]:
    lengths = sorted({len(stems) for stems in subjects if stems}, reverse=True)
    stems = [stem(word, language) for word in words(text)]
    found: Counter[int] = Counter()
    at = 0
    while at < len(stems):
        step = 1
        for length in lengths:
            pk = subjects.get(tuple(stems[at : at + length]))
            if pk is not None:
                found[pk] += 1
                step = length
                break
        at += step
    return found


def _hand_over(found: _Findings, topics: Sequence[Topic]) -> None:
    """Give what the gazetteer found to the topics that are the same, and cities to countries."""
    owners = _owners(topics)
    for entry, one in list(found.entries.items()):
        country = _countries().get(entry.country)
        if country and not entry.is_country:
            of_country = owners.get(country)
            if of_country is not None:
                there = found.topics.setdefault(of_country, _Found())
                there.add(one.weight * OF_A_CITY, one.mentions)
        owner = owners.get(entry)
        if owner is not None:
            there = found.topics.setdefault(owner, _Found())
            # The topic's own finder has seen the same words: the larger count is kept.
            there.weight = max(there.weight, one.weight)
            there.mentions = max(there.mentions, one.mentions)
            del found.entries[entry]


def _countries() -> dict[str, Entry]:
    return {entry.code: entry for entry in entries() if entry.is_country}


def _owners(topics: Sequence[Topic]) -> dict[Entry, int]:
    """Which entries of the gazetteer are topics already."""
    by_name = {fold(name): topic.pk for topic in reversed(topics) for name in topic.names}
    return {
        entry: by_name[name]
        for entry in entries()
        for name in reversed([fold(one) for one in entry.names])
        if name in by_name
    }

"""A version's public record in plain lines, for comparing two of them.

What an editor typed is in the story's language, the words around it in the one that is active.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from djeli.stories.disclosures.kinds import Disclosed
from djeli.stories.sources.public import PublicSource
from djeli.stories.sources.words import source_line, state_line

Record = Mapping[str, Any]


def lines_of(record: Record, part: str) -> list[str]:
    """One of the ``PARTS`` of ``public_record``, a line for each thing in it."""
    return list(WRITERS[part](record[part]))


def _verification(given: Record) -> Iterator[str]:
    if given:
        yield state_line(given["state"], given["note"])


def _sources(given: list[Record]) -> Iterator[str]:
    for one in given:
        source = PublicSource(
            kind=one["kind"],
            who=one["who"],
            link=one["link"],
            checked_how=one["checked_how"],
            checked_on=date.fromisoformat(one["checked_on"]) if one["checked_on"] else None,
            is_anonymous=bool(one["why_anonymous"]),
            why_anonymous=one["why_anonymous"],
        )
        yield source_line(source, one["document"])


def _disclosures(given: list[Record]) -> Iterator[str]:
    yield from (f"{Disclosed(one['kind']).label}: {one['text']}" for one in given)


def _claims(given: list[Record]) -> Iterator[str]:
    for one in given:
        said = ", ".join(filter(None, (one["claimant"], _day(one["made_on"]), one["made_at"])))
        rating = _("Our rating: %(rating)s") % {"rating": one["rating"]} if one["rating"] else ""
        yield " — ".join(filter(None, (f"{said}: “{one['text']}”", rating, one["checked"])))


def _words(given: str) -> Iterator[str]:
    if given:
        yield given


def _day(written: str) -> str:
    return formats.date_format(date.fromisoformat(written), "j F Y") if written else ""


WRITERS: dict[str, Callable[[Any], Iterator[str]]] = {
    "verification": _verification,
    "sources": _sources,
    "agency": _words,
    "disclosures": _disclosures,
    "sponsor": _words,
    "claims": _claims,
}

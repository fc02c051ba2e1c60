"""The entries of ``names.tsv``, as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "names.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name. ``names`` has the usual one first.

    ``kind`` is a topic's. ``code`` is a country's ISO code, an organisation's letters, GeoNames'
    number of a city. ``country`` is where it is, empty if that is no one country. A name that
    people bear too ``is_ambiguous``. Degrees; north and east are positive.
    """

    kind: str
    code: str
    names: tuple[str, ...]
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_ambiguous: bool = False

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def is_country(self) -> bool:
        return bool(self.country) and self.country == self.code


@cache
def entries() -> tuple[Entry, ...]:
    """Everything in the gazetteer, countries first; of two of one name the first counts."""
    lines = FILE.read_text("utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line and not line.startswith("#"))


def _entry(line: str) -> Entry:
    kind, code, name, north, east, country, marked, others = line.split("\t")
    return Entry(
        kind=kind,
        code=code,
        names=(name, *filter(None, others.split("|"))),
        country=country,
        latitude=float(north) if north else None,
        longitude=float(east) if east else None,
        is_ambiguous=bool(marked),
    )

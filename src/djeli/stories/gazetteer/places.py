"""Places with their positions, by name or as an editor writes them down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from djeli.stories.gazetteer.entries import entries

WRITTEN = re.compile(
    r"(?P<name>.*?\S)[\s,;]+(?P<north>[-−]?\d{1,2}(?:\.\d+)?)[\s,;]+(?P<east>[-−]?\d{1,3}(?:\.\d+)?)"
)
MOST = 8


class UnknownPlace(ValueError):
    """A line that names no place we know and gives no position. Its text is for the editor."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on the globe. Degrees; north and east are positive."""

    name: str
    latitude: float
    longitude: float
    is_country: bool = False


def place_named(name: str) -> Place | None:
    """The place of that name in the gazetteer, in any of its names."""
    return _by_name().get(name.strip().casefold())


def places_named(names: Iterable[str]) -> tuple[Place, ...]:
    """Those of the names that are places, each once."""
    found = [place for name in names if (place := place_named(name))]
    return tuple(dict.fromkeys(found))[:MOST]


def read_places(text: str) -> tuple[Place, ...]:
    """One place a line: a name of the gazetteer, or a name with latitude and longitude.

    Raises UnknownPlace.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST:
        raise UnknownPlace(_("A map shows at most %s places.") % MOST)
    return tuple(_read(line) for line in lines)


def _read(line: str) -> Place:
    written = WRITTEN.fullmatch(line)
    if written is None:
        known = place_named(line)
        if known is None:
            raise UnknownPlace(
                _(
                    "“%s” is not in the gazetteer. Add its latitude and longitude, in degrees: "
                    "Bichi 12.23 8.24"
                )
                % line
            )
        return Place(line, known.latitude, known.longitude, known.is_country)
    north, east = (float(written[part].replace("−", "-")) for part in ("north", "east"))
    if abs(north) > 90 or abs(east) > 180:
        raise UnknownPlace(_("“%s” lies off the globe: latitude comes first.") % line)
    return Place(written["name"], north, east)


@cache
def _by_name() -> dict[str, Place]:
    """Every name of a place with a position; of two of one name the first of the list counts."""
    found: dict[str, Place] = {}
    for entry in entries():
        if entry.kind == "place" and entry.latitude is not None and entry.longitude is not None:
            place = Place(entry.name, entry.latitude, entry.longitude, entry.is_country)
            for name in entry.names:
                found.setdefault(name.casefold(), place)
    return found

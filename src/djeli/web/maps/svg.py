"""A locator map as SVG: land, the countries at hand, borders, and the places with their names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from markupsafe import Markup

from djeli.stories.gazetteer.places import Place
from djeli.web.maps.geography import Country, Point, countries, country_at
from djeli.web.maps.outlines import APART, path_of
from djeli.web.maps.view import HEIGHT, WIDTH, View, view_of

LETTER = 7.4
LINE = 17.0
DOT = 5.0
"""Its radius."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in units of the drawing."""
HEAVIEST = 3200
"""Characters of outlines in one map."""


@lru_cache(maxsize=256)
def svg(places: tuple[Place, ...], label: str) -> Markup:
    """A map of the places, ``label`` for those who do not see it. Raises ValueError for none."""
    if not places:
        raise ValueError("a map needs a place")
    spots = [(place.longitude, place.latitude) for place in places]
    found = [country_at(spot) for spot in spots]
    home = tuple({country.name: country for country in found if country}.values())
    view = view_of(spots, home)
    land, here = _ground(view, home)
    opening = (
        f'<svg viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" aria-label="{escape(label)}">'
    )
    ground = f'<path class="land" d="{land}"/>' if land else ""
    marks = _marks(places, spots, view)
    return Markup(f'{opening}{ground}<path class="home" d="{here}"/>{marks}</svg>')  # noqa: S704 (escaped part by part)


def _ground(view: View, home: Sequence[Country]) -> tuple[str, str]:
    """Path data of all land in view and of the countries at hand, coarser until it is light."""
    names = {country.name for country in home}
    others = [country for country in countries() if country.name not in names]
    land = here = ""
    for apart in (APART, 3.2, 4.2, 6.0, 9.0):
        land = "".join(path_of(one, view, apart) for one in others)
        here = "".join(path_of(one, view, apart) for one in home)
        if len(land) + len(here) <= HEAVIEST:
            break
    return land, here


def countries_of(places: Sequence[Place]) -> tuple[str, ...]:
    """The countries in which the places lie, each once."""
    found = [country_at((place.longitude, place.latitude)) for place in places]
    return tuple(dict.fromkeys(country.name for country in found if country))


def _marks(places: Sequence[Place], spots: Sequence[Point], view: View) -> str:
    """A dot and a name for each place; a country's name stands alone in its middle."""
    found = [(place, view.place(spot)) for place, spot in zip(places, spots, strict=True)]
    seen = [(place, at) for place, at in found if at is not None]
    # No name covers another place's dot, whichever of the two is drawn first.
    taken = [_dot(at) for place, at in seen if not place.is_country]
    return "".join(_mark(place, at, taken) for place, at in seen)


def _mark(place: Place, at: Point, taken: list[Box]) -> str:
    x, y = at
    name = escape(place.name)
    if place.is_country:
        return f'<text class="m" x="{x:.0f}" y="{y:.0f}">{name}</text>'
    anchor, dx, dy = _free_side(at, len(place.name) * LETTER, taken)
    side = ' class="e"' if anchor == "end" else ""
    dot = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{DOT:.0f}"/>'
    return f'{dot}<text{side} x="{x + dx:.0f}" y="{y + dy:.0f}">{name}</text>'


def _free_side(at: Point, wide: float, taken: list[Box]) -> tuple[str, float, float]:
    """Where a name stands beside its dot without leaving the map or lying on what is ``taken``, to
    which it is added."""
    tries = [("start", 9.0, 5.0), ("end", -9.0, 5.0), ("start", 6.0, -9.0), ("start", 6.0, 19.0)]
    tries += [("end", -6.0, -9.0), ("end", -6.0, 19.0)]
    best, fewest = tries[0], math.inf
    for one in tries:
        box = _name_box(at, wide, *one)
        out = max(0.0, -box[0]) + max(0.0, box[2] - WIDTH) + max(0.0, -box[1])
        faults = out / 10 + sum(3.0 for other in taken if _overlaps(box, other))
        if faults < fewest:
            best, fewest = one, faults
    taken.append(_name_box(at, wide, *best))
    return best


def _dot(at: Point) -> Box:
    x, y = at
    return (x - DOT, y - DOT + 1, x + DOT, y + DOT - 1)


def _name_box(at: Point, wide: float, anchor: str, dx: float, dy: float) -> Box:
    x, y = at[0] + dx, at[1] + dy
    left = x if anchor == "start" else x - wide
    return (left, y - LINE * 0.7, left + wide, y + LINE * 0.3)


def _overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""Which part of the globe a map shows, and where on it a spot falls.

Lambert's azimuthal equal-area projection about the middle of the map (Snyder, "Map Projections",
USGS 1395, p. 182): countries keep their sizes, and nearly their shapes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from djeli.web.maps.geography import Country, Point, box_of

EARTH = 6371.0
WIDTH, HEIGHT = 340.0, 230.0
"""Units of the drawing."""
LEAST, MOST = 1100.0, 5200.0
"""Kilometres across: never so near that no coast or border tells where it is."""
AROUND = 1.35


@dataclass(frozen=True, slots=True)
class View:
    """A window ``width`` kilometres wide about ``middle`` (longitude, latitude)."""

    middle: Point
    width: float

    def place(self, spot: Point) -> Point | None:
        """Where a spot falls on the drawing; None on the other side of the globe."""
        found = project(self.middle, spot)
        if found is None:
            return None
        scale = WIDTH / self.width
        return WIDTH / 2 + found[0] * scale, HEIGHT / 2 - found[1] * scale


def project(middle: Point, spot: Point) -> Point | None:
    """Kilometres east and north of ``middle``; None for what is more than a quarter turn away."""
    turn = math.radians(spot[0] - middle[0])
    here, there = math.radians(middle[1]), math.radians(spot[1])
    cosine = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(turn)
    if cosine < 0:
        return None
    scale = EARTH * math.sqrt(2 / (1 + cosine))
    return (
        scale * math.cos(there) * math.sin(turn),
        scale
        * (math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(turn)),
    )


def view_of(spots: Sequence[Point], home: Sequence[Country]) -> View:
    """All spots with a margin; where they lie in one country, as much of it as makes sense."""
    west, south, east, north = box_of(_unwrapped(spots))
    middle = ((west + east) / 2, (south + north) / 2)
    width = max(LEAST, _span(middle, spots) / 0.6)
    around = home[0].boxes[0] if len(home) == 1 else (-180.0, 0.0, 180.0, 0.0)
    # Also a country on both sides of the date line has no box that helps.
    if around[2] - around[0] > 180:
        return View(middle, width)
    centre = ((around[0] + around[2]) / 2, (around[1] + around[3]) / 2)
    corners = [(around[0], around[1]), (around[2], around[3]), (around[0], around[3])]
    width = max(width, min(_span(centre, [*corners, (around[2], around[1])]) * AROUND, MOST))
    return View(_towards(middle, centre, width), width)


def _unwrapped(spots: Sequence[Point]) -> list[Point]:
    """Spots beyond the date line count as near."""
    first = spots[0][0]
    return [(first + (x - first + 180) % 360 - 180, y) for x, y in spots]


def _span(middle: Point, spots: Sequence[Point]) -> float:
    """The width, in kilometres, of a window about ``middle`` that holds the spots."""
    found = [place for spot in spots if (place := project(middle, spot))]
    return max((2 * max(abs(x), abs(y) * WIDTH / HEIGHT) for x, y in found), default=0.0)


def _towards(middle: Point, centre: Point, width: float) -> Point:
    """The middle moved towards the country's, by a quarter of the window at most."""
    found = project(middle, centre) or (0.0, 0.0)
    reach = max(abs(found[0]) / width, abs(found[1]) * WIDTH / HEIGHT / width, 1e-9)
    share = min(1.0, 0.25 / reach)
    return middle[0] + (centre[0] - middle[0]) * share, middle[1] + (centre[1] - middle[1]) * share

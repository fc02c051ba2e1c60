"""The view: which part of the globe a picture shows, and where on it a place falls.

Lambert's azimuthal equal-area projection about the middle of the picture: countries keep their
sizes and, within a continent, nearly their shapes (Snyder, Map Projections, USGS 1987, p. 182).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tools.pictures.art.box import Box, Point

EARTH = 6371.0
LEAST_WIDTH = 1200.0
MOST_WIDTH = 4200.0
SMALL_WIDTH = 1750.0
_AROUND = 1.3
_SPREAD = (0.56, 0.52)


@dataclass(frozen=True)
class View:
    """A window ``width`` kilometres wide about ``middle`` (longitude, latitude), in a frame."""

    middle: Point
    width: float
    frame: Box

    def place(self, longitude: float, latitude: float) -> Point:
        """Give where a place falls, in the units of the frame."""
        x, y = project(self.middle, longitude, latitude)
        scale = self.frame.w / self.width
        cx, cy = self.frame.middle
        return cx + x * scale, cy - y * scale

    def reach(self) -> float:
        """Give how far from the middle a corner lies, as an angle in degrees."""
        half = math.hypot(self.width, self.width * self.frame.h / self.frame.w) / 2
        return math.degrees(2 * math.asin(min(0.9, half / EARTH / 2)))

    def turn(self, longitude: float, latitude: float) -> float:
        """Give how far from the middle a place lies, as an angle in degrees."""
        turn, here, there = (
            math.radians(v) for v in (longitude - self.middle[0], self.middle[1], latitude)
        )
        cosine = math.sin(here) * math.sin(there) + math.cos(here) * math.cos(there) * math.cos(
            turn
        )
        return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))

    def degrees(self) -> Box:
        """Give a box in degrees that holds all that shows."""
        reach = self.reach()
        x, y = self.middle
        low, high = max(-90.0, y - reach), min(90.0, y + reach)
        cosine = math.cos(math.radians(min(89.0, max(abs(low), abs(high)))))
        wide = min(180.0, reach / cosine)
        return Box(x - wide, low, 2 * wide, high - low)


def project(middle: Point, longitude: float, latitude: float) -> Point:
    """Give kilometres east and north of ``middle``."""
    turn, there = math.radians(longitude - middle[0]), math.radians(latitude)
    sin_here, cos_here = _sine_and_cosine(middle[1])
    sin_there, cos_there = math.sin(there), math.cos(there)
    ahead = cos_there * math.cos(turn)
    scale = EARTH * math.sqrt(2 / max(1e-6, 1 + sin_here * sin_there + cos_here * ahead))
    return scale * cos_there * math.sin(turn), scale * (cos_here * sin_there - sin_here * ahead)


@lru_cache(maxsize=256)
def _sine_and_cosine(degrees: float) -> Point:
    return math.sin(math.radians(degrees)), math.cos(math.radians(degrees))


def view_of(places: Sequence[Point], land: Box | None, frame: Box) -> View:
    """Choose the view for places (longitude, latitude); ``land`` is the one country they lie in.

    One place or a few in one country: as much of that country as fits while the places stay
    near the middle. Otherwise: all places with a margin. Never narrower than 1,200 km.
    """
    middle = _middle(places)
    spots = [project(middle, *place) for place in places]
    wide = max(x for x, _ in spots) - min(x for x, _ in spots)
    tall = max(y for _, y in spots) - min(y for _, y in spots)
    ratio = frame.w / frame.h
    width = max(LEAST_WIDTH, wide / _SPREAD[0], tall * ratio / _SPREAD[1])
    if land is None:
        return View(middle, width, frame)
    centre = land.middle
    edge = [project(centre, x, y) for x, y in land.corners()]
    around = (
        max(max(abs(x) for x, _ in edge) * 2, max(abs(y) for _, y in edge) * 2 * ratio) * _AROUND
    )
    # A small country says more with its neighbours about it.
    width = max(width, min(around, MOST_WIDTH), SMALL_WIDTH if around < LEAST_WIDTH else 0)
    return View(_towards(middle, centre, width, width / ratio), width, frame)


def _middle(places: Sequence[Point]) -> Point:
    """Give the middle of the places; those beyond the date line count as near."""
    first = places[0][0]
    east = [first + (x - first + 180) % 360 - 180 for x, _ in places]
    north = [y for _, y in places]
    return (min(east) + max(east)) / 2, (min(north) + max(north)) / 2


def _towards(middle: Point, centre: Point, width: float, height: float) -> Point:
    """Move the middle towards a country's, by a sixth of the picture at most."""
    x, y = project(middle, *centre)
    share = min(1.0, width / 6 / max(1.0, abs(x)), height / 6 / max(1.0, abs(y)))
    return middle[0] + (centre[0] - middle[0]) * share, middle[1] + (centre[1] - middle[1]) * share

"""The world's countries: their outlines, their borders, and which of them holds a place."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from tools.pictures.art.box import Box, Point

_FILE = Path(__file__).with_name("world.json.gz")
_SHORE = 1.2

Ring = tuple[int, ...]


@dataclass(frozen=True)
class Country:
    """A country: its ISO 3166-1 numeric code (may be empty), name, polygons, and their box.

    A polygon is its outline and the holes in it, each a row of arc numbers; ``~n`` is arc ``n``
    backwards. The box is in degrees, south to north, and holds the largest polygon only.
    """

    iso: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    box: Box


@dataclass(frozen=True)
class World:
    """All arcs as longitude and latitude, their boxes, all countries, and the arcs two share."""

    arcs: tuple[tuple[Point, ...], ...]
    boxes: tuple[Box, ...]
    countries: tuple[Country, ...]
    borders: frozenset[int]

    def outline(self, ring: Ring) -> list[Point]:
        """Give the points of a ring."""
        points: list[Point] = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def country_at(self, longitude: float, latitude: float) -> Country | None:
        """Give the country of a place; off the coast, one whose shore is about a degree away."""
        spot = (longitude, latitude)
        for country in self.countries:
            for rings in country.polygons:
                if (
                    sum(
                        _is_inside(spot, self.outline(ring))
                        for ring in rings
                        if self._near(ring, spot)
                    )
                    % 2
                ):
                    return country
        nearest = min((self._shore(country, spot), k) for k, country in enumerate(self.countries))
        return self.countries[nearest[1]] if nearest[0] <= _SHORE**2 else None

    def _near(self, ring: Ring, spot: Point) -> bool:
        """Tell whether a place lies in the box of a ring."""
        box = _union([self.boxes[number if number >= 0 else ~number] for number in ring])
        return box.x <= spot[0] <= box.right and box.y <= spot[1] <= box.bottom

    def _shore(self, country: Country, spot: Point) -> float:
        """Give the squared distance of a place from a country's outline, in degrees."""
        best = 1e9
        for rings in country.polygons:
            for number in rings[0]:
                arc = number if number >= 0 else ~number
                box = self.boxes[arc]
                dx = max(box.x - spot[0], spot[0] - box.right, 0)
                dy = max(box.y - spot[1], spot[1] - box.bottom, 0)
                if dx * dx + dy * dy < min(best, _SHORE**2):
                    best = min(
                        best, *((x - spot[0]) ** 2 + (y - spot[1]) ** 2 for x, y in self.arcs[arc])
                    )
        return best


@lru_cache(maxsize=1)
def world() -> World:
    """Read the atlas. Raises OSError or ValueError if its file is missing or broken."""
    packed = json.loads(gzip.decompress(_FILE.read_bytes()))
    unit = packed["per_degree"]
    arcs = tuple(
        tuple(
            (x / unit, y / unit)
            for x, y in zip(accumulate(arc[::2]), accumulate(arc[1::2]), strict=True)
        )
        for arc in packed["arcs"]
    )
    boxes = tuple(_box(arc) for arc in arcs)
    countries = []
    owners: dict[int, set[str]] = {}
    for iso, name, polygons in packed["countries"]:
        rings = tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons)
        for number in (n for polygon in rings for ring in polygon for n in ring):
            owners.setdefault(number if number >= 0 else ~number, set()).add(name)
        largest = _union([boxes[n if n >= 0 else ~n] for n in rings[0][0]])
        countries.append(Country(iso, name, rings, largest))
    shared = frozenset(number for number, names in owners.items() if len(names) > 1)
    return World(arcs, boxes, tuple(countries), shared)


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _union(boxes: Sequence[Box]) -> Box:
    left, low = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, low, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - low)


def _is_inside(spot: Point, outline: Sequence[Point]) -> bool:
    """Tell whether a point lies in a polygon, by the sides that a ray from it crosses."""
    x, y = spot
    inside = False
    ax, ay = outline[-1]
    for bx, by in outline:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside

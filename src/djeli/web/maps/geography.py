"""The world's countries as outlines in degrees."""

from __future__ import annotations

import gzip
import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from pathlib import Path

FILE = Path(__file__).with_name("countries.json.gz")
SHORE = 1.2
"""Degrees from a coast within which a place still counts to the land."""

Point = tuple[float, float]


class Outline:
    """Points of a closed line, 16 bytes each: as pairs of Python's numbers they would take 130,
    and the world 15 MB in each process that draws a map."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: Iterable[float]) -> None:
        """``numbers``: longitude, latitude, longitude, latitude …"""
        self._numbers = array("d", numbers)

    def __iter__(self) -> Iterator[Point]:
        numbers = iter(self._numbers)
        return zip(numbers, numbers, strict=True)

    def __len__(self) -> int:
        return len(self._numbers) // 2

    @property
    def nbytes(self) -> int:
        return self._numbers.itemsize * len(self._numbers)

    @property
    def last(self) -> Point:
        return self._numbers[-2], self._numbers[-1]


@dataclass(frozen=True, slots=True)
class Country:
    """A country: name, outlines as (longitude, latitude), the largest first, and their boxes."""

    name: str
    outlines: tuple[Outline, ...]
    boxes: tuple[tuple[float, float, float, float], ...]

    def holds(self, spot: Point) -> bool:
        """True where a spot lies in it."""
        return any(
            west <= spot[0] <= east and south <= spot[1] <= north and _is_inside(spot, outline)
            for outline, (west, south, east, north) in zip(self.outlines, self.boxes, strict=True)
        )

    def distance(self, spot: Point) -> float:
        """How far, in degrees, the nearest point of its outlines is; large if it is far away."""
        near = [
            outline
            for outline, (west, south, east, north) in zip(self.outlines, self.boxes, strict=True)
            if west - SHORE <= spot[0] <= east + SHORE and south - SHORE <= spot[1] <= north + SHORE
        ]
        return (
            min(
                ((x - spot[0]) ** 2 + (y - spot[1]) ** 2 for outline in near for x, y in outline),
                default=1e9,
            )
            ** 0.5
        )


def country_at(spot: Point) -> Country | None:
    """The country of a spot (longitude, latitude); near a coast the nearest."""
    for country in countries():
        if country.holds(spot):
            return country
    nearest = min(countries(), key=lambda country: country.distance(spot))
    return nearest if nearest.distance(spot) <= SHORE else None


@cache
def countries() -> tuple[Country, ...]:
    """All countries. Takes some tens of milliseconds, once in each process."""
    packed = json.loads(gzip.decompress(FILE.read_bytes()))
    arcs = [_points(flat, packed["per_degree"]) for flat in packed["arcs"]]
    return tuple(_country(name, parts, arcs) for _, name, parts in packed["countries"])


def _country(name: str, parts: list[list[list[int]]], arcs: list[list[Point]]) -> Country:
    outlines = tuple(_outline(rings[0], arcs) for rings in parts)
    return Country(name, outlines, tuple(map(box_of, outlines)))


def box_of(outline: Iterable[Point]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    xs, ys = zip(*outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _outline(ring: list[int], arcs: list[list[Point]]) -> Outline:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return Outline(chain.from_iterable(points))


def _points(flat: list[int], per_degree: int) -> list[Point]:
    xs, ys = accumulate(flat[::2]), accumulate(flat[1::2])
    return [(x / per_degree, y / per_degree) for x, y in zip(xs, ys, strict=True)]


def _is_inside(spot: Point, outline: Outline) -> bool:
    """By the sides that a ray from the spot crosses."""
    x, y = spot
    inside = False
    ax, ay = outline.last
    for bx, by in outline:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        ax, ay = bx, by
    return inside

"""A small globe that shows where a place is: meridians, parallels and a dot.

An orthographic projection (Snyder, "Map Projections", USGS 1395, p. 145) with the place in the
middle. No coast, no border and no map service: a stand-in that states the position.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

STEP = 20
"""Degrees between two lines."""
FINE = 5
"""Degrees between two points of a line."""
RADIUS = 500

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Globe:
    """The side of the Earth on which a place is. Degrees; north and east are positive."""

    latitude: float
    longitude: float

    @property
    def position(self) -> str:
        """`13.5° N, 2.1° E`."""
        north = f"{abs(self.latitude):.1f}° {'S' if self.latitude < 0 else 'N'}"
        return f"{north}, {abs(self.longitude):.1f}° {'W' if self.longitude < 0 else 'E'}"

    @property
    def lines(self) -> str:
        """All meridians and parallels but the equator, as an SVG path of radius 500 about 0,0."""
        meridians = (self._line(longitude=east) for east in range(-180, 180, STEP))
        parallels = (self._line(latitude=north) for north in range(-80, 90, STEP) if north)
        return "".join((*meridians, *parallels))

    @property
    def equator(self) -> str:
        """The equator, as an SVG path."""
        return self._line(latitude=0)

    def _line(self, latitude: int | None = None, longitude: int | None = None) -> str:
        if latitude is None:
            points = [self._seen(north, longitude or 0) for north in range(-80, 81, FINE)]
        else:
            points = [self._seen(latitude, east) for east in range(-180, 181, FINE)]
        return "".join(_path(run) for run in _runs(points))

    def _seen(self, north: float, east: float) -> Point | None:
        """Where a point of the Earth is drawn; None if it is on the other side."""
        phi, middle = radians(north), radians(self.latitude)
        away = radians(east - self.longitude)
        if sin(middle) * sin(phi) + cos(middle) * cos(phi) * cos(away) < 0:
            return None
        x = cos(phi) * sin(away)
        y = cos(middle) * sin(phi) - sin(middle) * cos(phi) * cos(away)
        return round(RADIUS * x), round(-RADIUS * y)


def _runs(points: list[Point | None]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _path(run: list[Point]) -> str:
    first, *others = dict.fromkeys(run)
    if not others:
        return ""
    return f"M{first[0]} {first[1]}L" + " ".join(f"{x} {y}" for x, y in others)

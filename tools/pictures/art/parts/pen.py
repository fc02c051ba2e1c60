"""Draws a scene in units of its own, 1600 to 1000, on a picture twice as fine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from tools.pictures.art.atlas.letters import SANS, Letters
from tools.pictures.art.box import Point
from tools.pictures.art.colour import Colour
from tools.pictures.art.curve import curve

FINENESS = 2
Matrix = tuple[float, float, float, float, float, float]


class Pen:
    """Draws flat shapes. ``at`` gives a pen for a part: moved, sized, turned or mirrored."""

    def __init__(
        self, image: Image.Image, rng: Random, matrix: Matrix = (FINENESS, 0, 0, 0, FINENESS, 0)
    ) -> None:
        self.image, self.rng, self.matrix = image, rng, matrix
        self.draw, self.glaze = ImageDraw.Draw(image), ImageDraw.Draw(image, "RGBA")
        a, b, _, d, e, _ = matrix
        self.size = math.sqrt(abs(a * e - b * d))
        self.is_mirrored = a * e - b * d < 0

    def at(
        self, x: float, y: float, size: float = 1, turn: float = 0, *, flip: bool = False
    ) -> Pen:
        """A pen whose origin is (x, y): ``size`` times as large, turned by degrees clockwise."""
        a, b, c, d, e, f = self.matrix
        cos, sin = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
        side = -1 if flip else 1
        p, q, r, s = cos * side, -sin, sin * side, cos
        moved = (a * p + b * r, a * q + b * s, a * x + b * y + c)
        return Pen(self.image, self.rng, (*moved, d * p + e * r, d * q + e * s, d * x + e * y + f))

    def poly(self, points: Sequence[Point], ink: Colour, alpha: float = 1) -> None:
        """A shape with straight sides."""
        placed = [self._place(point) for point in points]
        if alpha >= 1:
            self.draw.polygon(placed, fill=ink)
        else:
            self.glaze.polygon(placed, fill=_mixed(ink, alpha))

    def rect(self, x: float, y: float, w: float, h: float, ink: Colour, alpha: float = 1) -> None:
        """A rectangle."""
        self.poly(((x, y), (x + w, y), (x + w, y + h), (x, y + h)), ink, alpha)

    def slab(self, x: float, y: float, w: float, h: float, r: float, ink: Colour) -> None:
        """A rectangle with round corners."""
        r = min(r, w / 2, h / 2)
        corners = ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90))
        points = [
            point
            for cx, cy, start in (*corners, (x + r, y + r, 180))
            for point in _round(cx, cy, (r, r), start, start + 90, 8)
        ]
        self.poly(points, ink)

    def oval(self, x: float, y: float, rx: float, ry: float, ink: Colour, alpha: float = 1) -> None:
        """An ellipse about (x, y)."""
        self.poly(_round(x, y, (rx, ry), 0, 360, 56), ink, alpha)

    def disc(self, x: float, y: float, r: float, ink: Colour, alpha: float = 1) -> None:
        """A full circle."""
        self.oval(x, y, r, r, ink, alpha)

    def pie(
        self,
        x: float,
        y: float,
        radii: tuple[float, float],
        angles: tuple[float, float],
        ink: Colour,
    ) -> None:
        """A part of an ellipse, from angle to angle (degrees, clockwise from the right)."""
        self.poly([(x, y), *_round(x, y, radii, *angles, 40)], ink)

    def segment(
        self,
        x: float,
        y: float,
        radii: tuple[float, float],
        angles: tuple[float, float],
        ink: Colour,
    ) -> None:
        """A part of an ellipse, cut straight from end to end."""
        self.poly(_round(x, y, radii, *angles, 40), ink)

    def ring(
        self, x: float, y: float, r: float, width: float, ink: Colour, alpha: float = 1
    ) -> None:
        """A circle's line, ``r`` to its middle."""
        outer = _round(x, y, (r + width / 2, r + width / 2), 0, 360, 64)
        inner = _round(x, y, (r - width / 2, r - width / 2), 0, 360, 64)
        self.poly([*outer, outer[0], inner[0], *reversed(inner)], ink, alpha)

    def blob(self, points: Sequence[Point], ink: Colour, alpha: float = 1) -> None:
        """A shape with a smooth outline through ``points``."""
        self.poly(curve(points, closed=True), ink, alpha)

    def line(
        self, points: Sequence[Point], width: float, ink: Colour, to: float | None = None
    ) -> None:
        """A line with round ends and joints, ``width`` at its beginning and ``to`` at its end."""
        end = width if to is None else to
        count = len(points) - 1
        halves = [(width + (end - width) * k / max(count, 1)) / 2 for k in range(count + 1)]
        for k in range(count):
            self.poly(_limb(points[k], points[k + 1], halves[k], halves[k + 1]), ink)
        for (x, y), half in zip(points, halves, strict=True):
            self.poly(_round(x, y, (half, half), 0, 360, 20), ink)

    def bow(
        self, points: Sequence[Point], width: float, ink: Colour, to: float | None = None
    ) -> None:
        """A smooth line through ``points``."""
        self.line(curve(points), width, ink, to)

    def thread(self, points: Sequence[Point], width: float, ink: Colour, alpha: float = 1) -> None:
        """A thin line, of one thickness, that may let through what is below."""
        px = max(1, round(width * self.size))
        self.glaze.line([self._place(point) for point in points], _mixed(ink, alpha), px, "curve")

    def words(self, x: float, y: float, text: str, height: float, ink: Colour) -> None:
        """Upright letters about the middle ``x``, on the line ``y``; ``height`` of a capital."""
        letters = Letters(SANS, max(4, round(height * self.size / 0.727)), 700)
        px, py = self._place((x, y))
        letters.write(self.draw, (px - letters.width(text) / 2, py), text, ink)

    def _place(self, point: Point) -> Point:
        a, b, c, d, e, f = self.matrix
        x, y = point
        return round(a * x + b * y + c, 3), round(d * x + e * y + f, 3)


def _mixed(ink: Colour, alpha: float) -> tuple[int, int, int, int]:
    return (*ink, round(255 * alpha))


def _round(
    x: float, y: float, radii: tuple[float, float], start: float, end: float, count: int
) -> list[Point]:
    turns = [math.radians(start + (end - start) * k / count) for k in range(count + 1)]
    return [(x + radii[0] * math.cos(turn), y + radii[1] * math.sin(turn)) for turn in turns]


def _limb(start: Point, end: Point, first: float, last: float) -> list[Point]:
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    nx, ny = (start[1] - end[1]) / length, (end[0] - start[0]) / length
    return [
        (start[0] + nx * first, start[1] + ny * first),
        (end[0] + nx * last, end[1] + ny * last),
        (end[0] - nx * last, end[1] - ny * last),
        (start[0] - nx * first, start[1] - ny * first),
    ]

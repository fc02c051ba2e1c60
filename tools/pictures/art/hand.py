"""The hand that draws: strokes, cut shapes, discs and rings, all a little irregular."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from tools.pictures.art.box import Box, Point
from tools.pictures.art.colour import Colour

_STEP = 70.0


class Hand:
    """Draws on one picture in the cloth's units, with a tremor of about ``shake`` units."""

    def __init__(self, image: Image.Image, unit: float, rng: Random, shake: float = 1.6) -> None:
        self.image = image
        self.unit = unit
        self.rng = rng
        self.shake = shake
        self.is_turned = False
        self._draw = ImageDraw.Draw(image)

    def turned(self) -> "Hand":
        """Give a hand for which across is down: bands drawn with it run from top to bottom."""
        other = Hand(self.image, self.unit, self.rng, self.shake)
        other.is_turned = not self.is_turned
        return other

    def stroke(
        self, points: Sequence[Point], width: float, ink: Colour, closed: bool = False
    ) -> None:
        """Draw a line with round ends and joints, whose thickness breathes."""
        course = self._wander(points, closed)
        # Where points lie close, as on a curve, the thickness may only change a little.
        swell = 0.11 if len(course) < 2 * len(points) and len(points) < 20 else 0.03
        halves = [width / 2 * self.rng.uniform(1 - swell, 1 + swell) for _ in course]
        if closed:
            course.append(course[0])
            halves.append(halves[0])
        for i in range(len(course) - 1):
            self._limb(course[i], course[i + 1], halves[i], halves[i + 1], ink)
        for spot, half in zip(course, halves, strict=True):
            self._round(spot, half, ink)

    def fill(self, points: Sequence[Point], ink: Colour) -> None:
        """Draw a shape as if cut from paper, its edges not quite straight."""
        self.exact(self._wander(points, True), ink)

    def exact(self, points: Sequence[Point], ink: Colour) -> None:
        """Draw a shape without any tremor."""
        self._draw.polygon(self._place(points), fill=ink)

    def bar(self, box: Box, ink: Colour) -> None:
        """Draw a rectangle as if cut from paper."""
        self.fill(box.corners(), ink)

    def flat(self, box: Box, ink: Colour) -> None:
        """Dye a rectangle, edge to edge."""
        self.exact(box.corners(), ink)

    def disc(self, centre: Point, radius: float, ink: Colour) -> None:
        """Draw a full round that a hand would call a circle."""
        self.exact(self._loop(centre, radius), ink)

    def ring(self, centre: Point, radius: float, width: float, ink: Colour) -> None:
        """Draw a circle's line, ``radius`` to its middle."""
        outer = self._loop(centre, radius + width / 2)
        inner = self._loop(centre, radius - width / 2)
        self.exact([*outer, outer[0], inner[0], *reversed(inner)], ink)

    def _wander(self, points: Sequence[Point], closed: bool) -> list[Point]:
        """Cut long sides into short ones and move every point by the tremor."""
        uniform = self.rng.uniform
        course: list[Point] = []
        ends = list(points[1:]) + ([points[0]] if closed else [points[-1]])
        for (x0, y0), (x1, y1) in zip(points, ends, strict=True):
            length = math.hypot(x1 - x0, y1 - y0)
            # A curve comes as many short sides: full tremor on each would make it a saw.
            slip = self.shake * min(1.0, length / _STEP * 1.5 if length else 1.0)
            cuts = max(1, int(length / _STEP))
            for i in range(cuts):
                x, y = x0 + (x1 - x0) * i / cuts, y0 + (y1 - y0) * i / cuts
                course.append((x + uniform(-slip, slip), y + uniform(-slip, slip)))
        return course

    def _loop(self, centre: Point, radius: float) -> list[Point]:
        """Give the outline of a round with a slow wave in it."""
        count = max(10, min(90, int(radius * self.unit / 2.2)))
        phase, depth = self.rng.uniform(0, math.tau), min(self.shake, radius * 0.05)
        cx, cy = centre
        outline = []
        for i in range(count):
            turn = math.tau * i / count
            far = (
                radius
                + depth * math.sin(2 * turn + phase) * 0.6
                + depth * math.sin(3 * turn - phase) * 0.6
            )
            outline.append((cx + far * math.cos(turn), cy + far * math.sin(turn)))
        return outline

    def _limb(self, a: Point, b: Point, half_a: float, half_b: float, ink: Colour) -> None:
        """Draw one straight piece of a stroke."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length, dx / length
        self.exact(
            [
                (a[0] + nx * half_a, a[1] + ny * half_a),
                (b[0] + nx * half_b, b[1] + ny * half_b),
                (b[0] - nx * half_b, b[1] - ny * half_b),
                (a[0] - nx * half_a, a[1] - ny * half_a),
            ],
            ink,
        )

    def _round(self, spot: Point, radius: float, ink: Colour) -> None:
        x, y = (spot[1], spot[0]) if self.is_turned else spot
        unit = self.unit
        self._draw.ellipse(
            ((x - radius) * unit, (y - radius) * unit, (x + radius) * unit, (y + radius) * unit),
            fill=ink,
        )

    def _place(self, points: Sequence[Point]) -> list[Point]:
        unit = self.unit
        if self.is_turned:
            return [(y * unit, x * unit) for x, y in points]
        return [(x * unit, y * unit) for x, y in points]

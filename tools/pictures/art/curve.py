"""Smooth lines through a few points."""

from collections.abc import Sequence

from tools.pictures.art.box import Point


def curve(points: Sequence[Point], closed: bool = False, fineness: int = 10) -> list[Point]:
    """Give a smooth line (Catmull-Rom) through ``points``, ``fineness`` steps between two."""
    count = len(points)
    last = count if closed else count - 1
    line: list[Point] = []
    for i in range(last):
        before, start, end, after = (_at(points, k, closed) for k in (i - 1, i, i + 1, i + 2))
        line += [_blend(before, start, end, after, k / fineness) for k in range(fineness)]
    return line if closed else [*line, points[-1]]


def _at(points: Sequence[Point], k: int, closed: bool) -> Point:
    return points[k % len(points)] if closed else points[min(max(k, 0), len(points) - 1)]


def _blend(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    return (
        _spline(before[0], start[0], end[0], after[0], t),
        _spline(before[1], start[1], end[1], after[1], t),
    )


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


def mirrored(points: Sequence[Point], middle: float) -> list[Point]:
    """Close an outline of which the right half is given, from top to bottom."""
    return [*points, *((2 * middle - x, y) for x, y in reversed(points))]

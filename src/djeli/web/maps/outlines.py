"""Outlines on the drawing: cut at its edges, thinned, and written as SVG paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from djeli.web.maps.geography import Country, Point
from djeli.web.maps.view import HEIGHT, WIDTH, View

MARGIN = 4.0
APART = 2.4
"""Units that two points of an outline are apart, at least."""
SMALLEST = 9.0
"""Square units under which an outline is not drawn."""


def path_of(country: Country, view: View, apart: float = APART) -> str:
    """What of a country is in view, as path data in whole units; "" for nothing.

    Points of it are ``apart`` units from each other, at least.
    """
    return "".join(_written(shape) for shape in _shapes(country, view, apart))


def _shapes(country: Country, view: View, apart: float) -> Iterator[list[Point]]:
    for outline, box in zip(country.outlines, country.boxes, strict=True):
        if not _may_show(box, view):
            continue
        placed = [place for spot in outline if (place := view.place(spot))]
        if len(placed) < 3:
            continue
        shape = _thinned(_cut(placed), apart)
        if len(shape) > 2 and abs(_area(shape)) >= SMALLEST:
            yield shape


def _may_show(box: tuple[float, float, float, float], view: View) -> bool:
    """A quick look by degrees, wide enough for the poles and the date line."""
    reach = view.width / 111 / 2 * 1.4
    west, south, east, north = box
    x, y = view.middle
    if south > y + reach or north < y - reach:
        return False
    wide = reach / max(0.2, _cosine(max(abs(y) - reach, 0.0), abs(y) + reach))
    return any(west + turn <= x + wide and east + turn >= x - wide for turn in (-360, 0, 360))


def _cosine(low: float, high: float) -> float:
    """About the cosine of the latitude farthest from the equator, without much ado."""
    return max(0.0, 1 - (min(max(low, high), 90.0) / 90.0) ** 2)


def _cut(points: Sequence[Point]) -> list[Point]:
    """The outline within the drawing and a margin (Sutherland and Hodgman)."""
    low_x, high_x, low_y, high_y = -MARGIN, WIDTH + MARGIN, -MARGIN, HEIGHT + MARGIN
    shape = list(points)
    for axis, limit, keeps in (
        (0, low_x, lambda value, edge: value >= edge),
        (0, high_x, lambda value, edge: value <= edge),
        (1, low_y, lambda value, edge: value >= edge),
        (1, high_y, lambda value, edge: value <= edge),
    ):
        shape = _cut_at(shape, axis, limit, keeps)
    return shape


def _cut_at(
    points: list[Point], axis: int, limit: float, keeps: Callable[[float, float], bool]
) -> list[Point]:
    cut: list[Point] = []
    for place, point in enumerate(points):
        before = points[place - 1]
        is_in, was_in = keeps(point[axis], limit), keeps(before[axis], limit)
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            cut.append(
                (
                    before[0] + (point[0] - before[0]) * share,
                    before[1] + (point[1] - before[1]) * share,
                )
            )
        if is_in:
            cut.append(point)
    return cut


def _thinned(points: Sequence[Point], apart: float) -> list[Point]:
    kept: list[Point] = []
    for x, y in points:
        spot = (float(round(x)), float(round(y)))
        if not kept or abs(spot[0] - kept[-1][0]) + abs(spot[1] - kept[-1][1]) >= apart:
            kept.append(spot)
    return kept


def _area(points: Sequence[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def _written(points: Sequence[Point]) -> str:
    """Steps from point to point, as short as SVG allows: ``M12 8l3-4 5 0z``."""
    (x, y), *rest = [(round(px), round(py)) for px, py in points]
    steps: list[str] = []
    for px, py in rest:
        dx, dy = px - x, py - y
        steps.append(f"{'' if dx < 0 or not steps else ' '}{dx}{'' if dy < 0 else ' '}{dy}")
        x, y = px, py
    first = points[0]
    return f"M{first[0]:.0f} {first[1]:.0f}l{''.join(steps)}z"

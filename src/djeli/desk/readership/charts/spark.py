"""A line as small as a word."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from djeli.desk.readership.charts.markup import element, joined

WIDTH, HEIGHT = 100.0, 24.0


def sparkline(values: Sequence[float], label: str) -> SafeString:
    """``values``, evenly apart, the last at the right. ``label`` says in words what it shows."""
    top = max(values, default=0)
    inner = [element("title", {}, label)]
    if top > 0:
        step = WIDTH / max(1, len(values) - 1)
        points = [
            f"{_round(number * step)},{_round(HEIGHT - 2 - value / top * (HEIGHT - 4))}"
            for number, value in enumerate(values)
        ]
        if len(points) == 1:
            points.append(f"{_round(WIDTH)},{points[0].partition(',')[2]}")
        inner.append(_shape("polyline", "spark__line", points))
    else:
        inner.append(_shape("polyline", "spark__none", ["0,22", "100,22"]))
    box = {
        "class": "spark",
        "viewBox": f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        "preserveAspectRatio": "none",
        "role": "img",
        "aria-label": label,
        "direction": "ltr",
    }
    return element("svg", box, joined(inner))


def _shape(name: str, kind: str, points: Sequence[str]) -> SafeString:
    attributes = {"class": kind, "points": " ".join(points), "vector-effect": "non-scaling-stroke"}
    return element(name, attributes)


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

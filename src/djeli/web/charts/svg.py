"""A sheet as SVG that is as wide as its column: positions in per cent, text in one size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from markupsafe import Markup

from djeli.web.charts.drawing import Drawing
from djeli.web.charts.sheet import Anchor, Block, Course, Dot, Rule, Sheet, Words

GRAIN = 1000
"""Units of a line's own box: it alone is stretched, its stroke is not."""


class Writer:
    """Writes marks; ``is_mirrored`` where reading begins at the right."""

    def __init__(self, sheet: Sheet, *, is_mirrored: bool) -> None:
        self.sheet, self.is_mirrored = sheet, is_mirrored

    def marks(self) -> str:
        """All marks in their order."""
        return "".join(WRITERS[type(mark)](self, mark) for mark in self.sheet.marks)

    def _x(self, share: float) -> str:
        return _number((1 - share if self.is_mirrored else share) * 100) + "%"

    def _dx(self, px: float) -> float:
        return -px if self.is_mirrored else px

    def block(self, mark: Block) -> str:
        start = mark.x + mark.width if self.is_mirrored else mark.x
        return (
            f'<rect class="c{mark.series}" x="{self._x(start)}" y="{_number(mark.y)}" '
            f'width="{_number(mark.width * 100)}%" height="{_number(mark.height)}"/>'
        )

    def rule(self, mark: Rule) -> str:
        kind = ' class="z"' if mark.is_strong else ""
        return (
            f'<line{kind} x1="{self._x(mark.x)}" y1="{_number(mark.y)}" '
            f'x2="{self._x(mark.to_x)}" y2="{_number(mark.to_y)}"/>'
        )

    def course(self, mark: Course) -> str:
        places = [
            f"{_number((1 - x if self.is_mirrored else x) * GRAIN)} {_number(y)}"
            for x, y in mark.points
        ]
        height = _number(self.sheet.height)
        return (
            f'<svg viewBox="0 0 {GRAIN} {height}" width="100%" height="{height}" '
            f'preserveAspectRatio="none">'
            f'<path class="c{mark.series}" d="M{"L".join(places)}"/></svg>'
        )

    def dot(self, mark: Dot) -> str:
        moved = f' transform="translate({_number(self._dx(mark.dx))})"' if mark.dx else ""
        return (
            f'<circle class="c{mark.series}{" o" if mark.is_hollow else ""}" '
            f'cx="{self._x(mark.x)}" cy="{_number(mark.y)}" '
            f'r="{_number(mark.radius)}"{moved}/>'
        )

    def words(self, mark: Words) -> str:
        moved = f' dx="{_number(self._dx(mark.dx))}"' if mark.dx else ""
        classes = " ".join((mark.tone[0], ANCHORS[mark.anchor])).strip()
        return (
            f'<text class="{classes}" x="{self._x(mark.x)}" y="{_number(mark.y)}"{moved}>'
            f"{escape(mark.text)}</text>"
        )


ANCHORS: Mapping[Anchor, str] = {"start": "", "middle": "m", "end": "e"}
WRITERS: Mapping[type, Callable[[Writer, Any], str]] = {
    Block: Writer.block,
    Rule: Writer.rule,
    Course: Writer.course,
    Dot: Writer.dot,
    Words: Writer.words,
}


def svg(drawing: Drawing, name: str) -> Markup:
    """The chart as SVG; ``name`` makes its ids the only ones of the page."""
    written = Writer(drawing.sheet, is_mirrored=drawing.is_mirrored).marks()
    side = ' direction="rtl"' if drawing.is_mirrored else ""
    opening = (
        f'<svg role="img" aria-labelledby="{name}t" aria-describedby="{name}d" width="100%" '
        f'height="{_number(drawing.sheet.height)}"{side}>'
    )
    title = f'<title id="{name}t">{escape(drawing.title)}</title>'
    summary = f'<desc id="{name}d">{escape(drawing.summary)}</desc>'
    return Markup(f"{opening}{title}{summary}{written}</svg>")  # noqa: S704 (escaped part by part)


def _number(value: float) -> str:
    """As short as it may be: a tenth of a pixel is not seen. No minus stands before nothing."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")

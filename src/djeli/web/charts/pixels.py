"""A sheet as a PNG, for mail and feeds: the same marks, in the letters of the edition."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from djeli.stories.photos.geometry import Size
from djeli.web.charts.drawing import Drawing, drawing_of
from djeli.web.charts.sheet import Anchor, Block, Course, Dot, Rule, Words, wrapped

WIDTH = 600
"""In px of the sheet; the picture has twice as many."""
FINE = 2
EDGE = 24
PAPER, INK, SOFT, RULE = "#fbf8f2", "#1b1713", "#5f564c", "#ddd4c6"
COLOURS = "#2c2a66", "#a8481c", "#4c8077", "#8f7430", "#8a5a8f", "#5f564c"
FONTS = Path(__file__).parents[1] / "static/web/fonts"
NOWHERE = "\ufffe"
"""What no font has: it shows how a font draws a letter that it lacks."""
Line = tuple[str, int, int, str]
"""A text, its size in px, its weight, its colour."""
SIDES: Mapping[Anchor, str] = {"start": "l", "middle": "m", "end": "r"}


def png(drawing: Drawing) -> bytes | None:
    """The chart with its title and words round it; None if the fonts lack a letter of it."""
    if not _can_write(drawing):
        return None
    page = _Page(drawing)
    file = io.BytesIO()
    page.image.quantize(96).save(file, "PNG", optimize=True)
    return file.getvalue()


def size_of(value: Mapping[str, Any], language: str) -> Size | None:
    """Width and height in px of a stored block's picture; None if its table makes no chart."""
    drawing = drawing_of(value, language)
    return _size(drawing) if drawing else None


def _above(drawing: Drawing) -> list[Line]:
    words = [(line, 19, 650, INK) for line in wrapped(drawing.title, 54)]
    return words + [(line, 14, 400, SOFT) for line in wrapped(drawing.unit, 76) if line]


def _below(drawing: Drawing) -> list[Line]:
    source = " · ".join(part for part in (drawing.note, drawing.source) if part)
    return [(line, 13, 400, SOFT) for line in wrapped(source, 82) if line]


def _size(drawing: Drawing) -> Size:
    head = sum(size + 8 for _, size, _, _ in _above(drawing))
    foot = sum(size + 6 for _, size, _, _ in _below(drawing))
    height = EDGE + head + 12 + drawing.sheet.height + 14 + foot + EDGE - 6
    return FINE * (WIDTH + 2 * EDGE), round(FINE * height)


class _Page:
    """The picture as it is drawn, ``at`` px from its top."""

    def __init__(self, drawing: Drawing) -> None:
        words, below = _above(drawing), _below(drawing)
        self.is_mirrored = drawing.is_mirrored
        self.image = Image.new("RGB", _size(drawing), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.at = float(EDGE)
        for text, size, weight, ink in words:
            self.at += size + 8
            self._write((0, self.at - 6), text, (size, weight, ink))
        self.at += 12
        for mark in drawing.sheet.marks:
            PAINTERS[type(mark)](self, mark)
        self.at += drawing.sheet.height + 14
        for text, size, weight, ink in below:
            self.at += size + 6
            self._write((0, self.at - 5), text, (size, weight, ink))

    def _x(self, share: float, dx: float = 0) -> float:
        px = share * WIDTH + dx
        return FINE * (EDGE + (WIDTH - px if self.is_mirrored else px))

    def _y(self, y: float) -> float:
        return FINE * (self.at + y)

    def block(self, mark: Block) -> None:
        sides = sorted((self._x(mark.x), self._x(mark.x + mark.width)))
        box = (sides[0], self._y(mark.y), sides[1] - 1, self._y(mark.y + mark.height) - 1)
        if box[2] >= box[0] and box[3] >= box[1]:
            self.pen.rectangle(box, fill=COLOURS[mark.series])

    def rule(self, mark: Rule) -> None:
        ends = (self._x(mark.x), self._y(mark.y), self._x(mark.to_x), self._y(mark.to_y))
        self.pen.line(ends, fill=SOFT if mark.is_strong else RULE, width=FINE)

    def course(self, mark: Course) -> None:
        points = [(self._x(x), self._y(y)) for x, y in mark.points]
        self.pen.line(points, fill=COLOURS[mark.series], width=FINE * 5 // 2, joint="curve")

    def dot(self, mark: Dot) -> None:
        centre = (self._x(mark.x, mark.dx), self._y(mark.y))
        self.pen.circle(
            centre,
            FINE * mark.radius,
            fill=PAPER if mark.is_hollow else COLOURS[mark.series],
            outline=COLOURS[mark.series],
            width=FINE * 5 // 2,
        )

    def words(self, mark: Words) -> None:
        look = (13, 400, SOFT) if mark.tone == "axis" else (14, 400, INK)
        self._write((mark.x, self.at + mark.y), mark.text, look, mark.anchor, mark.dx)

    def _write(
        self,
        place: tuple[float, float],
        text: str,
        look: tuple[int, int, str],
        anchor: Anchor = "start",
        dx: float = 0,
    ) -> None:
        """Write a line, run by run in the fonts that have its letters; ``place`` in the page."""
        size, weight, ink = look
        runs = [(run, _font(face or _faces()[0], FINE * size, weight)) for face, run in _runs(text)]
        width = sum(font.getlength(run) for run, font in runs)
        starts_right = self.is_mirrored != (anchor == "end")
        back = width / 2 if anchor == "middle" else width if starts_right else 0
        x = self._x(place[0], dx) - back
        for run, font in runs:
            self.pen.text((x, FINE * place[1]), run, fill=ink, font=font, anchor="ls")
            x += font.getlength(run)


PAINTERS: Mapping[type, Callable[[_Page, Any], None]] = {
    Block: _Page.block,
    Rule: _Page.rule,
    Course: _Page.course,
    Dot: _Page.dot,
    Words: _Page.words,
}


def _can_write(drawing: Drawing) -> bool:
    """Whether our fonts have every letter. A picture with boxes for letters is worse than none."""
    texts = [mark.text for mark in drawing.sheet.marks if isinstance(mark, Words)]
    texts += [drawing.title, drawing.unit, drawing.source, drawing.note]
    return all(_face(letter) for letter in set("".join(texts)))


def _runs(text: str) -> list[tuple[str, str]]:
    """The text cut where the font changes: (font, run). A letter stays with its accents."""
    runs: list[tuple[str, str]] = []
    for letter in text:
        face = _face(letter)
        if runs and (runs[-1][0] == face or letter == " " or unicodedata.combining(letter)):
            runs[-1] = (runs[-1][0], runs[-1][1] + letter)
        else:
            runs.append((face, letter))
    return runs


@cache
def _faces() -> tuple[str, ...]:
    """The files of the edition's sans serif, the one with the usual letters first."""
    return tuple(sorted((path.name for path in FONTS.glob("sans*.woff2")), key=len))


@cache
def _face(letter: str) -> str:
    """The first font that has a letter; "" if none has."""
    return next((face for face in _faces() if _has(face, letter)), "")


def _has(face: str, letter: str) -> bool:
    font = _font(face, 20, 400)
    drawn, lacking = font.getmask(letter), font.getmask(NOWHERE)
    return drawn.size != lacking.size or bytes(drawn) != bytes(lacking)


@cache
def _font(face: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONTS / face, size)
    font.set_variation_by_axes([weight])
    return font

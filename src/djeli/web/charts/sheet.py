"""The marks of a chart, before they become SVG or pixels.

``x`` and widths are shares of the sheet, 0 to 1, from the side where reading begins; ``dx`` is
added in px. Heights are px from the top. ``series`` counts from 0 and chooses colour and form.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Tone = Literal["label", "value", "axis"]


@dataclass(frozen=True, slots=True)
class Block:
    """A bar or a column."""

    x: float
    y: float
    width: float
    height: float
    series: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: a line of the grid, the zero line (``is_strong``), or between two dots."""

    x: float
    y: float
    to_x: float
    to_y: float
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A line through points that follow each other without a gap."""

    points: tuple[tuple[float, float], ...]
    series: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark, ``radius`` in px."""

    x: float
    y: float
    series: int = 0
    radius: float = 5.5
    dx: float = 0
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, ``y`` at its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    tone: Tone = "label"
    dx: float = 0


Mark = Block | Rule | Course | Dot | Words


@dataclass
class Sheet:
    """A chart as it grows: what stands on it, and how far down it reaches."""

    height: float = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Lay marks on the sheet, each above those before it."""
        self.marks += marks


def wide(text: str) -> float:
    """About how many letters of a Latin face a text is wide: East Asian letters count twice."""
    return sum(
        2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.0
        for letter in text
        if not unicodedata.combining(letter)
    )


def wrapped(text: str, most: float) -> list[str]:
    """The text in lines of at most ``most`` letters where words allow; no word is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def shortened(text: str, most: float) -> str:
    """The text cut to about ``most`` letters, with an ellipsis where something is gone."""
    if wide(text) <= most:
        return text
    kept = ""
    for letter in text:
        if wide(kept + letter) > most - 1:
            break
        kept += letter
    return f"{kept.rstrip()}…"

"""SVG paths on a coarser grid: each point is rounded by itself, so errors do not add up as they do
where the steps of a relative path are rounded one by one (SVG 1.1, section 8.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
FLAG = r"[01]"
GAP = re.compile(r"[\s,]*")
KINDS = {
    "m": [NUMBER] * 2,
    "l": [NUMBER] * 2,
    "h": [NUMBER],
    "v": [NUMBER],
    "c": [NUMBER] * 6,
    "s": [NUMBER] * 4,
    "q": [NUMBER] * 4,
    "t": [NUMBER] * 2,
    "a": [NUMBER, NUMBER, NUMBER, FLAG, FLAG, NUMBER, NUMBER],
    "z": [],
}
"""The arguments of each command."""

Point = tuple[float, float]


def coarse(path: str, digits: int) -> str:
    """The same path with ``digits`` after the point, in relative commands."""
    written: list[str] = []
    true = at = begun = begun_at = (0.0, 0.0)
    for command, given in _commands(path):
        kind = command.lower()
        if kind == "z":
            written.append("z")
            true, at = begun, begun_at
            continue
        ends = _points(kind, given, true if command.islower() else (0.0, 0.0), true)
        rounded = [(round(x, digits), round(y, digits)) for x, y in ends]
        steps = [(x - at[0], y - at[1]) for x, y in rounded]
        numbers = _arguments(kind, given, steps)
        if any(round(one, digits) for one in numbers) or kind not in "hvl":
            written.append(kind + _joined(kind, [_text(one, digits) for one in numbers]))
        true, at = ends[-1], rounded[-1]
        if kind == "m":
            begun, begun_at = true, at
    return "".join(written)


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    place = 0
    command = ""
    while (place := _after_gap(path, place)) < len(path):
        if path[place].isalpha():
            command, place = path[place], place + 1
        else:
            # What follows a "move to" without a letter of its own is a line.
            command = {"M": "L", "m": "l"}.get(command, command)
        found: list[float] = []
        for pattern in KINDS[command.lower()]:
            place = _after_gap(path, place)
            number = re.compile(pattern).match(path, place)
            if number is None:
                raise ValueError(f"no number at {path[place : place + 20]!r}")
            found.append(float(number[0]))
            place = number.end()
        yield command, found


def _after_gap(path: str, place: int) -> int:
    found = GAP.match(path, place)
    return found.end() if found else place


def _points(kind: str, given: list[float], start: Point, now: Point) -> list[Point]:
    """The points of a command, the end last; ``start`` is what they are counted from."""
    if kind == "h":
        return [(start[0] + given[0], now[1])]
    if kind == "v":
        return [(now[0], start[1] + given[0])]
    pairs = given[5:] if kind == "a" else given
    return [(start[0] + x, start[1] + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _arguments(kind: str, given: list[float], steps: list[Point]) -> list[float]:
    if kind in "hv":
        return [steps[-1]["hv".index(kind)]]
    return [*(given[:5] if kind == "a" else []), *(one for step in steps for one in step)]


def _text(number: float, digits: int) -> str:
    text = f"{round(number, digits) + 0.0:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return re.sub(r"^(-?)0\.", r"\1.", text) if text not in {"", "-0"} else "0"


def _joined(kind: str, texts: list[str]) -> str:
    """As short as the grammar allows; flags of an arc stand alone, since not every reader of SVG
    takes them without a gap."""
    made = ""
    for place, text in enumerate(texts):
        is_flagged = kind == "a" and place in {3, 4, 5}
        is_open = "." in re.split(r"[ -]", made)[-1] and text.startswith(".")
        made += text if not made or ((text[0] == "-" or is_open) and not is_flagged) else f" {text}"
    return made

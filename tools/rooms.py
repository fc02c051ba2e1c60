"""Draw the rooms and who imports whom into ``docs/rooms.svg``, and count them in ``docs/rooms.md``.

    python -m tools.rooms

The imports come from grimp, the library under import-linter; the lines from ``.importlinter``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
DRAWING, PAGE = ROOT / "docs" / "rooms.svg", ROOT / "docs" / "rooms.md"
COUNTS = re.compile(r"(?<=<!-- counts -->\n).*?(?=\n<!-- end of counts -->)", re.DOTALL)
WIDTH, LINE, BOX_WIDTH, BOX_HEIGHT = 960, 104, 120, 40
STYLE = """
  svg { font: 15px system-ui, sans-serif; background: #fbf8f3; color: #1d1a3d }
  rect { fill: #fff; stroke: #3a3480 } text { fill: currentColor; text-anchor: middle }
  path { fill: none; stroke: #3a3480; stroke-opacity: .45; stroke-width: 1.5 }
  path:hover { stroke: #c8551b; stroke-opacity: 1; stroke-width: 3 }
  @media (prefers-color-scheme: dark) {
    svg { background: #14122b; color: #f2efe8 } rect { fill: #221f45; stroke: #a9a3f0 }
    path { stroke: #a9a3f0 }
  }
"""


@dataclass(frozen=True)
class Imports:
    """The rooms, which of them import from which, and how many circles there are."""

    rooms: tuple[str, ...]
    arrows: frozenset[tuple[str, str]]
    circles: int

    def sentence(self) -> str:
        return (
            f"{len(self.rooms)} rooms, {len(self.arrows)} arrows from room to room, "
            f"{self.circles} circles (of rooms or of modules)."
        )


def imports() -> Imports:
    """What the package imports of itself now."""
    graph = grimp.build_graph("djeli", exclude_type_checking_imports=True, cache_dir=None)
    below = {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}
    between: dict[str, set[str]] = {room: set() for one in below if (room := room_of(one))}
    for module, others in below.items():
        if room := room_of(module):
            between[room] |= {room_of(other) for other in others} - {room, ""}
    arrows = frozenset((start, end) for start, ends in between.items() for end in ends)
    circles = circles_in(between) + circles_in(below)
    return Imports(tuple(sorted(between)), arrows, circles)


def room_of(module: str) -> str:
    """The room of a module; empty for the package itself."""
    return [*module.split("."), ""][1]


def circles_in(imported: Mapping[str, set[str]]) -> int:
    """How many groups of two or more import each other, directly or through others."""
    reached = {one: _reached(imported, one) for one in imported}
    groups = {
        frozenset({one, *(other for other in reached[one] if one in reached.get(other, ()))})
        for one in imported
    }
    return sum(len(group) > 1 for group in groups)


def _reached(imported: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    left = [start]
    while left:
        for other in imported.get(left.pop(), set()) - found:
            found.add(other)
            left.append(other)
    return found


def lines(rooms: tuple[str, ...]) -> list[list[str]]:
    """The rooms as they stand in ``.importlinter``, the highest line first."""
    config = ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = config["importlinter:contract:rooms"]["layers"].split("\n")
    named = [re.findall(r"\w+", layer) for layer in layers if layer]
    return [[room for room in line if room in rooms] for line in named]


def drawing(seen: Imports) -> str:
    """The SVG."""
    stand = dict(_places(lines(seen.rooms)))
    height = LINE * len(lines(seen.rooms))
    paths = [_arrow(stand[a], stand[b], f"{a} imports from {b}") for a, b in seen.arrows]
    boxes = [_box(room, *stand[room]) for room in stand]
    view = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {view}>'
    title = "<title>Rooms and their imports, from above to below</title>"
    return "\n".join([head, title, f"<style>{STYLE}</style>", *sorted(paths), *boxes, "</svg>\n"])


def _places(rows: list[list[str]]) -> Iterator[tuple[str, tuple[float, float]]]:
    for number, row in enumerate(rows):
        for place, room in enumerate(row, start=1):
            yield room, (WIDTH * place / (len(row) + 1), LINE * (number + 0.5))


def _box(room: str, x: float, y: float) -> str:
    corner = f'x="{x - BOX_WIDTH / 2:.0f}" y="{y - BOX_HEIGHT / 2:.0f}"'
    size = f'width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="8"'
    return f'<rect {corner} {size}/><text x="{x:.0f}" y="{y + 5:.0f}">{escape(room)}</text>'


def _arrow(start: tuple[float, float], end: tuple[float, float], title: str) -> str:
    """A curve from the lower edge of one box to the upper edge of another."""
    (x1, y1), (x2, y2) = (start[0], start[1] + BOX_HEIGHT / 2), (end[0], end[1] - BOX_HEIGHT / 2)
    middle = (y1 + y2) / 2
    curve = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"
    return f'<path d="{curve}"><title>{title}</title></path>'


def main() -> None:
    seen = imports()
    DRAWING.write_text(drawing(seen), encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(COUNTS.sub(seen.sentence(), text), encoding="utf-8")
    print(seen.sentence())


if __name__ == "__main__":
    main()

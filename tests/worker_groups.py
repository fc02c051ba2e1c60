"""Which tests one worker of a parallel run has, and which of them begin.

The tests of a file stay together: they share fixtures, and the newsroom that the first of them built is
played back for the others. Tests of the served demo go to two workers, so that two editions are started
and kept running. Tests that empty the database end: after them no test has its first page.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
SERVED = "vardiafrica"
"""The fixture that starts an edition for each worker that has it."""
EDITIONS = 2
WHILE_IT_IS_BUILT = 6
"""Groups that begin before those editions: their data is built meanwhile, on one core."""
EMPTYING = "emptied database"


def join(items: list[pytest.Item]) -> None:
    """Give each test the name of its group, unless it has one that joins several files."""
    served = _editions(items)
    for item in items:
        if _empties_database(item):
            item.add_marker(pytest.mark.xdist_group(EMPTYING))
        elif item.get_closest_marker("xdist_group") is None:
            name = served.get(item.path) or _name(item.path)
            item.add_marker(pytest.mark.xdist_group(name))


def order(items: list[pytest.Item]) -> None:
    """Let the groups of slow tests begin, and of each kind the largest: at the end no worker waits
    for another's. What empties the database is last."""
    sizes = Counter(map(_group, items))
    slow = {_group(item) for item in items if item.get_closest_marker("slow")}
    served = {_group(item) for item in items if _is_of_edition(item)}
    first = {name: place for place, name in enumerate(sizes)}
    groups = sorted(
        sizes,
        key=lambda name: (name == EMPTYING, name not in slow, -sizes[name], first[name]),
    )
    before = [name for name in groups if name in slow - served - {EMPTYING}][:WHILE_IT_IS_BUILT]
    places = {name: place for place, name in enumerate(dict.fromkeys([*before, *groups]))}
    items.sort(key=lambda item: places[_group(item)])


def _empties_database(item: pytest.Item) -> bool:
    found = item.get_closest_marker("django_db")
    return bool(found and found.kwargs.get("transaction"))


def _group(item: pytest.Item) -> str:
    found = item.get_closest_marker("xdist_group")
    return str(found.args[0]) if found else item.nodeid


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts)


def _is_of_edition(item: pytest.Item) -> bool:
    return SERVED in getattr(item, "fixturenames", ())


def _editions(items: list[pytest.Item]) -> dict[Path, str]:
    """The files with tests of the served demo, each with its edition: the largest by turns."""
    sizes = Counter(item.path for item in items if _is_of_edition(item))
    files = sorted(sizes, key=lambda file: (-sizes[file], file))
    turns = [*range(EDITIONS), *reversed(range(EDITIONS))]
    return {file: f"edition {turns[place % len(turns)]}" for place, file in enumerate(files)}

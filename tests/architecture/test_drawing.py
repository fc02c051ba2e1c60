"""The drawing of the rooms: its counts, and that it shows the imports of now."""

import pytest

from tools import rooms


def test_the_drawing_and_its_counts_are_of_now():
    seen = rooms.imports()
    assert rooms.DRAWING.read_text() == rooms.drawing(seen), "run: make drawing"
    assert rooms.COUNTS.search(rooms.PAGE.read_text())[0] == seen.sentence(), "run: make drawing"
    assert seen.circles == 0


def test_every_room_stands_on_its_line():
    seen = rooms.imports()
    lines = rooms.lines(seen.rooms)
    assert sorted(room for line in lines for room in line) == list(seen.rooms)
    height = {room: number for number, line in enumerate(lines) for room in line}
    assert all(height[start] < height[end] for start, end in seen.arrows)


@pytest.mark.parametrize(
    ("imported", "circles"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, 0),
        ({"a": {"b"}, "b": {"a"}, "c": {"a"}}, 1),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": {"d"}}, 2),
    ],
)
def test_circles_are_counted(imported, circles):
    assert rooms.circles_in(imported) == circles

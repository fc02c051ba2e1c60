import re

import pytest

from djeli.web.view_models.globe import RADIUS, Globe


@pytest.mark.parametrize(
    ("north", "east", "said"),
    [
        (13.51, 2.11, "13.5° N, 2.1° E"),
        (-33.9, -70.6, "33.9° S, 70.6° W"),
        (0.0, 180.0, "0.0° N, 180.0° E"),
    ],
)
def test_a_position_is_said_in_words(north, east, said):
    assert Globe(north, east).position == said


@pytest.mark.parametrize("at", [(0, 0), (90, 0), (-90, 180), (13.5, 2.1), (-45, -179.9)])
def test_every_line_stays_on_the_side_that_is_seen(at):
    drawn = Globe(*at)
    numbers = re.findall(r"(-?\d+) (-?\d+)", drawn.lines + drawn.equator)
    assert numbers
    assert all(int(x) ** 2 + int(y) ** 2 <= (RADIUS + 1) ** 2 for x, y in numbers)

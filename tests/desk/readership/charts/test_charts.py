"""Charts, read as what they are: markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from lxml import etree, html

from djeli.desk.readership.charts.bars import bar
from djeli.desk.readership.charts.figure import figure
from djeli.desk.readership.charts.series import Chart, Kind, Line, Mark, MarkKind, Point
from djeli.desk.readership.charts.spark import sparkline

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LAGOS = ZoneInfo("Africa/Lagos")
NASTY = """<script>alert(1)</script>" onload='x' &"""


def points(*values, step=timedelta(minutes=1)):
    return tuple(Point(NOON + step * number, value) for number, value in enumerate(values))


def chart(*values, **fields):
    fields = {
        "name": "views",
        "title": "Views per minute",
        "summary": "Most at noon.",
        "since": NOON,
        "until": NOON + timedelta(hours=1),
        "zone": LAGOS,
        "lines": (Line("views", points(*values)),),
        **fields,
    }
    return Chart(**fields)


def drawn(made):
    """The figure as a tree; what is not well-formed is refused."""
    return etree.fromstring(figure(made))


def by_class(tree, name):
    return [node for node in tree.iter() if name in (node.get("class") or "").split()]


def test_a_chart_has_a_name_a_description_and_its_numbers_as_a_table():
    tree = drawn(chart(3, 0, 1500))

    svg = by_class(tree, "chart__drawing")[0]
    named = svg.get("aria-labelledby").split()
    assert svg.get("role") == "img"
    said = [node.text for node in svg.iter() if node.get("id") in named]
    assert said == ["Views per minute", "Most at noon."]
    rows = [[cell.text for cell in row] for row in tree.find(".//tbody")]
    assert [row[1] for row in rows] == ["1,500", "0", "3"]
    assert rows[0][0] == "Wed 4 Mar, 13:02"


def test_the_highest_point_stands_highest_and_time_runs_to_the_right():
    tree = drawn(chart(0, 30, 10))

    line = by_class(tree, "chart__line--1")[0].get("d")
    places = [tuple(map(float, place.split())) for place in re.findall(r"[\d.]+ [\d.]+", line)]
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    assert min(places, key=lambda place: place[1]) == places[1]
    assert places[0][1] == 1000


@pytest.mark.parametrize("values", [(), (0,), (7,), (0, 0, 0), (10**18, 1), (1, 2.5)])
def test_any_number_of_points_of_any_size_is_drawn(values):
    made = figure(chart(*values))

    assert "nan" not in made.lower().replace("alternance", "")
    assert "inf" not in made
    assert etree.fromstring(made) is not None


def test_a_chart_of_nothing_has_axes_and_no_table():
    tree = drawn(chart())

    assert tree.find(".//table") is None
    assert by_class(tree, "chart__grid")
    assert not by_class(tree, "chart__line")


def test_a_chart_without_any_line_is_drawn():
    assert drawn(chart(lines=())) is not None


def test_a_span_of_no_length_is_drawn():
    assert drawn(chart(1, until=NOON)) is not None


def test_a_single_point_can_be_seen():
    line = by_class(drawn(chart(5)), "chart__line--1")[0].get("d")
    assert len(re.findall("L", line)) == 1


def test_columns_stand_side_by_side_and_within_the_chart():
    day = timedelta(days=1)
    made = chart(
        kind=Kind.COLUMNS,
        by_day=True,
        until=NOON + day * 3,
        lines=(Line("views", points(4, 8, 2, step=day)),),
    )

    columns = by_class(drawn(made), "chart__column")
    edges = [(float(c.get("x")), float(c.get("x")) + float(c.get("width"))) for c in columns]
    assert len(columns) == 3
    assert all(0 <= start < end <= 1000 for start, end in edges)
    assert all(end < start for (_, end), (start, _) in pairwise(edges))
    assert float(columns[1].get("height")) > float(columns[0].get("height"))


def test_words_from_outside_stay_words():
    made = chart(
        1,
        title=NASTY,
        summary=NASTY,
        lines=(Line(NASTY, points(1)), Line("before", points(2))),
        marks=(Mark(NOON, MarkKind.PROMOTED, NASTY, NASTY),),
    )

    tree = drawn(made)
    assert not list(tree.iter("script"))
    assert not [node for node in tree.iter() if node.get("onload")]
    assert tree.find(".//h2").text == NASTY
    assert NASTY in sparkline([1, 2], NASTY).replace("&lt;", "<").replace("&gt;", ">").replace(
        "&quot;", '"'
    ).replace("&#x27;", "'").replace("&amp;", "&")


def test_nothing_in_a_chart_is_script_or_style():
    made = figure(chart(1, 2, marks=(Mark(NOON, MarkKind.PUBLISHED, "Published"),)))
    assert not re.search(r"<script|<style|style=|\son\w+=|href=", made)


def test_marks_are_numbered_on_the_chart_and_told_below_it():
    marks = (
        Mark(NOON + timedelta(minutes=30), MarkKind.PROMOTED, "Lead", "Lead package, first"),
        Mark(NOON, MarkKind.PUBLISHED, "Published"),
    )
    tree = drawn(chart(1, 2, marks=marks))

    assert ["".join(node.itertext()) for node in by_class(tree, "chart__mark")] == [
        "1 Published",
        "2 Lead",
    ]
    told = ["".join(node.itertext()) for node in by_class(tree, "chart__event")]
    assert told == ["Wed 4 Mar, 13:00 Published", "Wed 4 Mar, 13:30 Lead package, first"]
    rule = by_class(tree, "chart__rule")[1]
    assert rule.get("x1") == rule.get("x2") == "50%"


def test_marks_outside_the_chart_are_left_out():
    before = Mark(NOON - timedelta(days=1), MarkKind.PUBLISHED, "Published")
    assert not by_class(drawn(chart(1, marks=(before,))), "chart__mark")


def test_words_of_marks_close_together_do_not_lie_on_each_other():
    marks = tuple(
        Mark(NOON + timedelta(minutes=number), MarkKind.UPDATED, f"Change {number}")
        for number in range(6)
    )
    texts = by_class(drawn(chart(1, marks=marks)), "chart__mark")

    with_words = [node for node in texts if by_class(node, "chart__word")]
    assert len(with_words) == 3
    assert len({node.get("y") for node in with_words}) == 3
    assert len(texts) == 6


def test_each_point_says_its_numbers_under_the_pointer():
    made = chart(
        lines=(Line("views", points(3, 1200)), Line("a week before", points(4))),
    )
    said = [node.find("title").text for node in by_class(drawn(made), "chart__pointer")]
    assert said == [
        "Wed 4 Mar, 13:00: 3 views, 4 a week before",
        "Wed 4 Mar, 13:01: 1,200 views",
    ]


def test_two_lines_have_a_legend_and_one_has_none():
    two = chart(lines=(Line("today", points(1)), Line("a week before", points(2))))
    keys = ["".join(node.itertext()) for node in by_class(drawn(two), "chart__key")]
    assert keys == ["today", "a week before"]
    assert not by_class(drawn(chart(1)), "chart__key")


def test_a_sparkline_of_nothing_lies_flat_and_one_of_one_value_can_be_seen():
    flat, one = (html.fromstring(sparkline(values, "views")) for values in ([], [4]))
    assert flat.find(".//polyline").get("class") == "spark__none"
    assert len(one.find(".//polyline").get("points").split()) == 2


def test_a_bar_never_leaves_its_track():
    for value, top, width in [(1, 4, "25%"), (9, 4, "100%"), (-1, 4, "0%"), (1, 0, "0%")]:
        assert html.fromstring(bar(value, top)).findall(".//rect")[1].get("width") == width

"""What is drawn of a table, mark by mark."""

import pytest

from djeli.stories.charts.stored import stored_table
from djeli.web.charts.drawing import drawing_of
from djeli.web.charts.sheet import Block, Course, Dot, Rule, Words


def drawn(kind, *rows, language="en", **words):
    value = {
        "title": "T",
        "kind": kind,
        "table": stored_table([list(row) for row in rows]),
        **words,
    }
    return drawing_of(value, language)


def marks(drawing, kind):
    return [mark for mark in drawing.sheet.marks if isinstance(mark, kind)]


def test_bars_are_as_long_as_their_figures_from_zero():
    drawing = drawn("bar", ("Crop", "Price"), ("Maize", "90"), ("Millet", "100"))
    first, second = marks(drawing, Block)
    assert first.x == second.x == 0
    assert first.width / second.width == pytest.approx(0.9)


def test_negative_bars_end_where_positive_ones_begin():
    drawing = drawn("bar", ("Land", "Change"), ("Mali", "-10%"), ("Niger", "5%"))
    down, up = marks(drawing, Block)
    assert down.x + down.width == pytest.approx(up.x)
    assert down.width == pytest.approx(2 * up.width)
    assert {mark.x for mark in marks(drawing, Rule)} == {up.x}


def test_a_figure_that_is_missing_has_no_bar_and_says_so():
    drawing = drawn("bar", ("Crop", "Price"), ("Maize", "90"), ("Millet", ""))
    assert len(marks(drawing, Block)) == 1
    assert "–" in [mark.text for mark in marks(drawing, Words)]


def test_bars_by_date_stand_as_columns_in_order():
    drawing = drawn("bar", ("Month", "mm"), ("2026-01", "0"), ("2026-02", "40"), ("2026-03", "80"))
    columns = marks(drawing, Block)
    assert [one.x for one in columns] == sorted(one.x for one in columns)
    assert columns[2].height == pytest.approx(2 * columns[1].height)
    assert columns[1].y + columns[1].height == columns[2].y + columns[2].height


def test_a_line_keeps_the_distances_of_dates_and_breaks_where_a_figure_is_missing():
    rows = [("2026-01-01", "1"), ("2026-01-02", "2"), ("2026-01-05", ""), ("2026-01-09", "3")]
    drawing = drawn("line", ("Day", "Gauge"), *rows)
    (course,) = marks(drawing, Course)
    dots = marks(drawing, Dot)
    assert len(course.points) == 2
    assert len(dots) == 3
    one, two, last = (dot.x for dot in dots)
    assert (last - one) / (two - one) == pytest.approx(8)


def test_labels_below_are_thinned_out_but_the_first_and_the_last_stay():
    rows = [(f"2026-{1 + n // 28:02d}-{1 + n % 28:02d}", str(n)) for n in range(200)]
    drawing = drawn("line", ("Day", "Gauge"), *rows)
    said = [mark.text for mark in marks(drawing, Words)]
    assert {rows[0][0], rows[-1][0]} <= set(said)
    assert len(said) < 20


def test_dots_of_a_row_stand_on_one_line():
    drawing = drawn("dot", ("Land", "2025", "2026"), ("Ghana", "34%", "22%"), ("Mali", "49%", ""))
    first, second, third = marks(drawing, Dot)[2:]
    assert first.y == second.y != third.y
    assert first.x > second.x


def test_long_labels_go_over_several_lines_and_lose_no_word():
    label = "Brown cowpeas of the large kind that is sold in Dawanau and in Kofar Ruwa"
    drawing = drawn("bar", ("Crop", "Price"), (label, "1"))
    lines = [mark.text for mark in marks(drawing, Words) if mark.tone == "label"]
    assert len(lines) > 1
    assert " ".join(lines) == label


@pytest.mark.parametrize("kind", ["bar", "line", "dot"])
@pytest.mark.parametrize("count", [1, 2, 200])
@pytest.mark.parametrize("value", ["0", "7", "-7", "1000000000"])
def test_any_number_of_rows_is_drawn_within_the_sheet(kind, count, value):
    drawing = drawn(kind, ("a", "b"), *((f"row {n}", value) for n in range(count)))
    for mark in drawing.sheet.marks:
        if isinstance(mark, Block | Dot | Words):
            assert 0 <= mark.x <= 1
            assert 0 <= mark.y <= drawing.sheet.height


def test_the_summary_names_the_ends():
    drawing = drawn("bar", ("Crop", "Price"), ("Maize", "₦90"), ("Millet", "₦100"), ("Rice", ""))
    assert drawing.summary == "Bar chart, 3 rows. Price: from ₦90 (Maize) to ₦100 (Millet)."


def test_a_draft_whose_table_is_not_ready_shows_no_chart():
    assert drawn("bar", ("a", "b"), ("x", "?!")) is None
    assert drawing_of({"title": "T", "kind": "bar", "table": None}, "en") is None


def test_ticks_are_written_as_the_language_does():
    rows = ("2025", "1200"), ("2026", "4000")
    english = drawn("line", ("Year", "t"), *rows)
    french = drawn("line", ("An", "t"), *rows, language="fr")
    assert "4,000" in [mark.text for mark in marks(english, Words)]
    assert "4\u00a0000" in [mark.text for mark in marks(french, Words)]

import pytest

from djeli.stories.charts.figures import UnusableFigures, read_figures, rows_of

PRICES = [
    ["100 kg bag", "2025", "2026"],
    ["Maize", "₦52,000", "₦41,500"],
    ["Millet", "₦54,500", ""],
]


def problem(rows):
    with pytest.raises(UnusableFigures) as caught:
        read_figures(rows)
    return str(caught.value)


def test_a_table_is_read_by_columns_with_one_unit():
    figures = read_figures(PRICES)
    assert figures.labels == ("Maize", "Millet")
    assert [one.values for one in figures.series] == [(52000, 54500), (41500, None)]
    assert (figures.prefix, figures.suffix) == ("₦", "")
    assert (figures.header, *figures.rows) == tuple(tuple(row) for row in PRICES)


def test_a_cell_that_is_no_number_is_named():
    said = problem([["Skins", "Pods"], ["Passed", "24"], ["Failed", "6 of 30"]])
    assert said == "Row 2, column “Pods”: “6 of 30” is not a number."


def test_two_units_on_one_scale_are_refused():
    said = problem([["Step", "Cost"], ["One booth", "$1.3m"], ["All", "$800k"]])
    assert "“k” and “m”" in said


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["a"], ["b"]]])
def test_less_than_a_head_and_a_figure_is_refused(rows):
    assert "first row" in problem(rows)


def test_a_table_without_any_figure_is_refused():
    assert problem([["a", "b"], ["x", "–"]]) == "There is no figure in the table."


def test_two_hundred_rows_fit_and_one_more_does_not():
    rows = [["a", "b"], *([str(n), str(n)] for n in range(200))]
    assert len(read_figures(rows).labels) == 200
    assert "201" in problem([*rows, ["x", "1"]])
    assert "7" in problem([["a", *"bcdefgh"], ["x", *"1234567"]])


def test_empty_rows_and_columns_round_a_stored_table_are_left_out():
    stored = {"data": [["a", "b", None], ["x", " 1 ", ""], [None, "", None]]}
    assert rows_of(stored) == [["a", "b"], ["x", "1"]]
    assert rows_of(None) == []

import pytest

from djeli.stories.charts.cells import NotANumber, has_decimal_comma, read_cell


@pytest.mark.parametrize(
    ("text", "value", "prefix", "suffix"),
    [
        ("12", 12, "", ""),
        ("₦41,500", 41500, "₦", ""),
        ("GH₵ 160", 160, "GH₵", ""),
        ("9\u202f500 CFA", 9500, "", "CFA"),
        ("1\u00a0140", 1140, "", ""),
        ("1'140", 1140, "", ""),
        ("−20.2%", -20.2, "", "%"),
        ("-$5", -5, "$", ""),
        ("$-5", -5, "$", ""),
        ("(3.5)", -3.5, "", ""),
        ("+3.1 %", 3.1, "", "%"),
        (".5", 0.5, "", ""),
        ("38 m³", 38, "", "m³"),
        ("٤٥٫٥", 45.5, "", ""),
        ("१२", 12, "", ""),
        ("-0", 0, "", ""),
    ],
)
def test_a_figure_is_read_with_its_unit(text, value, prefix, suffix):
    cell = read_cell(text)
    assert (cell.value, cell.prefix, cell.suffix) == (value, prefix, suffix)


@pytest.mark.parametrize("text", ["", " ", "–", "n/a", "…", "N/A"])
def test_what_tables_write_for_nothing_is_missing(text):
    assert read_cell(text).value is None


@pytest.mark.parametrize("text", ["28 of 30", "none found", "1–2", "12 13a 14", "1.2.x", "₦"])
def test_words_are_no_number(text):
    with pytest.raises(NotANumber):
        read_cell(text)


def test_a_comma_is_for_decimals_where_a_figure_can_be_read_in_no_other_way():
    assert has_decimal_comma(["48,5", "1.200"])
    assert has_decimal_comma(["0,250"])
    assert not has_decimal_comma(["1,234", "12,000"])
    assert not has_decimal_comma(["1,234.5", "0,5"])
    assert read_cell("1.200,5", decimal_comma=True).value == 1200.5
    assert read_cell("1 200,5", decimal_comma=True).value == 1200.5

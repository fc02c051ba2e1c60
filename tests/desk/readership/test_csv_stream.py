"""What a spreadsheet is given."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from djeli.desk.readership.csv_stream import harmless, lines


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "\x00=1"]
)
def test_what_a_spreadsheet_would_run_it_only_shows(text):
    assert harmless(text) == "'" + text.replace("\x00", "")


@pytest.mark.parametrize("text", ["The bridge", "1 = 1", "a-b", "«=»", ""])
def test_other_words_stay_as_they_are(text):
    assert harmless(text) == text


@given(some.text())
def test_no_cell_begins_with_the_sign_of_a_formula(text):
    assert str(harmless(text)).lstrip()[:1] not in set("=+-@")


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert [harmless(cell) for cell in (-3, 2.5, None)] == [-3, 2.5, ""]


def test_times_go_by_the_newsroom_s_clock():
    assert harmless(datetime(2026, 3, 4, 12, tzinfo=UTC)) == "2026-03-04T13:00+01:00"


def test_rows_are_written_as_they_come():
    def endless():
        while True:
            yield (1,)

    made = lines(["One"], endless())
    assert next(made) == "\ufeffOne\r\n"
    assert next(made) == "1\r\n"

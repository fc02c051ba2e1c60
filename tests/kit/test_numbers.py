import pytest

from djeli.kit.numbers import whole_number


@pytest.mark.parametrize(
    ("written", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 18, 10**18 - 1)]
)
def test_digits_are_a_number(written, number):
    assert whole_number(written) == number


@pytest.mark.parametrize(
    "written",
    ["", " 7", "-7", "7.0", "1e3", "²", "٧", "9" * 19, pytest.param("9" * 5000, id="long")],
)
def test_what_no_database_could_hold_is_none(written):
    assert whole_number(written) is None

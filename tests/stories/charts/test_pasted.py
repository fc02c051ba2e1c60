import pytest

from djeli.stories.charts.pasted import pasted_rows

ROWS = [["Crop", "2025"], ["Maize, white", "1,5"]]


@pytest.mark.parametrize(
    "text",
    [
        "Crop\t2025\nMaize, white\t1,5\n",
        'Crop,2025\r\n"Maize, white","1,5"\r\n',
        "Crop;2025\nMaize, white;1,5",
        "| Crop | 2025 |\n|------|-----:|\n| Maize, white | 1,5 |",
        "\ufeffCrop;2025\n\nMaize, white;1,5\n\n",
    ],
)
def test_a_table_is_read_whatever_parts_its_cells(text):
    assert pasted_rows(text) == ROWS


def test_text_without_columns_stays_rows_of_one_cell():
    assert pasted_rows("one\ntwo") == [["one"], ["two"]]
    assert pasted_rows("") == []

"""The chart in the editor's form: what it takes, and what it says to what it does not take."""

import pytest
from wagtail import blocks

from djeli.stories.charts.block import ChartBlock
from djeli.stories.charts.stored import stored_table
from djeli.stories.models import Article

ROWS = [["Crop", "2025"], ["Maize", "12"]]


def cleaned(**given):
    block = ChartBlock()
    return block.clean(block.to_python({"title": "Prices", "kind": "bar", **given}))


def problems(**given):
    with pytest.raises(blocks.StructBlockValidationError) as caught:
        cleaned(**given)
    return {name: error.messages for name, error in caught.value.block_errors.items()}


def test_a_typed_table_stays_as_it_is():
    assert cleaned(table=stored_table(ROWS))["table"]["data"] == ROWS


def test_pasted_text_becomes_the_table():
    value = cleaned(pasted="Crop\t2025\nMaize\t12\nMillet")
    assert value["table"]["data"] == [*ROWS, ["Millet", ""]]
    assert value["pasted"] == ""


def test_an_error_stands_at_the_field_that_has_it():
    assert problems(pasted="Crop,2025\nMaize,dear") == {
        "pasted": ["Row 1, column “2025”: “dear” is not a number."]
    }
    assert list(problems(table=stored_table([["a", "b"], ["x", "y"]]))) == ["table"]
    assert list(problems()) == ["table"]


def test_a_story_offers_the_chart_among_its_blocks():
    assert "chart" in Article._meta.get_field("body").stream_block.child_blocks

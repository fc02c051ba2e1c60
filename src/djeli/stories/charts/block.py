"""The chart as a block of a story: an editor's table, its kind of chart, and its words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from djeli.stories.charts.figures import UnusableFigures, read_figures, rows_of
from djeli.stories.charts.pasted import MOST_CHARACTERS, pasted_rows
from djeli.stories.charts.stored import even, stored_table

KINDS = [
    ("bar", _("Bars: compare amounts")),
    ("line", _("Line: how it changes over time")),
    ("dot", _("Dots: compare two or more figures of each row")),
]
ITS_LANGUAGE = {"language": "en-US"}
"""Wagtail's copy of handsontable has no other, and says so in the console when asked for one."""
TABLE = {**ITS_LANGUAGE, "minSpareRows": 0, "startRows": 4, "startCols": 2, "contextMenu": True}


class ChartBlock(blocks.StructBlock):
    """A table that readers see as a chart, with the table itself below it."""

    title = blocks.CharBlock(
        max_length=140,
        label=_("Title"),
        help_text=_("What the chart shows: Maize is cheaper than a year ago"),
    )
    kind = blocks.ChoiceBlock(choices=KINDS, default="bar", label=_("Kind of chart"))
    unit = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Unit"),
        help_text=_("What the figures count: Naira for a bag of 100 kilograms"),
    )
    table = TableBlock(
        required=False,
        table_options=TABLE,
        label=_("Figures"),
        help_text=_("The first row names the columns, the first column names the rows."),
    )
    pasted = blocks.TextBlock(
        required=False,
        max_length=MOST_CHARACTERS,
        rows=3,
        label=_("Or paste CSV"),
        help_text=_("Text from a file or a spreadsheet. It takes the place of the table above."),
    )
    source = blocks.CharBlock(required=False, max_length=200, label=_("Source"))
    note = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Note"),
        help_text=_("How it was counted, what is missing."),
    )

    class Meta:
        icon = "order"
        label = _("Chart")
        preview_template = "desk/blocks/no_preview.html"

    def clean(self, value: Any) -> Any:
        """The value with what was pasted as its table. Raises with the cell that is no figure."""
        cleaned = super().clean(value)
        field = "table"
        if cleaned["pasted"].strip():
            field, rows = "pasted", pasted_rows(cleaned["pasted"])
        else:
            rows = rows_of(cleaned["table"])
        try:
            read_figures(even(rows))
        except UnusableFigures as problem:
            error = ValidationError(str(problem))
            raise blocks.StructBlockValidationError({field: error}) from problem
        if field == "pasted":
            cleaned["table"], cleaned["pasted"] = stored_table(rows), ""
        return cleaned

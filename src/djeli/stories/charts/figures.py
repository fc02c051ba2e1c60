"""A table whose first row names its columns and whose first column names its rows, as figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from djeli.stories.charts.cells import Cell, NotANumber, has_decimal_comma, read_cell
from djeli.stories.charts.dates import days

MOST_ROWS, MOST_SERIES = 200, 6
Rows = Sequence[Sequence[str]]


class UnusableFigures(ValueError):
    """A table that makes no chart. Its text says why, and where, to the editor."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))


@dataclass(frozen=True, slots=True)
class Series:
    """A column of figures: its name, its numbers (None if one is missing), and as typed."""

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]

    def present(self) -> tuple[float, ...]:
        """The numbers that are there."""
        return tuple(value for value in self.values if value is not None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a chart shows: labels of rows, series, what the labels are, units, days if dates."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    heading: str = ""
    prefix: str = ""
    suffix: str = ""
    days: tuple[int, ...] | None = None

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table below its first row, as typed."""
        columns = (self.labels, *(one.texts for one in self.series))
        return tuple(zip(*columns, strict=True))

    @property
    def header(self) -> tuple[str, ...]:
        """The first row of the table."""
        return (self.heading, *(one.name for one in self.series))

    def every(self) -> tuple[float, ...]:
        """All numbers."""
        return tuple(value for one in self.series for value in one.present())


def rows_of(value: Mapping[str, Any] | None) -> list[list[str]]:
    """The cells of a stored table as text, without the empty rows and columns round them."""
    data = (value or {}).get("data") or ()
    rows = [[str("" if cell is None else cell).strip() for cell in row] for row in data]
    rows = [row for row in rows if any(row)]
    width = max((_width(row) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def read_figures(rows: Rows) -> Figures:
    """The figures of a table. Raises UnusableFigures."""
    _check_size(rows)
    header, below = rows[0], rows[1:]
    cells = [[str(row[column]) for row in below] for column in range(1, len(header))]
    comma = has_decimal_comma(text for column in cells for text in column)
    read = [
        [_cell(text, number, header[place + 1], comma) for number, text in enumerate(column)]
        for place, column in enumerate(cells)
    ]
    found = [cell for column in read for cell in column]
    if all(cell.value is None for cell in found):
        raise UnusableFigures(_("There is no figure in the table."))
    labels = tuple(row[0] for row in below)
    return Figures(
        labels=labels,
        series=tuple(
            Series(name, tuple(cell.value for cell in column), tuple(texts))
            for name, column, texts in zip(header[1:], read, cells, strict=True)
        ),
        heading=header[0],
        prefix=_one_unit(cell.prefix for cell in found),
        suffix=_one_unit(cell.suffix for cell in found),
        days=days(labels),
    )


def _check_size(rows: Rows) -> None:
    if len(rows) < 2 or len(rows[0]) < 2:
        raise UnusableFigures(
            _(
                "A chart needs a first row with the names of the columns, a first column with the "
                "names of the rows, and a figure at least."
            )
        )
    if len(rows) - 1 > MOST_ROWS:
        raise UnusableFigures(
            _("A chart shows at most %(most)s rows; this table has %(count)s.")
            % {"most": MOST_ROWS, "count": len(rows) - 1}
        )
    if len(rows[0]) - 1 > MOST_SERIES:
        raise UnusableFigures(
            _("A chart shows at most %(most)s columns of figures; this table has %(count)s.")
            % {"most": MOST_SERIES, "count": len(rows[0]) - 1}
        )


def _cell(text: str, number: int, column: str, comma: bool) -> Cell:
    try:
        return read_cell(text, decimal_comma=comma)
    except NotANumber:
        raise UnusableFigures(
            _("Row %(row)s, column “%(column)s”: “%(text)s” is not a number.")
            % {"row": number + 1, "column": column, "text": text[:40]}
        ) from None


def _one_unit(units: Iterable[str]) -> str:
    """The unit of all figures, "" for none. Two units on one scale would be a lie."""
    found = sorted({unit for unit in units if unit})
    if len(found) > 1:
        raise UnusableFigures(
            _("The figures have two units: “%(one)s” and “%(other)s”. A chart has one scale.")
            % {"one": found[0], "other": found[1]}
        )
    return found[0] if found else ""


def _width(row: Sequence[str]) -> int:
    return max((place + 1 for place, cell in enumerate(row) if cell), default=0)

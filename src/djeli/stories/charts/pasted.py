"""Text that holds a table: copied from a spreadsheet, or CSV with commas, semicolons or bars."""

from __future__ import annotations

import csv
import io

DELIMITERS = "\t", ";", "|", ","
MOST_CHARACTERS = 100_000


def pasted_rows(text: str) -> list[list[str]]:
    """The rows of a table that came as text; rows of one cell if nothing parts them.

    The delimiter is the one that parts most rows into equally many cells. Quotes hold a cell
    together (RFC 4180), also over several lines.
    """
    text = text.strip("\ufeff\r\n ")
    tables = [_read(text, delimiter) for delimiter in DELIMITERS if delimiter in text]
    best = max(tables, key=_evenness, default=[[line] for line in text.splitlines()])
    return [row for row in map(_cleaned, best) if any(row) and not _is_ruled(row)]


def _read(text: str, delimiter: str) -> list[list[str]]:
    if delimiter == "|":
        return [line.strip().strip("|").split("|") for line in text.splitlines() if line.strip()]
    return list(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True))


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """How many rows are as wide as the first; then how wide."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = len(filled[0]) if filled else 0
    if width < 2:
        return 0.0, 0
    return sum(len(row) == width for row in filled) / len(filled), width


def _cleaned(row: list[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


def _is_ruled(row: list[str]) -> bool:
    """True for the line of dashes below the head of a table in Markdown."""

    return all("-" in cell and not cell.strip(":-") for cell in row)

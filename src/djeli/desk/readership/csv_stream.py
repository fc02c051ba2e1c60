"""Tables as CSV: streamed row by row, and harmless where a spreadsheet opens them.

A cell that begins with a sign of a formula would be run by the spreadsheet, so an apostrophe is put
before it (OWASP, "CSV Injection"). Numbers stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.http import StreamingHttpResponse
from django.utils import timezone

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"
"""What tells a spreadsheet that the file is UTF-8."""

Cell = str | int | float | datetime | None


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, written: str) -> str:
        return written


def streamed(
    filename: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """The answer: ``filename`` without an ending."""
    answer = StreamingHttpResponse(lines(headings, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of the file, as they are made."""
    writer = csv.writer(_Echo())
    yield MARK + writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: Cell) -> str | int | float:
    """A cell that no spreadsheet runs; times by the newsroom's clock, as ISO 8601."""
    match cell:
        case None:
            return ""
        case datetime():
            return timezone.localtime(cell).isoformat(timespec="minutes")
        case str():
            text = cell.replace("\x00", "")
            runs = text.startswith(SIGNS) or text.lstrip().startswith(SIGNS)
            return f"'{text}" if runs else text
        case _:
            return cell

"""A chart's table as Wagtail keeps it. No Django."""

from __future__ import annotations

from typing import Any

KINDS = "bar", "line", "dot"


def stored_table(rows: list[list[str]]) -> dict[str, Any]:
    """Rows as Wagtail's table keeps them, the first one and the first column as heads."""
    return {
        "data": even(rows),
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
        "table_caption": "",
    }


def even(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one width."""
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]

"""An object of ninjs as received: its names in lower case, its values as they come."""

from __future__ import annotations

from typing import Any

from djeli.wire.formats.item import Refused

Shape = dict[str, Any]
KNOWN = {
    "type",
    "headline",
    "headlines",
    "bodies",
    "versioncreated",
    "body_text",
    "body_xhtml",
    "body_html",
    "descriptions",
    "description_text",
    "renditions",
    "eventdetails",
    "title",
}


def shape_of(received: Any) -> Shape:
    """The object with its names folded. Raises Refused for what is no object, and for a schema."""
    if not isinstance(received, dict):
        raise Refused("the JSON is no ninjs item: an object was expected")
    if "$schema" in received and "uri" not in received:
        raise Refused("this is a JSON schema, not an item")
    return {str(name).lower(): value for name, value in received.items()}


def text(value: Any) -> str:
    """A text or number as text; empty for anything else."""
    if isinstance(value, bool) or value is None or value != value:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def rows(value: Any) -> list[Shape]:
    """The objects of a list, their names folded."""
    return [
        {str(name).lower(): part for name, part in row.items()}
        for row in (value if isinstance(value, list) else [])
        if isinstance(row, dict)
    ]


def named_rows(value: Any) -> list[Shape]:
    """The objects of a list (2.x, 3.x), or of an object by their names (1.x): each has ``name``."""
    if not isinstance(value, dict):
        return rows(value)
    return [
        {"name": str(name), **part}
        for name, held in value.items()
        if isinstance(held, dict) and (part := rows([held])[0]) is not None
    ]


def first_text(shape: Shape, *names: str) -> str:
    """The first of the properties that says something."""
    return next((found for name in names if (found := text(shape.get(name)))), "")


def descriptions(shape: Shape, *roles: str) -> str:
    """The first description of one of ``roles``; of any role without them."""
    for row in rows(shape.get("descriptions")):
        if (not roles or text(row.get("role")).lower() in roles) and (
            told := text(row.get("value"))
        ):
            return told
    return ""

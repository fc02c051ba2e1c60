"""The door of the press: who renders what, and the rendering itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

from djeli.press.cdn.files import forget_files, labelled
from djeli.press.changes.keys import EVERYTHING, list_key, row_key, row_keys, rows_key
from djeli.press.changes.log import before_pressing, changes_after, hold
from djeli.press.changes.tracked_tables import track
from djeli.press.changes.triggers import untracked
from djeli.press.export.files import before_export
from djeli.press.render.addresses import (
    finds_addresses,
    lists_addresses,
    lists_typical_addresses,
    reads_ahead,
)
from djeli.press.render.dependencies import (
    depends_on_list,
    depends_on_rows,
    depends_on_table,
    separate_dependencies,
)
from djeli.press.render.fragments import family, filled, fragments, placeholder
from djeli.press.render.response_marks import pressable, pressed, unpressed
from djeli.press.render.snapshot import last_change, settings_row, shared, snapshot_cache
from djeli.press.render.value_cache import SnapshotCache

__all__ = [
    "EVERYTHING",
    "NobodyRenders",
    "SnapshotCache",
    "before_export",
    "before_pressing",
    "changes_after",
    "depends_on_list",
    "depends_on_rows",
    "depends_on_table",
    "family",
    "filled",
    "finds_addresses",
    "forget_files",
    "fragments",
    "hold",
    "labelled",
    "last_change",
    "list_key",
    "lists_addresses",
    "lists_typical_addresses",
    "placeholder",
    "pressable",
    "pressed",
    "reads_ahead",
    "renders",
    "respond",
    "row_key",
    "row_keys",
    "rows_key",
    "separate_dependencies",
    "settings_row",
    "shared",
    "snapshot_cache",
    "track",
    "unpressed",
    "untracked",
]

Row = TypeVar("Row", bound=Model)
Renderer = Callable[[Row, HttpRequest], HttpResponseBase]

_renderers: dict[type[Model], Renderer] = {}


class NobodyRenders(LookupError):
    """No room has registered how this kind of row becomes a response."""


def renders(model: type[Row]) -> Callable[[Renderer[Row]], Renderer[Row]]:
    """Register the decorated function as what turns a ``model`` row into a response.

    The room below asks for a response without knowing who looks; the room above registers itself.
    A second registration for the same model is a mistake and raises ValueError.
    """

    def register(renderer: Renderer[Row]) -> Renderer[Row]:
        if model in _renderers:
            raise ValueError(f"{model.__name__} is rendered already, by {_renderers[model]!r}")
        _renderers[model] = renderer
        return renderer

    return register


def respond(row: Model, request: HttpRequest) -> HttpResponseBase:
    """The response for ``row``. Raises NobodyRenders where no room has registered for its class."""
    for kind in type(row).__mro__:
        if kind in _renderers:
            return _renderers[kind](row, request)
    raise NobodyRenders(f"nobody has registered how {type(row).__name__} is rendered")

"""The tables that readers' pages are made of: rooms say which, and what of them counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Model

from djeli.press.changes.keys import list_key, table_of
from djeli.press.render import dependencies

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TrackedTable:
    """A table whose changes are written down.

    ``keys`` pairs a prefix with the column whose value follows it. With ``has_membership`` a row
    that comes or goes is a change of the table as well, and ``as_one`` any change is. ``own_lists``
    pairs columns with prefixes: a change of such a column is one of a list of its row's own.
    ``entries`` is as ``keys``, for rows that were there before: that they change or leave.
    """

    table: str
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    has_membership: bool
    as_one: bool
    own_lists: tuple[tuple[str, str], ...] = ()
    entries: tuple[tuple[str, str], ...] = ()


_tables: dict[str, TrackedTable] = {}


def track(
    model: type[Model],
    *,
    ignoring: Iterable[str] = (),
    owner: str = "",
    listed_by: str = "",
    by_entry: bool = False,
    as_one: bool = False,
    quiet: bool = False,
    own_lists: Mapping[str, str] = EMPTY,
) -> None:
    """Write down each change of ``model``'s rows.

    ``ignoring`` names columns that no reader's page shows. With ``owner``, a foreign key, a change
    counts as one of the row it points to (a byline's is its story's). With ``listed_by`` each row
    is an entry of the list that this column names, and ``by_entry``, where some depend on a single
    one, that it changes or leaves is a change of its row too. A table that is tracked ``as_one`` is
    one that the framework keeps in a cache: any change of it touches every page. One that is
    ``quiet`` has numbers that move all day: pages follow, and no CDN is told. ``own_lists`` names
    columns of which only some readers of a row take notice, each with a list: ``{"related_ids":
    "related"}`` makes a change of that column one of the list ``related:7``, not of the row.
    """
    options: Any = model._meta
    ignored = frozenset(ignoring)
    columns = tuple(
        field.column
        for field in options.local_concrete_fields
        if not field.primary_key and field.column not in ignored and field.column not in own_lists
    )
    if listed_by:
        prefix, column = list_key(""), options.get_field(listed_by).column
    elif owner:
        field = options.get_field(owner)
        prefix, column = f"{table_of(field.related_model)}:", field.column
    else:
        prefix, column = f"{table_of(model)}:", options.pk.column
    keys = () if as_one else ((prefix, column),)
    lists = tuple((one, list_key(f"{name}:")) for one, name in own_lists.items())
    entries = ((f"{table_of(model)}:", options.pk.column),) if by_entry else ()
    has_membership = as_one or not (owner or listed_by)
    _tables[options.db_table] = TrackedTable(
        options.db_table, keys, columns, has_membership, as_one, lists, entries
    )
    dependencies.record_reads_of(model, as_one=as_one, quiet=quiet)


def tracked_tables() -> dict[str, TrackedTable]:
    """All of them by name."""
    return _tables

"""Inserts or adds to many rows in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model


def add(
    model: type[Model], keys: Sequence[str], rows: Iterable[tuple[Sequence[Any], Mapping[str, int]]]
) -> None:
    """Add to ``model``'s rows with these ``keys`` (a unique set of fields) the numbers by field.

    A missing row starts at zero. All ``rows`` name the same fields.
    """
    listed = list(rows)
    if not listed:
        return
    # Not the stand-in of django.db: it is asked for every value.
    connection = connections[DEFAULT_DB_ALIAS]
    options = model._meta
    sums = list(listed[0][1])
    fields: list[Any] = [options.get_field(name) for name in (*keys, *sums)]
    quoted = [connection.ops.quote_name(field.column) for field in fields]
    table = connection.ops.quote_name(options.db_table)
    unique, added = quoted[: len(keys)], quoted[len(keys) :]
    # Names come from models, never from people.
    statement = (
        f"INSERT INTO {table} ({', '.join(quoted)}) "  # noqa: S608 (names of our own columns)
        f"VALUES ({', '.join(['%s'] * len(quoted))}) "
        f"ON CONFLICT ({', '.join(unique)}) DO UPDATE SET "
        + ", ".join(f"{one} = {table}.{one} + EXCLUDED.{one}" for one in added)
    )
    values: list[list[Any]] = [
        [
            field.get_db_prep_save(value, connection)
            for field, value in zip(fields, (*of, *numbers.values()), strict=True)
        ]
        for of, numbers in listed
    ]
    # In one order always: of two who add to the same rows none waits for the other.
    values.sort(key=_in_order)
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _in_order(row: list[Any]) -> list[str]:
    return [str(one) for one in row]

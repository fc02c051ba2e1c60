"""Queries whose SQL is written once and then only executed.

Writing the SQL of a query with many columns takes Django longer than the database takes to answer
it. What pages ask again and again is written once for each number of ids, and kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

MOST = 512
"""Ids of one query; more are asked for in turns. SQLite takes some thousands."""
STAND_IN = -1_000_000_000
"""Ids that no row has: they show where in the SQL's arguments the ids belong."""


class _Written(NamedTuple):
    sql: str
    arguments: tuple[Any, ...]
    places: dict[int, int]
    compiler: Any
    converters: Any


class Prepared(threading.local):
    """``make`` gives, for a list of ids, a query with ``values_list`` (and no annotation)."""

    def __init__(self, make: Callable[[Sequence[int]], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.make = make
        self._written: dict[tuple[str, int], _Written] = {}

    def rows(self, ids: Sequence[int]) -> Iterator[Sequence[Any]]:
        """The rows for ``ids``, in the query's order."""
        for start in range(0, len(ids), MOST):
            yield from self._rows(ids[start : start + MOST])

    def _rows(self, ids: Sequence[int]) -> Iterator[Sequence[Any]]:
        size = 1 << (len(ids) - 1).bit_length()
        written = self._written.get((connection.vendor, size))
        if written is None:
            written = self._written[connection.vendor, size] = self._write(size)
        # There are only few sizes: what is too many asks for the last id again.
        arguments = list(written.arguments)
        for place, number in written.places.items():
            arguments[place] = ids[min(number, len(ids) - 1)]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, arguments)
            rows = cursor.fetchall()
        if not written.converters:
            return iter(rows)
        found: Iterator[Sequence[Any]] = written.compiler.apply_converters(rows, written.converters)
        return found

    def _write(self, size: int) -> _Written:
        stand_ins = [STAND_IN - number for number in range(size)]
        compiler: Any = self.make(stand_ins).query.get_compiler(using=connection.alias)
        sql, arguments = compiler.as_sql()
        places = {
            place: STAND_IN - argument
            for place, argument in enumerate(arguments)
            if isinstance(argument, int) and argument <= STAND_IN
        }
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        return _Written(sql, tuple(arguments), places, compiler, converters)

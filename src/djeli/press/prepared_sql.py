"""Queries whose SQL is written once and then only executed.

Writing the SQL of a query with many columns takes Django longer than the database takes to answer
it. What pages ask again and again is written once for each number of ids, and kept; so is what each
publication writes down.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet

Row = TypeVar("Row")
One = TypeVar("One", bound=Model)
MOST = 512
"""Ids of one query; more are asked for in turns. SQLite takes some thousands."""


def no_id(number: int) -> int:
    """Ids that no row has: they show where in the SQL's arguments the ids belong."""
    return -1_000_000_000 - number


def no_text(number: int) -> str:
    """As ``no_id``, for queries that ask for texts."""
    return f"\0{number}"


class _Written(NamedTuple):
    sql: str
    arguments: tuple[Any, ...]
    places: dict[int, int]
    query: QuerySet[Any, Any]
    compiler: Any
    converters: Any

    def with_ids(self, ids: Sequence[Any]) -> tuple[Any, ...]:
        """The arguments; there are only few sizes, so what is too many asks for the last again."""
        arguments = list(self.arguments)
        for place, number in self.places.items():
            arguments[place] = ids[min(number, len(ids) - 1)]
        return tuple(arguments)


class _Kept(threading.local, Generic[Row]):
    """``make`` gives, for a list of ids, a query; for one of texts where ``stand_in`` is
    ``no_text``. It is asked for sizes that are powers of two, so texts may come in pairs."""

    def __init__(
        self,
        make: Callable[[Sequence[Any]], QuerySet[Any, Row]],
        stand_in: Callable[[int], int | str] = no_id,
    ) -> None:
        self.make, self.stand_in = make, stand_in
        self._written: dict[int, _Written] = {}

    def rows(self, ids: Sequence[Any]) -> Iterator[Row]:
        """The rows for ``ids``, in the query's order."""
        for start in range(0, len(ids), MOST):
            some = ids[start : start + MOST]
            yield from self._rows(self._for(len(some)), some)

    def every(self) -> Iterator[Row]:
        """All rows of a query that has no ids."""
        return self.rows([self.stand_in(0)])

    def first(self) -> Row | None:
        """The first row of a query that has no ids."""
        return next(self.every(), None)

    def _rows(self, written: _Written, ids: Sequence[Any]) -> Iterable[Row]:
        raise NotImplementedError

    def _for(self, number: int) -> _Written:
        size = 1 << (number - 1).bit_length()
        written = self._written.get(size)
        # A thread may be given another connection: what was written for one is not for the other.
        if written is None or written.compiler.connection is not connections[DEFAULT_DB_ALIAS]:
            written = self._written[size] = self._write(size)
        return written

    def _write(self, size: int) -> _Written:
        numbers = {self.stand_in(number): number for number in range(size)}
        query = self.make(list(numbers))
        compiler: Any = query.query.get_compiler(using=connection.alias)
        sql, arguments = compiler.as_sql()
        places = {
            place: numbers[argument]
            for place, argument in enumerate(arguments)
            if isinstance(argument, (int, str)) and argument in numbers
        }
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        return _Written(sql, tuple(arguments), places, query, compiler, converters)


class Prepared(_Kept[Any]):
    """A query with ``values_list``: its rows are tuples."""

    def _rows(self, written: _Written, ids: Sequence[Any]) -> Iterable[Any]:
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.with_ids(ids))
            rows: list[Sequence[Any]] = cursor.fetchall()
        if not written.converters:
            return rows
        found: Iterator[Sequence[Any]] = written.compiler.apply_converters(rows, written.converters)
        return found


class PreparedModels(Generic[One]):
    """A query of a model's rows, with others that belong to them, by the paths of ``related``: an
    outer one stands before what it leads to. What the query adds to each row is ``annotated``."""

    def __init__(
        self,
        make: Callable[[Sequence[Any]], QuerySet[One]],
        stand_in: Callable[[int], int | str] = no_id,
        related: Sequence[str] = (),
        annotated: Sequence[str] = (),
    ) -> None:
        self._make, self._related, self._annotated = make, related, annotated
        self._parts: list[_Part] = []
        self._prepared = Prepared(self._values, stand_in)

    def rows(self, ids: Sequence[Any]) -> Iterator[One]:
        """The rows for ``ids``, in the query's order."""
        return map(self._row, self._prepared.rows(ids))

    def first(self) -> One | None:
        """The first row of a query that has no ids."""
        return next(map(self._row, self._prepared.every()), None)

    def _values(self, ids: Sequence[Any]) -> QuerySet[Any, Any]:
        query = self._make(ids)
        if not self._parts:
            self._parts = _parts(query.model, self._related)
        names = [name for part in self._parts for name in part.names]
        return query.values_list(*names, *self._annotated)

    def _row(self, values: Sequence[Any]) -> One:
        made: dict[str, Any] = {}
        for path, model, fields, names, start in self._parts:
            own = values[start : start + len(names)]
            # A row that belongs to none: all its columns are empty.
            row = (
                None
                if own[fields.index(model._meta.pk.attname)] is None
                else model.from_db(DEFAULT_DB_ALIAS, fields, own)
            )
            made[path] = row
            outer, _, name = path.rpartition("__")
            if path and made[outer] is not None:
                setattr(made[outer], name, row)
        found: One = made[""]
        if self._annotated:
            for name, value in zip(self._annotated, values[-len(self._annotated) :], strict=True):
                setattr(found, name, value)
        return found


class _Part(NamedTuple):
    """A model's columns among those of a row: its own names for them, and the query's."""

    path: str
    model: Any
    fields: list[str]
    names: list[str]
    start: int


def _parts(model: type[Model], related: Sequence[str]) -> list[_Part]:
    parts: list[_Part] = []
    start = 0
    for path in ("", *related):
        of: Any = model
        for name in filter(None, path.split("__")):
            of = of._meta.get_field(name).related_model
        fields = [field.attname for field in of._meta.concrete_fields]
        names = [f"{path}__{field}" if path else field for field in fields]
        parts.append(_Part(path, of, fields, names, start))
        start += len(fields)
    return parts


def insert(model: type[Model], names: tuple[str, ...], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows with values for these fields: as ``bulk_create``, without a model for each."""
    columns = _columns(model, names)
    marks = ", ".join(["%s"] * len(names))
    sql = f"INSERT INTO {_table(model)} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 (names of our own tables)
    _write(sql, model, names, rows)


def update(model: type[Model], name: str, rows: Iterable[tuple[Any, Any]]) -> None:
    """Give one field another value in some rows: pairs of the value and the row's id. Signals are
    not sent."""
    key = str(model._meta.pk.name)
    column, own = _columns(model, (name, key))
    sql = f"UPDATE {_table(model)} SET {column} = %s WHERE {own} = %s"  # noqa: S608 (from models)
    _write(sql, model, (name, key), rows)


def _write(
    sql: str, model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    values = [
        [
            field.get_db_prep_save(value, connection)
            for field, value in zip(fields, row, strict=True)
        ]
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


@cache
def _columns(model: type[Model], names: tuple[str, ...]) -> list[str]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return [connection.ops.quote_name(field.column) for field in fields]

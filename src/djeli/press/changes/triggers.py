"""The database itself writes down what changes, in the change's own transaction.

Triggers rather than signals: a bulk update, a cascade or a line of SQL by hand is a change too, and
a crash between a change and the note of it is impossible. Rooms say which tables readers' pages are
made of; triggers are dropped before a migration and laid anew after it.

On PostgreSQL they are constraint triggers deferred to the commit, under a lock that is held until
it is done: so the numbers of the log rise in the order in which changes became visible.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from djeli.press.changes.keys import EVERYTHING, list_key, table_of
from djeli.press.models import Change
from djeli.press.render import dependencies

NAME = "press_"
ADVISORY_KEY = 0x7072657373
"""The number of the lock in PostgreSQL: the letters of "press"."""
LAYING_KEY = ADVISORY_KEY + 1
"""The number of the lock under which triggers are laid anew."""
NOW = {
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
    "postgresql": "extract(epoch from clock_timestamp())",
}
EMPTY: Mapping[str, str] = MappingProxyType({})
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


@dataclass(frozen=True, slots=True)
class Tracked:
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


_tracked: dict[str, Tracked] = {}


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
    _tracked[options.db_table] = Tracked(
        options.db_table, keys, columns, has_membership, as_one, lists, entries
    )
    dependencies.track(model, as_one=as_one, quiet=quiet)


def tracked_tables() -> frozenset[str]:
    return frozenset(_tracked)


def lay() -> None:
    """Put the triggers on every tracked table, in place of what is there."""
    with transaction.atomic():
        remove()
        with connection.cursor() as cursor:
            present = set(connection.introspection.table_names(cursor))
            for tracked in _tracked.values():
                if tracked.table in present:
                    for name, statements in _triggers(tracked):
                        for statement in statements:
                            cursor.execute(statement)
                        if connection.vendor == "postgresql":  # which keeps it in words of its own
                            on = f"{_quoted(name)} ON {_quoted(tracked.table)}"
                            told = _fingerprint(statements)
                            cursor.execute(f"COMMENT ON TRIGGER {on} IS '{told}'")


def mend() -> bool:
    """Lay the triggers anew where they are not just those of this code: a release ignores other
    columns, or work in bulk was cut off. True where it was so. Several processes may ask at once.

    What changed meanwhile nobody wrote down, so everything counts as changed.
    """
    if not _differ():
        return False
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LAYING_KEY])
        if not _differ():  # another process was quicker
            return False
        lay()
        change_everything()
    return True


def _differ() -> bool:
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
    wanted = {
        name: _fingerprint(statements)
        for tracked in _tracked.values()
        if tracked.table in present
        for name, statements in _triggers(tracked)
    }
    return Change._meta.db_table in present and _fingerprints() != wanted


def _fingerprints() -> dict[str, str]:
    """Of each trigger that is there, what ``_fingerprint`` gave of what it was laid with."""
    question = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT t.tgname, obj_description(t.oid, 'pg_trigger') FROM pg_trigger t "
        "WHERE NOT t.tgisinternal AND t.tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question, [f"{NAME}%"])
        rows = cursor.fetchall()
    if connection.vendor == "sqlite":  # which keeps the statement itself
        return {name: _fingerprint([sql]) for name, sql in rows}
    return {name: found or "" for name, found in rows}


def _fingerprint(statements: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(statements).encode(), digest_size=16).hexdigest()


def remove() -> None:
    """Take all triggers away."""
    with connection.cursor() as cursor:
        for name, table in laid():
            on = f" ON {_quoted(table)}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {_quoted(name)}{on}")


def laid() -> list[tuple[str, str]]:
    """The triggers that are there: (name, table)."""
    question = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c "
        "ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question, [f"{NAME}%"])
        return list(cursor.fetchall())


@contextmanager
def untracked() -> Iterator[None]:
    """For work in bulk: no single changes are written down inside, and one for everything after."""
    remove()
    try:
        yield
    finally:
        with transaction.atomic():
            lay()
            change_everything()


def change_everything() -> None:
    """Write down that nothing pressed may be trusted."""
    change(EVERYTHING)


def change(key: str) -> None:
    """Write down a change that no table tells of."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_KEY])
        cursor.execute(
            f"INSERT INTO press_change (key, at) VALUES (%s, {NOW[connection.vendor]})",  # noqa: S608
            [key],
        )


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _triggers(tracked: Tracked) -> Iterator[tuple[str, list[str]]]:
    """One table's triggers: of each its name, and the SQL that lays it. Names come from models,
    never from people."""
    for event, rows in (("INSERT", ["NEW"]), ("UPDATE", ["NEW", "OLD"]), ("DELETE", ["OLD"])):
        keys = [
            f"'{prefix}' || {row}.{_quoted(column)}"
            for prefix, column in tracked.keys
            for row in rows
        ]
        if event != "INSERT":
            keys += [f"'{prefix}' || OLD.{_quoted(column)}" for prefix, column in tracked.entries]
        if tracked.as_one or (event != "UPDATE" and tracked.has_membership):
            keys.append(f"'{tracked.table}:*'")
        columns = tracked.columns if event == "UPDATE" else ()
        if columns or event != "UPDATE":
            yield _trigger(tracked.table, event.lower(), event, columns, keys)
    for column, prefix in tracked.own_lists:
        keys = [f"'{prefix}' || NEW.{_quoted(tracked.keys[0][1])}"]
        yield _trigger(tracked.table, column, "UPDATE", (column,), keys)


def _trigger(
    table: str, name: str, event: str, columns: Sequence[str], keys: Sequence[str]
) -> tuple[str, list[str]]:
    """One trigger; with ``columns`` it fires where one of them has another value than before."""
    vendor = connection.vendor
    differs = " OR ".join(
        f"OLD.{_quoted(one)} {DIFFERS[vendor]} NEW.{_quoted(one)}" for one in columns
    )
    when = f"WHEN ({differs})" if differs else ""
    write = _for_sqlite if vendor == "sqlite" else _for_postgresql
    name = f"{NAME}{table}_{name}"
    return name, list(write(name, f"{event} ON {_quoted(table)}", when, keys))


def _for_sqlite(name: str, event: str, when: str, keys: Sequence[str]) -> Iterator[str]:
    values = ", ".join(f"({key}, {NOW['sqlite']})" for key in dict.fromkeys(keys))
    insert = f"INSERT INTO press_change (key, at) VALUES {values}"  # noqa: S608 (from models)
    yield f"CREATE TRIGGER {_quoted(name)} AFTER {event} FOR EACH ROW {when} BEGIN {insert}; END"


def _for_postgresql(name: str, event: str, when: str, keys: Sequence[str]) -> Iterator[str]:
    values = ", ".join(f"({key}, {NOW['postgresql']})" for key in keys)
    insert = f"INSERT INTO press_change (key, at) VALUES {values}"  # noqa: S608 (from models)
    yield (
        f"CREATE OR REPLACE FUNCTION {_quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN PERFORM pg_advisory_xact_lock({ADVISORY_KEY}); {insert}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE CONSTRAINT TRIGGER {_quoted(name)} AFTER {event} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW {when} EXECUTE FUNCTION {_quoted(name)}()"
    )

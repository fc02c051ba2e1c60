"""The SQL of the triggers: they write a change into the log, in the change's own transaction.

On PostgreSQL they are constraint triggers deferred to the commit, under a lock that is held until
it is done: so the numbers of the log rise in the order in which changes became visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from djeli.press.changes.log import LOG_LOCK, NOW
from djeli.press.changes.tracked_tables import TrackedTable

PREFIX = "press_"
"""How the names of all triggers begin."""
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


class Trigger(NamedTuple):
    """One trigger: its name, and the statements that create it."""

    name: str
    statements: list[str]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def triggers_of(tracked: TrackedTable) -> Iterator[Trigger]:
    """One table's triggers. All names in them come from models, never from people."""
    for event, rows in (("INSERT", ["NEW"]), ("UPDATE", ["NEW", "OLD"]), ("DELETE", ["OLD"])):
        keys = [
            f"'{prefix}' || {row}.{quoted(column)}"
            for prefix, column in tracked.keys
            for row in rows
        ]
        if event != "INSERT":
            keys += [f"'{prefix}' || OLD.{quoted(column)}" for prefix, column in tracked.entries]
        if tracked.as_one or (event != "UPDATE" and tracked.has_membership):
            keys.append(f"'{tracked.table}:*'")
        columns = tracked.columns if event == "UPDATE" else ()
        if columns or event != "UPDATE":
            yield _trigger(tracked.table, event.lower(), event, columns, keys)
    for column, prefix in tracked.own_lists:
        keys = [f"'{prefix}' || NEW.{quoted(tracked.keys[0][1])}"]
        yield _trigger(tracked.table, column, "UPDATE", (column,), keys)


def _trigger(
    table: str, name: str, event: str, columns: Sequence[str], keys: Sequence[str]
) -> Trigger:
    """One trigger; with ``columns`` it fires where one of them has another value than before."""
    vendor = connection.vendor
    differs = " OR ".join(
        f"OLD.{quoted(one)} {DIFFERS[vendor]} NEW.{quoted(one)}" for one in columns
    )
    when = f"WHEN ({differs})" if differs else ""
    write = _for_sqlite if vendor == "sqlite" else _for_postgresql
    name = f"{PREFIX}{table}_{name}"
    return Trigger(name, list(write(name, f"{event} ON {quoted(table)}", when, keys)))


def _for_sqlite(name: str, event: str, when: str, keys: Sequence[str]) -> Iterator[str]:
    values = ", ".join(f"({key}, {NOW['sqlite']})" for key in dict.fromkeys(keys))
    insert = f"INSERT INTO press_change (key, at) VALUES {values}"  # noqa: S608 (from models)
    yield f"CREATE TRIGGER {quoted(name)} AFTER {event} FOR EACH ROW {when} BEGIN {insert}; END"


def _for_postgresql(name: str, event: str, when: str, keys: Sequence[str]) -> Iterator[str]:
    values = ", ".join(f"({key}, {NOW['postgresql']})" for key in keys)
    insert = f"INSERT INTO press_change (key, at) VALUES {values}"  # noqa: S608 (from models)
    yield (
        f"CREATE OR REPLACE FUNCTION {quoted(name)}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN PERFORM pg_advisory_xact_lock({LOG_LOCK}); {insert}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE CONSTRAINT TRIGGER {quoted(name)} AFTER {event} DEFERRABLE INITIALLY DEFERRED "
        f"FOR EACH ROW {when} EXECUTE FUNCTION {quoted(name)}()"
    )

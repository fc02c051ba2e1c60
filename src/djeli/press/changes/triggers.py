"""The database itself writes down what changes, in the change's own transaction.

Triggers rather than signals: a bulk update, a cascade or a line of SQL by hand is a change too, and
a crash between a change and the line about it is impossible. Triggers are removed before a
migration and created anew after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from djeli.press.changes.log import LOG_LOCK, change_everything
from djeli.press.changes.tracked_tables import tracked_tables
from djeli.press.changes.trigger_sql import PREFIX, Trigger, quoted, triggers_of
from djeli.press.models import Change

CREATION_LOCK = LOG_LOCK + 1
"""The number of the lock in PostgreSQL under which triggers are created anew."""


def create() -> None:
    """Create the triggers of every tracked table, in place of those that are there."""
    with transaction.atomic():
        remove()
        with connection.cursor() as cursor:
            present = set(connection.introspection.table_names(cursor))
            for table, trigger in _wanted(present):
                for statement in trigger.statements:
                    cursor.execute(statement)
                if connection.vendor == "postgresql":  # which keeps it in words of its own
                    on = f"{quoted(trigger.name)} ON {quoted(table)}"
                    found = _fingerprint(trigger.statements)
                    cursor.execute(f"COMMENT ON TRIGGER {on} IS '{found}'")


def mend() -> bool:
    """Create the triggers anew where they are not just those of this code: a release ignores other
    columns, or work in bulk was cut off. True where it was so. Several processes may ask at once.

    What changed meanwhile nobody wrote down, so everything counts as changed.
    """
    if not _differ():
        return False
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CREATION_LOCK])
        if not _differ():  # another process was quicker
            return False
        create()
        change_everything()
    return True


def _differ() -> bool:
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
    wanted = {trigger.name: _fingerprint(trigger.statements) for _, trigger in _wanted(present)}
    return Change._meta.db_table in present and _fingerprints() != wanted


def _wanted(present: Collection[str]) -> Iterator[tuple[str, Trigger]]:
    """The triggers of the tracked tables that are ``present``, each with its table."""
    for name, table in tracked_tables().items():
        if name in present:
            yield from ((name, trigger) for trigger in triggers_of(table))


def _fingerprints() -> dict[str, str]:
    """Of each trigger that is there, what ``_fingerprint`` gave of its statements."""
    question = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT t.tgname, obj_description(t.oid, 'pg_trigger') FROM pg_trigger t "
        "WHERE NOT t.tgisinternal AND t.tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question, [f"{PREFIX}%"])
        rows = cursor.fetchall()
    if connection.vendor == "sqlite":  # which keeps the statement itself
        return {name: _fingerprint([sql]) for name, sql in rows}
    return {name: found or "" for name, found in rows}


def _fingerprint(statements: Sequence[str]) -> str:
    return hashlib.blake2b("\n".join(statements).encode(), digest_size=16).hexdigest()


def remove() -> None:
    """Take all triggers away."""
    with connection.cursor() as cursor:
        for name, table in existing():
            on = f" ON {quoted(table)}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {quoted(name)}{on}")


def existing() -> list[tuple[str, str]]:
    """The triggers that are there: (name, table)."""
    question = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c "
        "ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question, [f"{PREFIX}%"])
        return list(cursor.fetchall())


@contextmanager
def untracked() -> Iterator[None]:
    """For work in bulk: no single changes are written down inside, and one for everything after."""
    remove()
    try:
        yield
    finally:
        with transaction.atomic():
            create()
            change_everything()

"""What the newsroom builds again and again, built once and played back.

Every test begins with the same database. So where it has written the same as another before it, and asks
the newsroom for the same thing, the same rows come of it; and the statements that wrote them can be played
back without the forms, signals and revisions that made them. One byte that was written differently makes
another history, and the newsroom builds for itself.

It is kept because of what it saves: 137 tests of feeds, stories, a page and the bin take 24 seconds of a
processor with it and 49 without, of which 8 are the start.
"""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.db import connection
from django.db.models import FileField, Model
from django.utils import timezone
from wagtail.models import Page, Site

from tests import indexing

Made = TypeVar("Made", bound=Model)
Statement = tuple[str, Any]

FRESH = timedelta(seconds=30)  # "An hour ago" is true for as long
NOT_WRITING = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA", "EXPLAIN")
# A log-in changes nothing for the newsroom.
LOG_IN = (
    'INSERT INTO "django_session"',
    'UPDATE "django_session"',
    'UPDATE "accounts_user" SET "last_login"',
)
ALONE = "a statement that is not played back"
# Where files lie and letters go changes no row.
ELSEWHERE = {"MEDIA_ROOT", "STATIC_ROOT", "STORAGES", "EMAIL_BACKEND"}


class OneOfItsKind(Exception):
    """What was asked for, or written, cannot be told apart by name."""


@dataclass
class History:
    """All that a test has written: a name for it, and the statements that can be played back."""

    rows_decide: Callable[[], bool]
    name: str = ""
    statements: list[Statement] = field(default_factory=list)

    def hear(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if not sql.lstrip().startswith(NOT_WRITING + LOG_IN):
            self._heard(sql, params, many)
        return answer

    def _heard(self, sql: str, params: Any, many: bool) -> None:
        if sql.startswith("ROLLBACK") or (many and not isinstance(params, list)):
            self.write((ALONE, uuid4().hex))
        else:
            for one in params if many else [params]:
                self.write((sql, one))

    def write(self, statement: Statement) -> None:
        self.statements.append(statement)
        self.name = hashlib.blake2b(f"{self.name}{statement!r}".encode()).hexdigest()


@dataclass(frozen=True)
class Recording:
    """What one call wrote, and the row that it gave back."""

    made_at: datetime
    statements: list[Statement]
    files: dict[Path, bytes]
    model: type[Model]
    key: Any

    def play(self, history: History) -> Any:
        """Write it all again."""
        with closing(connection.create_cursor()) as cursor:
            for statement in self.statements:
                cursor.execute(*statement)
                history.write(statement)
        for path, content in self.files.items():
            # A rolled-back test leaves its files, perhaps another one of this name.
            file = Path(settings.MEDIA_ROOT, path)
            if not file.exists() or file.read_bytes() != content:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        Site.clear_site_root_paths_cache()
        return self.model._default_manager.get(pk=self.key)


_recordings: dict[Hashable, Recording] = {}
_history: History | None = None


@contextmanager
def replaying(rows_decide: Callable[[], bool]) -> Iterator[None]:
    """Play back within a test, while ``rows_decide`` alone what is built, and no patch does."""
    global _history
    _history = History(rows_decide)
    with connection.execute_wrapper(_history.hear):
        yield
    _history = None


def replayed(build: Callable[..., Made]) -> Callable[..., Made]:
    """Let ``build``, which saves a row and what belongs to it, be played back."""

    @functools.wraps(build)
    def built(*args: Any, **fields: Any) -> Made:
        history = _history
        if history is None or not _may_replay(history):
            return build(*args, **fields)
        try:
            asked = (build, _named(args), _named(fields), _around(history))
        except OneOfItsKind:
            return build(*args, **fields)
        known = _recordings.get(asked)
        if known is None or not timedelta() <= timezone.now() - known.made_at < FRESH:
            return _record(asked, history, functools.partial(build, *args, **fields))
        made = known.play(history)
        for home in (*args, fields.get("under")):
            if isinstance(home, Page):
                home.refresh_from_db()  # it has a child more
        return made

    return built


def _may_replay(history: History) -> bool:
    """No query is counted, nothing is committed, and nothing is patched."""
    return (
        connection.vendor == "sqlite"
        and connection.in_atomic_block
        and not connection.force_debug_cursor
        and history.rows_decide()
    )


def _record(asked: Hashable, history: History, build: Callable[[], Made]) -> Made:
    """Build, and keep what was written, where it is all that happened."""
    begun_at, since = timezone.now(), _now_of_files()
    begun, waiting = len(history.statements), len(connection.run_on_commit)
    made = build()
    statements = history.statements[begun:]
    if len(connection.run_on_commit) == waiting and all(sql != ALONE for sql, _ in statements):
        new = _files_since(since) if any(map(_names_files, statements)) else {}
        _recordings[asked] = Recording(begun_at, statements, new, type(made), made.pk)
    return made


def _now_of_files() -> int:
    """Now (ns), by the clock that dates files: a test may have another one."""
    with tempfile.TemporaryFile() as file:
        return os.fstat(file.fileno()).st_mtime_ns


def _files_since(since: int) -> dict[Path, bytes]:
    """The files that were written, by their place below the media."""
    root = Path(settings.MEDIA_ROOT)
    return {
        path.relative_to(root): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.stat().st_mtime_ns >= since
    }


def _names_files(statement: Statement) -> bool:
    """True if it is about a table whose rows name files."""
    return any(f'"{table}"' in statement[0] for table in _tables_of_files())


@functools.cache
def _tables_of_files() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if any(isinstance(field, FileField) for field in model._meta.local_fields)
    )


def _around(history: History) -> Hashable:
    """The name of the database as it is, and the settings that a test changed."""
    with closing(connection.create_cursor()) as cursor:
        numbers = cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY 1").fetchall()
    return history.name, tuple(numbers), indexing.is_on(), _settings()


def _settings() -> Hashable:
    """What a test has set otherwise."""
    changed, layer = {}, settings._wrapped
    while isinstance(layer, UserSettingsHolder):
        changed = {name: repr(value) for name, value in vars(layer).items()} | changed
        layer = layer.default_settings
    return tuple(
        sorted(
            (name, value)
            for name, value in changed.items()
            if name.isupper() and name not in ELSEWHERE
        )
    )


def _named(value: Any) -> Hashable:
    """A name of what a call is given, by which another call may be given the same."""
    if isinstance(value, Model) and value.pk is not None:
        return value._meta.label, value.pk
    if isinstance(value, list | tuple):
        return type(value).__name__, *map(_named, value)
    if isinstance(value, dict):
        return "dict", *((key, _named(one)) for key, one in value.items())
    if value is None or isinstance(value, str | int | float | date | timedelta):
        return type(value).__name__, value
    raise OneOfItsKind

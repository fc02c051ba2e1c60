"""A time limit for each query: the database is told to give up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

SECONDS = 0.8
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the time: less than a millisecond."""


class TooMuch(Exception):
    """The question would take too long."""


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """What is asked inside ends within ``seconds``. Raises TooMuch if it would not."""
    limit = _sqlite if connection.vendor == "sqlite" else _postgresql
    try:
        with limit(seconds):
            yield
    except OperationalError as error:
        if str(error) == "interrupted" or type(error.__cause__).__name__ == "QueryCanceled":
            raise TooMuch from error
        raise


@contextmanager
def _sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    end = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.set_progress_handler(None, 0)


@contextmanager
def _postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
        yield

"""Which search drivers this installation has."""

from __future__ import annotations

from functools import cache

from django.db import connection

from djeli.search.drivers.interface import Driver
from djeli.search.drivers.postgresql import PostgreSQLDriver
from djeli.search.drivers.sqlite import SQLiteDriver

OF_VENDOR: dict[str, type[SQLiteDriver] | type[PostgreSQLDriver]] = {
    "sqlite": SQLiteDriver,
    "postgresql": PostgreSQLDriver,
}


def database() -> Driver:
    """The driver of the edition's own database: there is always this one."""
    return _of(connection.vendor)


@cache
def _of(vendor: str) -> Driver:
    return OF_VENDOR[vendor]()

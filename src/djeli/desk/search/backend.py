"""Which search the desk uses: our own on SQLite, Wagtail's on other databases."""

from __future__ import annotations

from typing import Any

from modelsearch.backends.database import SearchBackend as DatabaseBackend


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 (the name that Wagtail looks for)
    """The backend for the default database."""
    usual = DatabaseBackend(params)
    if type(usual).__name__ != "SQLiteSearchBackend":
        return usual
    # Not above: its tables exist on SQLite alone.
    from djeli.desk.search.sqlite import NewestFirstBackend

    return NewestFirstBackend(params)

"""The command, begun in the process of the tests."""

import os

import pytest
from django.core.management.base import CommandParser


@pytest.fixture
def begun_here(monkeypatch):
    """Undoes what ``main`` sets for a process of its own: data folder, address, rights of files."""
    for name in ("DJELI_DATA", "DJELI_BASE_URL"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setattr(CommandParser, "error", CommandParser.error)
    rights = os.umask(0o022)
    os.umask(rights)
    yield
    os.umask(rights)

"""Checkpoints are the clock's: a commit of a request makes none."""

import sqlite3

import pytest
from django.conf import settings
from django.db import connection

from djeli.cli.clock.checkpoint import checkpoint
from djeli.cli.clock.jobs import JOBS

PAGE = 4096


@pytest.fixture
def database(tmp_path):
    """A file as the settings open it, with a table."""
    opened = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)
    opened.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
    opened.execute("CREATE TABLE page (text BLOB)")
    yield opened
    opened.close()


def write(database, pages):
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO page VALUES (?)", [[b"x" * PAGE]] * pages)
    database.execute("COMMIT")


def test_a_commit_of_a_publication_makes_no_checkpoint(database, tmp_path):
    file = tmp_path / "db.sqlite3"
    before = file.stat().st_size
    for _ in range(15):  # SQLite's own bound is 1,000 pages
        write(database, 100)
    assert file.stat().st_size == before, "all of it stands in the log"

    for _ in range(60):
        write(database, 100)
    assert file.stat().st_size > before, "without a clock the log does not grow without end"


@pytest.mark.django_db(transaction=True)
def test_the_clock_makes_a_checkpoint_with_each_tick(django_assert_num_queries):
    assert checkpoint in JOBS
    with django_assert_num_queries(1 if connection.vendor == "sqlite" else 0) as asked:
        assert checkpoint() == []
    assert all("wal_checkpoint(PASSIVE)" in one["sql"] for one in asked.captured_queries)

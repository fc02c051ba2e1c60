"""What the log says where the database is away."""

import logging
import sys

from django.db import OperationalError

from djeli.config.logs import InOneLine


def record_of(error):
    try:
        raise error
    except type(error):
        return logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "%s: %s", ("Error", "/a/"), sys.exc_info()
        )


def test_a_database_that_is_away_is_one_line():
    record = record_of(OperationalError("unable to open database file\nDETAIL: none"))
    assert InOneLine().filter(record)
    line = logging.Formatter("{message}", style="{").format(record)
    assert line == "Error: /a/: the database cannot be reached: unable to open database file"


def test_a_query_that_fails_is_told_with_where_it_was():
    record = record_of(OperationalError("no such column: stories_article.mood"))
    assert InOneLine().filter(record)
    line = logging.Formatter("{message}", style="{").format(record)
    assert "cannot be reached" not in line
    assert "Traceback" in line


def test_another_failure_keeps_where_it_was():
    record = record_of(ValueError("no"))
    assert InOneLine().filter(record)
    assert "Traceback" in logging.Formatter("{message}", style="{").format(record)

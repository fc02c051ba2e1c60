"""What the tests' newsroom plays back is what it would have built."""

from pathlib import Path

import pytest
from django.db import connection, transaction

from djeli.stories.models import Article, Section
from tests import newsroom, replaying

pytestmark = pytest.mark.django_db


def rows():
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        found = {table: cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
    # The log of changes has its time from the database's own clock.
    found["press_change"] = [row[:2] for row in found["press_change"]]
    return found


def built(then=lambda home: None):
    """All rows after a small edition was built, and the address of its story."""
    with replaying.replaying(lambda: True), transaction.atomic():
        home = newsroom.section("africa")
        then(home)
        story = newsroom.story(home, lead_picture=newsroom.picture(), topics=[newsroom.topic()])
        assert home.get_children().count() == 1
        made = rows(), story.url_path
        transaction.set_rollback(True)
    return made


def test_the_rows_are_the_same_and_nothing_is_saved_to_make_them(monkeypatch):
    first = built()
    monkeypatch.setattr(Article, "save", None)
    assert built() == first


def test_after_another_history_the_newsroom_builds_anew():
    def renamed(home):
        Section.objects.filter(pk=home.pk).update(slug="afrique", url_path="/front/afrique/")

    assert built()[1].endswith("/africa/the-bridge-opens/")
    assert built(renamed)[1].endswith("/afrique/the-bridge-opens/")


def test_a_picture_that_was_removed_is_there_again():
    built()
    with replaying.replaying(lambda: True), transaction.atomic():
        newsroom.section("africa")
        made = newsroom.picture()
        made.file.storage.delete(made.file.name)
        transaction.set_rollback(True)
    with replaying.replaying(lambda: True), transaction.atomic():
        newsroom.section("africa")
        made = newsroom.picture()
        assert made.file.storage.exists(made.file.name)
        transaction.set_rollback(True)


def test_a_picture_in_whose_place_another_tests_file_lies_is_written_again():
    built()
    for _ in range(2):
        with replaying.replaying(lambda: True), transaction.atomic():
            newsroom.section("africa")
            made = newsroom.picture()
            with made.file.open() as file:
                assert file.read() == newsroom.jpeg()
            Path(made.file.path).write_bytes(newsroom.jpeg((5, 3)))
            transaction.set_rollback(True)

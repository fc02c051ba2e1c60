import pytest

from djeli.stories.models import Article
from djeli.stories.prepared import Prepared
from tests import newsroom

pytestmark = pytest.mark.django_db


def asked(ids):
    live = Article.objects.filter(pk__in=ids, live=True).order_by("pk")
    return live.values_list("pk", "title", "first_published_at", "lead_picture__pk")


def test_a_prepared_query_answers_as_django_does():
    africa = newsroom.section("africa")
    ids = [newsroom.story(africa, f"Story {number}").pk for number in range(5)]
    newsroom.draft(africa, "A draft")
    query = Prepared(asked)

    for size in range(1, 6):
        assert [tuple(row) for row in query.rows(ids[:size])] == list(asked(ids[:size]))


def test_more_ids_than_one_query_takes_are_asked_for_in_turns(monkeypatch):
    monkeypatch.setattr("djeli.stories.prepared.MOST", 2)
    africa = newsroom.section("africa")
    ids = [newsroom.story(africa, f"Story {number}").pk for number in range(5)]

    assert [row[0] for row in Prepared(asked).rows(ids)] == ids


def test_no_ids_are_no_rows():
    assert list(Prepared(asked).rows([])) == []

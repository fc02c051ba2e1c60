import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from djeli.press.prepared_sql import Prepared, PreparedModels
from djeli.stories.models import Article, Picture, Topic
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
    monkeypatch.setattr("djeli.press.prepared_sql.MOST", 2)
    africa = newsroom.section("africa")
    ids = [newsroom.story(africa, f"Story {number}").pk for number in range(5)]

    assert [row[0] for row in Prepared(asked).rows(ids)] == ids


def test_no_ids_are_no_rows():
    assert list(Prepared(asked).rows([])) == []


def shown(ids):
    found = Article.objects.filter(pk__in=ids).order_by("-pk")
    return found.select_related("lead_picture__agency", "agency")


def test_prepared_rows_of_a_model_are_what_django_gives_with_all_that_belongs_to_them():
    africa = newsroom.section("africa")
    wire, picture = newsroom.agency(), newsroom.picture()
    Picture.objects.update(agency=wire)
    ids = [
        newsroom.story(africa, "With all", agency=wire, lead_picture=picture).pk,
        newsroom.story(africa, "With none").pk,
    ]
    query = PreparedModels(
        lambda ids: Article.objects.filter(pk__in=ids).order_by("-pk"),
        related=("lead_picture", "lead_picture__agency", "agency"),
    )

    for asked_for in (ids[:1], ids, ids[1:], [10**6]):
        found, wanted = list(query.rows(asked_for)), list(shown(asked_for))
        assert [vars_of(one) for one in found] == [vars_of(one) for one in wanted]
    with CaptureQueriesContext(connection) as captured:
        story = list(query.rows(ids))[1]
        assert story.lead_picture.agency.name == story.agency.name == wire.name
    assert len(captured) == 1


def vars_of(row):
    return {field.attname: str(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def test_a_prepared_query_without_ids_gives_its_first_row_or_none():
    query = PreparedModels(lambda _: Topic.objects.order_by("name")[:1])
    assert query.first() is None

    newsroom.topic("Rivers")
    newsroom.topic("Bridges")
    assert query.first().name == "Bridges"


def test_what_a_query_adds_to_a_row_is_there_as_in_django_s():
    wire = newsroom.agency()
    story = newsroom.story(newsroom.section("africa"), "With all", agency=wire)
    query = PreparedModels(
        lambda ids: Article.objects.filter(pk__in=ids).annotate(said=Upper("title"), one=Value(1)),
        related=("agency",),
        annotated=("said", "one"),
    )

    (found,) = query.rows([story.pk])
    assert (found.said, found.one, found.agency) == ("WITH ALL", 1, wire)

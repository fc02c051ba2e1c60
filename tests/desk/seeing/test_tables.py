"""What the walk of forms takes for a change."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from djeli.stories.models import Topic
from tests.desk.seeing.tables import Tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables():
    Topic.objects.create(name="Rivers", slug="rivers")
    return Tables()


def test_a_row_that_is_written_is_a_change_and_what_triggers_write_is_one_too(tables):
    Topic.objects.update(name="Streams")
    assert tables.changed() == {"stories_topic", "press_change"}


def test_a_change_by_a_statement_of_any_form_is_one(tables):
    with connection.cursor() as cursor:
        cursor.execute("WITH old AS (SELECT 1) DELETE FROM stories_topic")
    assert "stories_topic" in tables.changed()


def test_what_is_written_back_is_none(tables):
    Topic.objects.update(name="Streams")
    Topic.objects.update(name="Rivers")
    assert "stories_topic" not in tables.changed()


def test_what_is_written_of_sessions_is_none(tables):
    Session.objects.create(session_key="one", session_data="", expire_date=timezone.now())
    assert tables.changed() == set()

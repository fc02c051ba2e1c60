"""The desk's screens cost as many queries with fifteen stories as with three, and at most forty."""

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.documents import get_document_model

from djeli.bench.desk.screens import screens
from djeli.bench.desk.waits import Queries
from djeli.desk.lineup.board.thumbs import thumbs
from djeli.stories.models import Article, Picture
from tests import newsroom
from tests.desk.logins import log_in, user

MOST = 40


def publish(home, numbers):
    """Stories with names, a topic, a picture and a document of their own; each third a draft."""
    writer = user("Reporters")
    for number in numbers:
        make = newsroom.draft if number % 3 == 1 else newsroom.filler
        story = make(
            home,
            f"A minister opens bridge {number}",
            by=[newsroom.contributor(f"Ama {number}"), newsroom.agency()],
            topics=[newsroom.topic(f"Topic {number}")],
            lead_picture=newsroom.picture(f"Bridge {number}", size=(60, 40)),
        )
        Article.objects.filter(pk=story.pk).update(
            owner=writer, latest_revision_created_at=timezone.now()
        )
        get_document_model().objects.create(title=f"Report {number}", file=f"report-{number}.pdf")


def costs(client):
    found = {}
    for _ in range(3):  # they are made a dozen at a time
        thumbs(Picture.objects.values_list("pk", flat=True))
    for name, address in screens():
        client.get(address)
        queries = Queries()
        with connection.execute_wrapper(queries):
            answer = client.get(address)
        if answer.status_code != 404:  # a third page, where there is none
            assert answer.status_code == 200, name
            found[name] = queries.number
    return found


@pytest.mark.slow
@pytest.mark.indexed
@pytest.mark.django_db
def test_no_screen_asks_more_of_the_database_for_more_stories():
    home, client = newsroom.section(), log_in("Editors")
    publish(home, range(3))
    few = costs(client)
    publish(home, range(3, 15))
    many = costs(client)
    assert {name: cost for name, cost in few.items() if cost > MOST} == {}
    grown = {name: (few[name], cost) for name, cost in many.items() if cost > few.get(name, MOST)}
    assert grown == {}

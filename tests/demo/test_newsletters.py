"""The demo's digest is one that the rule would have sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.demo.newsletters import add_newsletters
from djeli.newsletters.models import Issue
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_yesterdays_digest_has_stories_of_its_language_none_paid_for_and_none_of_later():
    africa = newsroom.section("africa")
    for hours in range(1, 60, 3):
        newsroom.story(africa, f"In English {hours}", ago=timedelta(hours=hours))
        newsroom.story(africa, f"En français {hours}", ago=timedelta(hours=hours), language="fr")
        paid = {"is_sponsored": True, "sponsor": "Acme"}
        newsroom.story(africa, f"Buy {hours}", ago=timedelta(hours=hours), **paid)

    add_newsletters(timezone.now(), {})

    issue = Issue.objects.get(state=Issue.State.SENT)
    stories = [one.story for one in issue.entries.select_related("story")]
    assert len(stories) >= 3
    assert all(one.first_published_at <= issue.scheduled_at for one in stories)
    assert {(one.language, one.is_sponsored) for one in stories} == {("en", False)}

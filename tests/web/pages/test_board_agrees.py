"""The desk's board shows the front that readers get."""

from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.readership.front import arranged
from djeli.readership.models import Ranking
from djeli.stories.lineups import containers, set_current_line_up
from djeli.stories.models import LineUp
from djeli.web.builders.page_data import PageData
from djeli.web.pages import front
from tests import newsroom

pytestmark = pytest.mark.django_db


def test_the_front_is_arranged_for_the_desk_as_for_readers():
    africa = newsroom.section("africa", newsroom.section("politics"))
    topic = newsroom.topic("Rivers")
    stories = [
        newsroom.story(africa, f"Story number {n}", ago=timedelta(hours=n + 1), topics=[topic])
        for n in range(12)
    ]
    for name in ("hot", "missed", "popular"):
        Ranking.objects.bulk_create(
            Ranking(name=name, position=place, story=stories[11 - place]) for place in (1, 2, 3)
        )
    pinned = [{"type": "item", "value": {"story": stories[6].pk}}]
    blocks = [
        {"type": kind, "value": {"size": 2, "stories": pinned if kind == "lead" else []}}
        for kind in ("lead", "whats_hot", "dont_miss", "section", "most_popular", "latest")
    ]
    blocks[3]["value"]["section"] = africa.pk
    row = LineUp(name="Today", live=False, containers=blocks)
    row.save()
    row.save_revision().publish()
    set_current_line_up()
    found = arranged(containers(blocks), timezone.now())
    slugs = {story.pk: story.slug for story in stories}
    page = front.show(PageData())
    shown = [[slug(card) for card in one.cards] for one in page.containers]
    assert shown == [[slugs[slot.article_id] for slot in one.slots] for one in found.filled]
    assert [slug(card) for card in page.containers[0].beside] == [slugs[pk] for pk in found.beside]
    assert found.beside


def slug(card):
    return card.url.rstrip("/").rpartition("/")[2]

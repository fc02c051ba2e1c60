"""What is paid for stands where an editor set it, and in no list of news."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.serving.response import compose
from djeli.press.verification import Difference, verify
from djeli.readership.models import Ranking
from djeli.stories.lineups import set_current_line_up
from djeli.stories.models import LineUp, Listing
from tests import newsroom

pytestmark = pytest.mark.django_db
PAID = {"is_sponsored": True, "sponsor": "Acme Pumps"}


@pytest.fixture
def africa():
    return newsroom.section("africa", newsroom.section("politics"))


@pytest.fixture
def stories(africa):
    """Three of news, and between them the newest, which is paid for."""
    news = [
        newsroom.story(africa, f"News of the river {n}", ago=timedelta(hours=n + 2))
        for n in range(3)
    ]
    return [newsroom.story(africa, "Pumps for the river", ago=timedelta(hours=1), **PAID), *news]


def settle(store, targets):
    follow(store)
    press(store, targets)
    for _ in range(200):
        if not press_waiting(store, retry_after=0).waiting:
            return
    raise AssertionError("it never comes to rest")


def served(store, address):
    with store.reading() as reading:
        found = compose(reading, address)
    return found.plain.decode() if found else ""


def line_up(*containers):
    row = LineUp(name="Today", live=False, containers=list(containers))
    row.save()
    row.save_revision().publish()
    set_current_line_up()


def container(kind, stories=(), **more):
    slots = [{"story": story.pk} for story in stories]
    return {"type": kind, "value": {"size": 4, "stories": slots, **more}}


def page(client, address):
    return client.get(address).content.decode()


def widgets(html, name):
    return re.findall(rf'<section[^>]*(?:data-widget|class)="{name}".*?</section>', html, re.S)


def publish(story, **fields):
    for name, value in fields.items():
        setattr(story, name, value)
    story.save_revision().publish()


def test_what_is_paid_for_is_not_among_the_latest_nor_in_their_feed(client, stories):
    for address in ("/latest/", "/feed/"):
        html = page(client, address)
        assert "News of the river 0" in html
        assert "Pumps for the river" not in html


def test_it_stands_in_its_sections_archive_and_in_the_sitemap(client, stories):
    assert "Pumps for the river" in page(client, "/politics/africa/")
    month = stories[0].first_published_at
    sitemap = page(client, f"/sitemap/{month:%Y-%m}.xml")
    assert "/pumps-for-the-river/" in sitemap


@pytest.mark.parametrize("kind", ["lead", "whats_hot", "dont_miss", "our_picks", "latest"])
def test_no_rule_of_the_front_takes_it_and_an_editor_may_set_it(client, stories, kind):
    line_up(container(kind))
    front = page(client, "/").split("<main")[1].split("</main>")[0]
    assert "News of the river 0" in front
    assert "Pumps for the river" not in front
    line_up(container(kind, stories[:1]))
    assert "Pumps for the river" in page(client, "/").split("<main")[1].split("</main>")[0]


def test_no_rule_of_a_sections_strip_takes_it(client, stories, africa):
    line_up(container("section", section=africa.pk))
    strip = widgets(page(client, "/"), "section")[0]
    assert "News of the river 0" in strip
    assert "Pumps for the river" not in strip


@pytest.mark.parametrize("name", list(Ranking.Name))
def test_an_order_written_before_it_was_paid_for_does_not_show_it(client, stories, name):
    rows = [Ranking(name=name, position=n + 1, story=one) for n, one in enumerate(stories)]
    Ranking.objects.bulk_create(rows)
    for address in ("/", stories[2].get_url()):
        shown = "".join(
            "".join(widgets(page(client, address), widget))
            for widget in ("trending", "top-posts", "most-popular", "whats-hot", "dont-miss")
        )
        assert "Pumps for the river" not in shown


def test_it_is_related_to_nothing(client, stories):
    assert all(stories[0].pk not in one.related_ids for one in stories[1:])
    # What was kept before it was paid for.
    story = stories[1]
    type(story).objects.filter(pk=story.pk).update(related_ids=[stories[0].pk, stories[2].pk])
    related = widgets(page(client, story.get_url()), "related")[0]
    assert "Pumps for the river" not in related
    assert "News of the river 1" in related


def test_a_story_that_becomes_paid_for_leaves_the_stored_lists_and_comes_back(stories, store):
    story, beside = stories[1], stories[2].get_url()
    rows = [Ranking(name="top", position=1, story=story)]
    Ranking.objects.bulk_create(rows)
    line_up(container("lead"), container("latest"), container("top_posts"))
    targets = ["/", "/latest/", beside]
    settle(store, targets)
    for fields, is_there in ((PAID, False), ({"is_sponsored": False, "sponsor": ""}, True)):
        publish(story, **fields)
        settle(store, targets)
        for address in targets:
            assert ("News of the river 0" in served(store, address)) is is_there, address
        keys = set(Listing.objects.filter(article=story).values_list("key", flat=True))
        assert ("latest" in keys, "sponsored" in keys) == (is_there, not is_there)
        assert [one for one in verify(store) if isinstance(one, Difference)] == []

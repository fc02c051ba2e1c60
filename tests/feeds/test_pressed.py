"""Feeds and sitemaps as the press keeps them."""

from datetime import timedelta

import pytest

from djeli.feeds.sitemaps.news import turn_window
from djeli.press.render.renderer import render
from djeli.press.render.snapshot import snapshot
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.store.store import Store
from djeli.press.verification import Difference, verify
from tests import newsroom
from tests.press.asking import text

pytestmark = pytest.mark.django_db

KEPT = (
    "/feed/",
    "/feed/atom/",
    "/feed/json/",
    "/politics/feed/",
    "/politics/africa/feed/atom/",
    "/authors/ama-boateng/feed/json/",
    "/topics/rivers/feed/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap/pages.xml",
    "/sitemap/authors.xml",
    "/sitemap/topics.xml",
    "/news-sitemap.xml",
)


@pytest.fixture
def store(tmp_path, edition):
    opened = Store(tmp_path / "press", map_size=1 << 30)
    month = f"/sitemap/{edition.whole.first_published_at:%Y-%m}.xml"
    follow(opened)
    press(opened, [*KEPT, month])
    yield opened
    opened.close()


def settle(store):
    follow(store)
    while press_waiting(store, retry_after=0).waiting:
        pass


def wrong(store):
    return [one.target for one in verify(store) if isinstance(one, Difference)]


CHANGES = {
    "published": lambda edition: newsroom.story(edition.africa, "Another one"),
    "withdrawn": lambda edition: edition.whole.unpublish(),
    "deleted": lambda edition: edition.whole.delete(),
    "picture": lambda edition: edition.whole.lead_picture.__class__.objects.update(credit="Other"),
    "contributor": lambda edition: (
        edition.whole.bylines.first().contributor.__class__.objects.update(name="Ama B.")
    ),
    "topic": lambda edition: edition.whole.topics.first().__class__.objects.update(name="Waters"),
    "linked": lambda edition: edition.elsewhere.unpublish(),
    "agency": lambda edition: edition.wire.__class__.objects.update(may_be_passed_on=True),
    "moved": lambda edition: edition.africa.move(newsroom.section("world"), pos="last-child"),
    "older": lambda edition: turn_window(
        edition.whole.first_published_at + timedelta(days=2, hours=1)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_everything_for_machines_is_what_a_fresh_render_gives(
    store, edition, change
):
    assert wrong(store) == []
    CHANGES[change](edition)
    settle(store)
    assert wrong(store) == []


def test_the_sites_feeds_and_news_are_pressed_with_the_publication_itself(store, edition):
    newsroom.story(edition.africa, "Just now")
    outcome = follow(store)
    addresses = ("/feed/", "/feed/atom/", "/feed/json/", "/news-sitemap.xml")
    assert {*addresses, "/sitemap.xml"} <= set(outcome.pressed)
    for address in addresses:
        assert "Just now" in text(store, address)


def test_a_publication_leaves_the_parts_of_older_months_alone(store, edition):
    old = newsroom.story(edition.africa, "Long ago", ago=timedelta(days=400))
    settle(store)
    address = f"/sitemap/{old.first_published_at:%Y-%m}.xml"
    press(store, [address])
    with store.reading() as reading:
        before = reading.index.number_of(address)
    newsroom.story(edition.africa, "Just now")
    settle(store)
    with store.reading() as reading:
        assert reading.index.number_of(address) == before


def test_a_feed_depends_on_the_same_rows_whichever_was_rendered_before_it(edition):
    picture = newsroom.picture("Shown beside the link on a page, and in no feed")
    linked = newsroom.story(newsroom.section("science"), "Linked", lead_picture=picture)
    newsroom.story(edition.politics, "Nearby", body=[("related", {"story": linked.pk})])
    with snapshot() as number:
        alone = render("/politics/feed/", number)
    with snapshot() as number:
        render("/feed/", number)
        after = render("/politics/feed/", number)
    assert after.keys == alone.keys
    assert after.record == alone.record


def test_a_feed_is_kept_in_pieces_of_a_story_each(store, edition):
    follow(store)
    for address, seam in (
        ("/feed/", "<item>"),
        ("/feed/atom/", "<entry "),
        ("/feed/json/", '{"id":'),
    ):
        press(store, [address])
        with store.reading() as reading:
            first, *others = [one.plain().decode() for one in reading.pages.record(address).parts]
        whole = text(store, address)
        assert len(others) == whole.count(seam) > 1, address
        assert all(one.startswith(seam) for one in others), address
        assert first + "".join(others) == whole

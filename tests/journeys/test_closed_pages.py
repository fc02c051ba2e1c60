"""A page that somebody restricted past the desk is seen by no reader, at no place."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import PageViewRestriction

from djeli.comments.closings import is_open
from djeli.feeds.subjects import Ground
from djeli.feeds.syndication.offer import Wanted, offered
from djeli.newsletters.models import Newsletter
from djeli.newsletters.sending import story_choice
from djeli.newsletters.sending.composition import compose_alert
from djeli.press.export.mirror import export
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press_waiting
from djeli.press.store.store import Store
from djeli.readership.rankings.inputs import totals
from djeli.search.index import updates
from djeli.stories.addresses import absolute
from djeli.stories.lists.closures import mend_lists
from djeli.stories.models import Listing, Tally
from tests import newsroom
from tests.press.asking import Reader

pytestmark = pytest.mark.django_db

PLACES = (
    "/",
    "/latest/",
    "/africa/",
    "/africa/rivers/",
    "/authors/ama-boateng/",
    "/topics/rivers/",
    "/search/?q=bridge",
    "/search/suggest/?q=bridge",
    "/feed/",
    "/feed/atom/",
    "/feed/json/",
    "/africa/feed/",
    "/news-sitemap.xml",
    "/africa/the-ferry-stops/",
)


@pytest.fixture
def story(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    africa = newsroom.section("africa")
    rivers = newsroom.section("rivers", under=africa)
    topic = newsroom.topic("Rivers")
    made = newsroom.story(rivers, "The bridge opens", topics=[topic])
    newsroom.story(
        africa,
        "The ferry stops",
        ago=timedelta(hours=2),
        topics=[topic],
        body=[
            ("paragraph", "<p>The first car crossed at six.</p>"),
            ("related", {"story": made.pk}),
        ],
    )
    updates.catch_up()
    return made


def seen_at(story):
    """The places at which a stranger sees the story's address or headline."""
    stranger = Client()
    updates.catch_up()
    found = []
    month = f"/sitemap/{story.first_published_at:%Y-%m}.xml"
    card = f"/oembed/?url={absolute(address(story))}"
    for place in (*PLACES, month, card):
        answer = stranger.get(place)
        page = answer.content.decode()
        if answer.status_code == 200 and (story.slug in page or story.title in page):
            found.append(place)
    for place in (address(story), f"{address(story)}feed/", f"/comments/{story.pk}/"):
        if stranger.get(place).status_code == 200:
            found.append(place)
    return found


def address(story):
    return f"/{'/'.join(story.url_path.strip('/').split('/')[1:])}/"


def close(page, **fields):
    return PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login", **fields)


@pytest.mark.parametrize(
    "above", [0, 1, 2, 3, 4], ids=["itself", "section", "top", "front", "root"]
)
def test_a_restriction_on_a_story_or_above_it_takes_it_from_every_place(story, above):
    seen = seen_at(story)
    assert len(seen) == len(PLACES) + 5, set(PLACES) - set(seen)

    page = story
    for _ in range(above):
        page = page.get_parent()
    row = close(page)

    assert seen_at(story) == []
    assert Client().get(address(story)).status_code in {404, 410}

    row.delete()
    assert set(seen_at(story)) == set(seen)


def close_by_sql(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO wagtailcore_pageviewrestriction (page_id, restriction_type, password)"
            " VALUES (%s, 'login', '')",
            [page.pk],
        )


def test_pressed_pages_go_when_the_row_is_written_by_whatever_means(story, tmp_path):
    store = Store(tmp_path / "press", map_size=1 << 30)
    reader = Reader(store)
    try:
        follow(store)
        while press_waiting(store, retry_after=0).waiting:
            pass
        places = [address(story), "/", "/latest/", "/africa/rivers/", "/feed/"]
        for place in places:
            assert reader.get(place)[0] == 200, place
        close_by_sql(story.get_parent())
        follow(store)
        while press_waiting(store, retry_after=0).waiting:
            pass
        answers = {place: reader.get(place)[0] for place in places}
        assert answers[address(story)] == 410
        assert answers["/latest/"] == 200
        with store.reading() as reading:
            found = reading.pages.record("/africa/rivers/")
            assert found is None or found.status in {404, 410}, found
        export(store, tmp_path / "mirror", lambda *_: None)
        files = [file for file in (tmp_path / "mirror").rglob("*.html") if file.is_file()]
        assert files
        assert not [file for file in files if story.title in file.read_text()]
        mend_lists()
        assert not Listing.objects.filter(article=story).exists()
    finally:
        reader.gateway.close()
        store.close()


def test_what_is_made_of_live_stories_leaves_a_closed_one_out(story):
    letter = Newsletter(rule=Newsletter.Rule.LATEST, size=5, language="en")
    Tally.objects.update_or_create(pk=story.pk, defaults={"views": 9})
    everything = Wanted(size=10)
    assert story.pk in story_choice.pick(letter)
    assert story.pk in totals(5)
    assert story in [one.story for one in offered(Ground.current(), everything)]
    assert is_open(story)

    close(story.get_parent())

    assert story.pk not in story_choice.pick(letter)
    assert story.pk not in totals(5)
    assert story not in [one.story for one in offered(Ground.current(), everything)]
    assert not is_open(story)
    with pytest.raises(ValueError, match="cannot see"):
        compose_alert(letter, story)

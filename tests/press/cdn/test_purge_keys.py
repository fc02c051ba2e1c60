"""What follows for a CDN from what was stored, and what it costs where there is none."""

from collections import Counter

import pytest
from django.utils import timezone

from djeli.press.cdn import purge_keys
from djeli.press.cdn.services import current_cdn
from djeli.press.changes.keys import row_key, surrogate_key
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.store.index import Index
from djeli.press.store.purges import Purges, WritablePurges
from djeli.press.store.tables import WritableTables
from djeli.stories.models import Contributor, Month
from tests import newsroom

pytestmark = pytest.mark.django_db

STORY = "/politics/the-bridge-opens/"
PAID_FOR_PURGES = [
    *((purge_keys, name) for name in ("_keys", "_is_other_set", "_addresses", "surrogate_key")),
    *((Index, name) for name in ("is_on_a_page", "pages_with")),
    (Purges, "all"),
    (WritablePurges, "want"),
]


@pytest.fixture
def published(store, settle):
    story = newsroom.story(newsroom.section("politics"))
    settle()
    return story


@pytest.fixture
def cdn(settings):
    """A CDN that purges by key; nothing is sent to it here."""
    given = {"KIND": "http", "LOCATION": "http://127.0.0.1:9", "KEYS": True}
    settings.CDN = {**settings.CDN, **given}
    current_cdn.cache_clear()
    yield
    current_cdn.cache_clear()


@pytest.fixture
def paid(monkeypatch):
    """Counts what is called for purges alone, and entries written to each table."""
    counts: Counter[str] = Counter()

    def count(owner, name):
        real = getattr(owner, name)

        def counted(*arguments, **options):
            counts[name] += 1
            return real(*arguments, **options)

        monkeypatch.setattr(owner, name, counted)

    for owner, name in PAID_FOR_PURGES:
        count(owner, name)
    put = WritableTables.put

    def write(self, table, key, value):
        counts[f"written to {table}"] += 1
        put(self, table, key, value)

    monkeypatch.setattr(WritableTables, "put", write)
    return counts


def rename(story):
    story.title = "The bridge is open at last"
    story.save_revision().publish()


def wanted(store):
    with store.reading() as reading:
        return {one.name for one in reading.purges.all()}


def test_an_edition_without_a_cdn_pays_nothing_for_purges(store, published, paid):
    rename(published)
    assert STORY in follow(store).changed
    press(store, ["/latest/"])

    assert paid["written to pages"] > 0, "it counts"
    assert not {name for _, name in PAID_FOR_PURGES} & paid.keys()
    assert paid["written to purges"] == 0


def test_an_edition_with_a_cdn_pays_for_purges(store, published, paid, cdn):
    rename(published)
    Month.objects.update(changed_at=timezone.now())  # of which no page of a story tells
    assert STORY in follow(store).changed

    assert paid["written to purges"] > 0
    assert {"_keys", "_addresses", "_is_other_set", "is_on_a_page", "want"} <= paid.keys()


def test_a_page_that_read_a_changed_key_before_is_purged_by_it(store, settle, cdn):
    """What the CDN has of it bears that key; what is pressed now does not."""
    before, after = newsroom.contributor("Ama Boateng"), newsroom.contributor("Kofi Mensah")
    story = newsroom.story(newsroom.section("politics"), by=before)
    settle()
    with store.writing() as writing:
        for one in writing.purges.all():
            writing.purges.strike_off(one)

    key = row_key(Contributor, before.pk)
    before.name = "Ama B. Boateng"
    before.save()
    story.bylines.update(contributor=after)
    with store.reading() as reading:
        others = set(reading.index.pages_with(key)) - {STORY}
        assert STORY in reading.index.pages_with(key)
    with store.writing() as writing:  # the story alone is cached
        for address in others:
            writing.forget(address)
    follow(store)

    with store.reading() as reading:
        assert STORY not in reading.index.pages_with(key)
    assert f"#{surrogate_key(key)}" in wanted(store)


def test_what_was_overtaken_is_purged_when_it_is_stored(store, published, cdn, monkeypatch):
    from djeli.press.runs import log_step

    render = log_step.render_batch

    def overtaken(store, targets, number):
        made = render(store, targets, number)
        with store.writing() as writing:  # what another process does meanwhile
            key = f"wagtailcore_page:{published.pk}"
            writing.apply({key: number + 1}, number + 1)
        return made

    with store.writing() as writing:
        for one in writing.purges.all():
            writing.purges.strike_off(one)
    monkeypatch.setattr(log_step, "render_batch", overtaken)
    rename(published)
    assert STORY not in follow(store).changed
    assert STORY not in wanted(store)

import pytest

from djeli.press.models import Change
from djeli.press.runs.log_step import follow, forget_old_changes
from djeli.press.runs.origin import open_for
from djeli.press.runs.queue_step import press
from djeli.press.store.store import Store
from djeli.press.verification import Difference, verify
from djeli.stories.models import Article, Contributor
from tests import newsroom
from tests.press.asking import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa", newsroom.section("politics"))


def status(store, address):
    with store.reading() as reading:
        record = reading.pages.record(address)
        return record.status if record else 404


def wrong(store):
    return [one for one in verify(store) if isinstance(one, Difference)]


def test_a_published_story_is_live_with_everything_that_leads_to_it(store, settle, africa):
    newsroom.story(africa)
    settle()
    press(store, ["/latest/", "/politics/"])

    newsroom.story(africa, "The bridge closes")
    follow(store)

    assert "The bridge closes" in text(store, "/politics/africa/the-bridge-closes/")
    for address in ("/", "/politics/", "/politics/africa/", "/latest/"):
        assert "The bridge closes" in text(store, address), address
    settle()
    assert wrong(store) == []


def test_a_withdrawn_story_is_gone_and_nothing_leads_to_it(store, settle, africa):
    story = newsroom.story(africa)
    settle()

    story.unpublish()
    follow(store)

    assert status(store, "/politics/africa/the-bridge-opens/") == 410
    assert "The bridge opens" not in text(store, "/")
    settle()
    assert wrong(store) == []


def test_a_story_that_moves_leaves_a_redirect(
    store, settle, africa, django_capture_on_commit_callbacks
):
    story = newsroom.story(africa)
    settle()

    story.slug = "the-bridge-is-open"
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    follow(store)

    assert status(store, "/politics/africa/the-bridge-opens/") == 301
    assert status(store, "/politics/africa/the-bridge-is-open/") == 200


def test_a_new_name_changes_every_page_that_bears_it(store, settle, africa):
    newsroom.story(africa)
    settle()

    Contributor.objects.update(name="Ama Boateng-Mensah")
    settle()

    assert "Ama Boateng-Mensah" in text(store, "/politics/africa/the-bridge-opens/")
    assert wrong(store) == []


def test_a_page_that_read_nothing_of_a_change_is_left_alone(store, settle, africa):
    newsroom.story(africa)
    other = newsroom.story(
        newsroom.section("science"),
        "A telescope",
        by=newsroom.contributor("Musa"),
        standfirst="Astronomers look further.",
        body=[("paragraph", "<p>Its mirror is polished glass.</p>")],
    )
    settle()
    with store.reading() as reading:
        before = reading.index.number_of("/politics/africa/the-bridge-opens/")

    Article.objects.filter(pk=other.pk).update(title="A larger telescope")
    settle()

    with store.reading() as reading:
        assert reading.index.number_of("/politics/africa/the-bridge-opens/") == before


def test_a_section_that_moves_is_shown_where_it_came_to(store, settle, africa):
    newsroom.story(africa)
    science = newsroom.section("science")
    settle()

    africa.refresh_from_db()
    science.refresh_from_db()
    africa.move(science, pos="last-child")
    settle()

    assert 'href="/science/africa/"' in text(store, "/science/").partition("<main")[2]
    assert wrong(store) == []


def test_what_fails_to_render_keeps_its_old_bytes_and_says_why(store, settle, africa, monkeypatch):
    story = newsroom.story(africa)
    settle()

    def fail(*_):
        raise RuntimeError("the template has a fault")

    monkeypatch.setattr("djeli.web.pages.article._lead", fail)
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    outcome = follow(store)

    address = "/politics/africa/the-bridge-opens/"
    assert "the template has a fault" in outcome.failed[address]
    assert "The bridge opens" in text(store, address)
    with store.reading() as reading:
        assert [failure.target for failure in reading.failures.all()] == [address]
    monkeypatch.undo()
    settle()
    with store.reading() as reading:
        assert reading.failures.all() == []
    assert "The bridge sways" in text(store, address)


def test_new_code_lets_every_page_wait_and_serves_old_bytes_meanwhile(
    store, settle, africa, monkeypatch
):
    newsroom.story(africa)
    open_for(store)
    settle()

    monkeypatch.setattr("djeli.press.runs.origin.identifier", lambda: "another")
    open_for(store)

    with store.reading() as reading:
        assert reading.queue.has("/")
        assert reading.pages.record("/") is not None
    settle()
    with store.reading() as reading:
        assert not reading.queue.has("/")


def test_a_new_store_presses_every_address(store, settle, africa):
    newsroom.story(africa)

    open_for(store)
    settle()

    with store.reading() as reading:
        assert {
            "/",
            "/latest/",
            "/authors/ama-boateng/",
            "/politics/africa/the-bridge-opens/",
        } <= set(reading.pages.addresses())
    assert wrong(store) == []


def test_verify_finds_a_byte_that_is_not_what_the_database_says(store, settle, africa):
    newsroom.story(africa)
    settle()
    with store.writing() as writing:
        writing._tables.put("pages", "/latest/", writing._tables.get("pages", "/"))

    assert [one.target for one in wrong(store)] == ["/latest/"]


def test_a_machine_that_was_away_while_others_cut_the_log_presses_everything(
    store, settle, africa, tmp_path
):
    story = newsroom.story(africa)
    settle()
    with store.reading() as reading:
        here = reading.applied
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    Contributor.objects.create(name="Kofi Addo", slug="kofi-addo")

    # The other machine has applied all of it, and cut what is older than an hour.
    other = Store(tmp_path / "other", map_size=1 << 30)
    open_for(other)
    follow(other)
    assert forget_old_changes(other, keep=-1) > 0
    other.close()
    assert not Change.objects.filter(pk=here).exists()

    settle()
    assert "The bridge sways" in text(store, "/")
    assert wrong(store) == []


def test_who_has_applied_all_presses_nothing_when_the_log_is_cut(store, settle, africa):
    newsroom.story(africa)
    settle()
    assert forget_old_changes(store, keep=-1) > 0
    Contributor.objects.create(name="Kofi Addo", slug="kofi-addo")
    # Nobody meets a contributor without a story: nothing is to be pressed for this one either.
    assert follow(store).pressed == []
    with store.reading() as reading:
        assert not reading.queue.has("/politics/africa/the-bridge-opens/")


def test_only_who_starts_takes_other_code_for_new(store, settle, africa, monkeypatch):
    newsroom.story(africa)
    open_for(store)
    settle()
    monkeypatch.setattr("djeli.press.runs.origin.identifier", lambda: "another")
    open_for(store, adopts=False)
    with store.reading() as reading:
        assert reading.queue.first() == []
    open_for(store)
    with store.reading() as reading:
        assert reading.queue.first()


def test_what_counts_most_is_pressed_first_however_much_waits(store):
    with store.writing() as writing:
        for number in range(9000):
            writing.queue.put(f"/africa/{number:05}/", 1, rank=1)
        writing.queue.put("/zambia/", 1, rank=0)
        writing.queue.put("/world/", 1, rank=0)

    with store.reading() as reading:
        assert reading.queue.first(3) == ["/world/", "/zambia/", "/africa/00000/"]
        parts = [set(reading.queue.first(share=(part, 3))) for part in range(3)]
        assert set().union(*parts) == set(reading.queue.first())
        assert sum(map(len, parts)) == 9002
        assert len(reading.queue.first()) == reading.queue.count()


def test_an_empty_store_presses_addresses_in_the_order_in_which_rooms_name_them(
    store, africa, monkeypatch
):
    newsroom.story(africa)
    named = ["/politics/", "/africa/", "/latest/", "/"]
    monkeypatch.setattr("djeli.press.runs.origin.all_addresses", lambda: iter(named))

    open_for(store)

    with store.reading() as reading:
        assert reading.queue.first() == named


def test_what_was_pressed_or_forgotten_stands_in_the_queue_no_more(store, settle, africa):
    newsroom.story(africa)
    open_for(store)
    settle()
    with store.writing() as writing:
        writing.mark_stale("/", writing.applied)
        writing.mark_stale("/", writing.applied, place=5)
        writing.forget("/")

    with store.reading() as reading:
        assert len(reading.queue.first()) == reading.queue.count() == 0


def test_a_step_along_the_log_tells_how_long_its_parts_took(store):
    newsroom.story(newsroom.section("politics"))

    outcome = follow(store)

    assert set(outcome.parts) == {"log", "lock", "render", "store", "sync"}
    assert sum(outcome.parts.values()) <= outcome.seconds

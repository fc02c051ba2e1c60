from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from djeli.cli.clock.schedule import keep_schedule, turn_line_up
from djeli.press.models import Receipt
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.runs.receipts import Fetched, begin, issue
from djeli.press.store.store import Store
from djeli.stories.models import Article, LineUp
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Unproven"}


@pytest.fixture
def store(tmp_path, monkeypatch):
    opened = Store(tmp_path / "press", map_size=1 << 28)
    places = ("press.middleware", "desk.press_report.views", "cli.clock.schedule")
    for place in (f"djeli.{one}" for one in places):
        monkeypatch.setattr(f"{place}.current_store", lambda: opened)
    yield opened
    opened.close()


def test_who_withdraws_a_story_gets_a_receipt(store, story):
    client = log_in("Editors")
    follow(store)

    with override_settings(PRESS_FOLLOWS_REQUESTS=True):
        withdraw = reverse("wagtailadmin_pages:unpublish", args=[story.pk])
        tree = reverse("wagtailadmin_explore", args=[story.get_parent().pk])
        done = client.post(withdraw, {"next": tree, "reason": "Unproven"}, follow=True)
        answer = done.content.decode()

    receipt = Receipt.objects.get()
    assert "/africa/the-bridge-opens/" in receipt.pressed
    assert "/" in receipt.pressed
    assert receipt.by
    assert "Live for readers: " in answer
    assert "“The bridge opens” · Live for readers" not in answer, "a bar above names it"
    assert receipt.about == "The bridge opens"
    assert "The bridge opens" in client.get(reverse("desk_press")).content.decode()
    assert "“The bridge opens” is withdrawn." in answer
    assert done.request["PATH_INFO"] == reverse("stories:index")
    assert reverse("desk_receipt", args=[receipt.pk]) in answer


def test_the_receipt_comes_too_where_another_process_was_quicker_to_press(
    store, story, monkeypatch
):
    client = log_in("Editors")
    follow(store)

    def after_another(one):
        assert follow(one)
        return follow(one)

    monkeypatch.setattr("djeli.press.runs.receipts.follow", after_another)
    with override_settings(PRESS_FOLLOWS_REQUESTS=True):
        client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]), REASON)

    assert "/africa/the-bridge-opens/" in Receipt.objects.get().pressed


def test_a_planned_front_is_the_clocks_and_not_of_whoever_acts_next(store, story):
    blocks = [{"type": "lead", "value": {"size": 1, "heading": "This morning"}}]
    planned = LineUp(name="Morning", containers=blocks)
    planned.starts_at = timezone.now() - timedelta(seconds=1)
    planned.save()
    follow(store)
    with override_settings(PRESS_FOLLOWS_REQUESTS=True):
        assert turn_line_up() == []
        log_in("Editors").post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]), REASON)
    by_the_clock, by_the_editor = Receipt.objects.order_by("pk")
    assert (by_the_clock.by, by_the_clock.pressed) == ("", ["/"])
    assert by_the_editor.by


def test_a_receipt_names_what_readers_now_see_and_not_what_stayed_as_it_was(store, story):
    follow(store)
    press(store, ["/latest/"])
    begun = begin(store)
    story.body = [("paragraph", "<p>The first car crossed at seven.</p>")]
    story.save_revision().publish()

    receipt = issue(store, begun, "ama")

    assert "/africa/the-bridge-opens/" in receipt.pressed
    assert "/latest/" not in receipt.pressed
    with store.reading() as reading:
        assert reading.index.number_of("/latest/") == reading.applied, "it was pressed all the same"


def test_a_receipt_names_a_new_story_that_a_reader_was_quicker_to_ask_for(store, story):
    follow(store)
    begun = begin(store)
    newsroom.story(story.get_parent().specific, "A second bridge")
    press(store, ["/africa/a-second-bridge/"])

    assert "/africa/a-second-bridge/" in issue(store, begun, "ama").pressed


def test_what_the_clock_publishes_and_takes_down_leaves_a_receipt(store, story):
    client = log_in("Editors")
    follow(store)
    Article.objects.update(expire_at=timezone.now() - timedelta(seconds=1))

    with override_settings(PRESS_FOLLOWS_REQUESTS=True):
        assert keep_schedule() == []
        assert keep_schedule() == []

    receipt = Receipt.objects.get()
    assert "/africa/the-bridge-opens/" in receipt.pressed
    report = client.get(reverse("desk_press")).content.decode()
    assert "On schedule" in report
    whole = client.get(reverse("desk_receipt", args=[receipt.pk])).content.decode()
    assert "On schedule, " in whole


def test_a_receipt_names_each_address_and_what_was_found(store, story, monkeypatch):
    client = log_in("Editors")
    receipt = Receipt.objects.create(by="awa", seconds=0.12, pressed=["/", "/latest/"])
    found = [Fetched("/", 200, 0.01), Fetched("/latest/", 200, 0.01, "an old copy is served")]
    monkeypatch.setattr("djeli.desk.press_report.views.receipts.check", lambda *_: iter(found))

    page = client.get(reverse("desk_receipt", args=[receipt.pk])).content.decode()

    assert "an old copy is served" in page
    assert "1 address does not show the current page" in page


def test_an_address_that_cannot_be_fetched_is_told_so(store, story):
    client = log_in("Editors")
    receipt = Receipt.objects.create(by="awa", seconds=0.12, pressed=["/"])

    with override_settings(BASE_URL="http://127.0.0.1:9"):
        page = client.get(reverse("desk_receipt", args=[receipt.pk])).content.decode()

    assert "could not be fetched" in page


def test_the_report_tells_failures_and_presses_again(store, story):
    client = log_in("Editors")
    follow(store)
    with store.writing() as writing:
        writing.fail("/", "RuntimeError: the template has a fault", writing.applied)

    assert "the template has a fault" in client.get(reverse("desk_press")).content.decode()
    answer = client.post(reverse("desk_press_again"), follow=True).content.decode()

    assert "1 page was updated" in answer
    with store.reading() as reading:
        assert reading.failures.all() == []


def test_who_only_drafts_may_not_press(store, story):
    client = log_in("Contributors")

    assert client.post(reverse("desk_press_again")).status_code == 302
    assert not Receipt.objects.exists()

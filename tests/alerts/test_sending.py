"""Alerts on their way, against a push service that decrypts them."""

import base64
import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.alerts.models import Alert, AlertRules, Delivery, Device
from djeli.alerts.sending import dispatch, ledger
from djeli.alerts.sending.composition import NotSendable, SentBefore, make
from djeli.alerts.server_keys import public_key
from tests import newsroom

pytestmark = pytest.mark.django_db
State = Delivery.State


def sent_out():
    """Send until there is nothing to do now."""
    for _ in range(50):
        if not dispatch.step():
            return
    pytest.fail("it never ends")


def part(token, place):
    written = token.split(".")[place]
    return json.loads(base64.urlsafe_b64decode(written + "=="))


def test_a_browser_gets_what_it_can_decrypt_signed_by_the_key_that_it_subscribed_with(
    service, story
):
    browser = service.device()
    alert = make(story, text="  It is\nopen. ")
    sent_out()
    (taken,) = service.taken
    told = browser.read(taken.body)
    assert (told["title"], told["body"], told["url"]) == (
        "The bridge opens",
        "It is open.",
        "/africa/the-bridge-opens/",
    )
    assert {taken.headers[name] for name in ("ttl", "urgency")} == {"14400", "high"}
    token, key = (one.partition("=")[2] for one in taken.headers["authorization"].split(","))
    assert key.strip() == public_key()
    claims = part(token.strip(), 1)
    assert claims["aud"] == service.origin
    assert claims["exp"] - timezone.now().timestamp() < 24 * 3600
    alert.refresh_from_db()
    assert (alert.state, alert.sent) == (Alert.State.SENT, 1)


def test_each_browser_gets_an_alert_once_and_a_story_has_one(service, story):
    rivers = newsroom.topic("Rivers")
    story.topics.add(rivers)
    story.save()
    service.device("both", topics=[rivers])
    service.device("topic", breaking=False, topics=[rivers])
    service.device("other", breaking=False, topics=[newsroom.topic("Roads")])
    for number in range(40):
        service.device(f"b{number:02}")
    make(story)
    with pytest.raises(SentBefore):
        make(story)
    sent_out()
    sent_out()
    assert service.paths() == sorted(
        ["/both", "/topic", *(f"/b{number:02}" for number in range(40))]
    )


def test_only_followers_of_its_topics_hear_of_a_small_story(service, story):
    rivers = newsroom.topic("Rivers")
    story.topics.add(rivers)
    story.save()
    service.device("topic", breaking=False, topics=[rivers])
    service.device("breaking")
    make(story, audience="topics")
    sent_out()
    assert service.paths() == ["/topic"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(service, story, status):
    service.device("gone")
    service.device("here")
    service.answers["/gone"] = (status, {})
    alert = make(story)
    sent_out()
    alert.refresh_from_db()
    assert (alert.sent, alert.gone) == (1, 1)
    assert Device.objects.get().endpoint.endswith("/here")


def test_a_service_that_asks_for_a_pause_gets_it_for_all_its_browsers(service, story, monkeypatch):
    monkeypatch.setattr(dispatch, "AT_ONCE", 1)
    for name in ("a", "b"):
        service.device(name)
    service.answers["/a"] = (429, {"Retry-After": "600"})
    make(story)
    sent_out()
    assert service.paths() == ["/a"]
    waits = Delivery.objects.values_list("state", "retry_at")
    soon = timezone.now() + timedelta(seconds=590)
    assert all(state == State.WAITING and at > soon for state, at in waits)
    service.answers.clear()
    Delivery.objects.update(retry_at=timezone.now())
    sent_out()
    assert service.paths() == ["/a", "/a", "/b"]


def test_a_broken_service_is_tried_again_ever_more_seldom_and_not_for_ever(service, story):
    service.device("a")
    service.answers["/a"] = (503, {})
    alert = make(story)
    pauses = []
    for _ in range(dispatch.TRIES):
        sent_out()
        at = Delivery.objects.get().retry_at
        pauses += [(at - timezone.now()).total_seconds()] if at else []
        Delivery.objects.filter(state=State.WAITING).update(retry_at=timezone.now())
    sent_out()
    assert [round(one, -1) for one in pauses] == [30, 60, 120, 240, 480]
    alert.refresh_from_db()
    assert (alert.state, alert.failed) == (Alert.State.SENT, 1)
    assert Device.objects.exists(), "a broken service says nothing of the browser"


def test_a_redirect_is_not_followed(service, story):
    service.device("a")
    service.answers["/a"] = (307, {"Location": f"{service.origin}/inside"})
    make(story)
    sent_out()
    assert service.paths() == ["/a"]


def test_a_reader_gets_no_more_than_the_newsroom_allows_in_a_day(service, story):
    rules = AlertRules.load()
    rules.most_a_day = 2
    rules.save()
    service.device("a")
    home = story.get_parent().specific
    made = [make(newsroom.story(home, f"Story {number}")) for number in range(3)]
    sent_out()
    assert len(service.taken) == 2
    Delivery.objects.filter(state=State.SENT).update(sent_at=timezone.now() - timedelta(days=2))
    make(story)
    sent_out()
    assert len(service.taken) == 3
    assert [Alert.objects.get(pk=one.pk).skipped for one in made] == [0, 0, 1]


def test_nothing_is_sent_of_a_story_that_was_withdrawn(service, story):
    service.device("a")
    alert = make(story)
    ledger.open_ledger(alert)
    story.unpublish()
    sent_out()
    alert.refresh_from_db()
    assert (service.taken, alert.state, alert.skipped) == ([], Alert.State.STOPPED, 1)


def test_what_comes_too_late_is_left(service, story):
    service.device("a")
    make(story)
    Alert.objects.update(made_at=timezone.now() - dispatch.STALE - timedelta(minutes=1))
    sent_out()
    assert service.taken == []


def test_no_alert_is_made_of_a_draft_or_a_paid_for_story(story):
    home = story.get_parent().specific
    with pytest.raises(NotSendable):
        make(newsroom.draft(home, "Not yet"))
    with pytest.raises(NotSendable):
        make(newsroom.story(home, "Paid for", is_sponsored=True, sponsor="A bank"))


def test_a_breaking_story_is_sent_by_itself_where_the_newsroom_wants_that(service, story):
    home = story.get_parent().specific
    service.device("a")
    newsroom.story(home, "A dam breaks", is_breaking=True, standfirst="Word " * 60)
    sent_out()
    assert not Alert.objects.exists()
    rules = AlertRules.load()
    rules.sends_breaking = True
    rules.save()
    newsroom.story(home, "Old", is_breaking=True, ago=timedelta(hours=1))
    sent_out()
    alert = Alert.objects.get()
    assert (alert.headline, alert.sent, alert.made_by) == ("A dam breaks", 1, None)
    assert len(alert.text) <= 160


def test_another_process_takes_no_row_that_one_has_claimed(service, story, monkeypatch):
    for number in range(6):
        service.device(f"b{number}")
    alert = make(story)
    ledger.open_ledger(alert)
    mine = ledger.claim(alert, 4)
    monkeypatch.setattr(ledger, "ME", "another")
    theirs = ledger.claim(alert, 4)
    assert len(mine) == 4
    assert len(theirs) == 2
    assert not {one.pk for one in mine} & {one.pk for one in theirs}


def test_the_key_is_made_once_and_only_its_owner_can_read_it(service, settings):
    first = public_key()
    assert (first, (settings.DATA / "alerts_key").stat().st_mode & 0o777) == (public_key(), 0o600)
    settings.ALERTS_KEY = "bad"
    with pytest.raises(Exception, match="ALERTS_KEY is no key"):
        public_key()


def test_the_library_is_not_there_before_something_is_sent():
    asked = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; "
        "django.setup(); import djeli.alerts.sending.dispatch, djeli.web.urls; "
        "sys.exit('aiohttp' in sys.modules or 'pywebpush' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0

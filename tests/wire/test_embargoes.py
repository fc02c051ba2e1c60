"""An embargo that is there holds, whether it can be read or not."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from djeli.stories.readiness import NotReady
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import WireItem
from djeli.wire.orders.holds import CLEARED, DECIDED, note_cleared, rule_on_embargo, schedule_of
from djeli.wire.story_drafts import make_story
from tests import newsroom

pytestmark = pytest.mark.django_db
SAMPLE = json.loads((Path(__file__).parent / "samples" / "embargo-unclear.json").read_text())


def item(**facts):
    (result,) = ingest_bytes(json.dumps(SAMPLE | facts).encode(), "test")
    assert result.outcome in {"new", "update"}, result
    return WireItem.objects.latest("pk")


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor@lantern.example", "six lamps")


@pytest.mark.parametrize(
    "written",
    [
        "2099-12-24 06:00 GMT",
        "",
        "   ",
        None,
        False,
        17,
        {},
        "tomorrow",
        "2099-12-24",
        "2099-12-24T06:00:00",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_an_embargo_that_is_no_instant_holds_until_an_editor_decides(africa, editor, written):
    taken = item(embargoed=written)
    assert taken.has_unclear_embargo
    story = make_story(taken, section=africa)
    with pytest.raises(NotReady, match="cannot be read"):
        story.get_latest_revision().publish()
    rule_on_embargo(taken, editor, None)
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert story.live
    assert PageLogEntry.objects.get(page=story.pk, action=DECIDED).user == editor
    assert ModelLogEntry.objects.get(action=DECIDED).user == editor


def test_an_empty_embargo_in_newsml_is_until_further_notice(africa):
    nar = "http://iptc.org/std/nar/2006-10-01/"
    xml = (
        f'<newsItem xmlns="{nar}" guid="u:1"><itemMeta><embargoed/></itemMeta><contentMeta>'
        "<headline>H</headline></contentMeta><contentSet><inlineData>T</inlineData></contentSet></newsItem>"
    )
    list(ingest_bytes(xml.encode(), "test"))
    assert WireItem.objects.get().has_unclear_embargo


def test_a_clear_embargo_cannot_be_cleared_from_the_schedule(africa):
    story = make_story(item(embargoed="2099-12-24T06:00:30Z"), section=africa)
    assert story.go_live_at == datetime(2099, 12, 24, 6, 1, tzinfo=UTC)
    story.save_revision().publish()
    story.go_live_at = None
    with pytest.raises(NotReady, match="embargo on it until"):
        story.save_revision().publish()
    story.refresh_from_db()
    assert not story.live


def test_an_embargo_that_the_agency_lifts_or_extends_holds_as_it_is_now(africa):
    first = item(embargoed="2099-12-24T06:00:00Z")
    story = make_story(first, section=africa)
    story.go_live_at = None
    past = (timezone.now() - timedelta(hours=1)).isoformat()
    item(embargoed=past, version="2", versioncreated="2026-11-20T11:00:00Z")
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.live


def test_a_ruling_with_a_time_is_an_embargo_until_then(africa, editor):
    taken = item()
    until = timezone.now() + timedelta(hours=2)
    rule_on_embargo(taken, editor, until)
    assert schedule_of(taken) >= until
    story = make_story(taken, section=africa)
    story.go_live_at = None
    with pytest.raises(NotReady, match="embargo on it until"):
        story.save_revision().publish()


def test_other_words_of_the_agency_want_a_new_ruling(africa, editor):
    taken = item()
    rule_on_embargo(taken, editor, None)
    story = make_story(taken, section=africa)
    item(embargoed="not before noon", version="2", versioncreated="2026-11-20T11:00:00Z")
    with pytest.raises(NotReady, match="not before noon"):
        story.get_latest_revision().publish()


@pytest.mark.parametrize("name", ["embargo", "embargoedUntil", "EmbargoDate", "embargo_until"])
def test_an_embargo_is_heard_by_other_names(name):
    bare = {key: value for key, value in SAMPLE.items() if key != "embargoed"}
    for written, is_unclear in [("2099-12-24T06:00:00Z", False), ("noon", True), ("", True)]:
        shape = bare | {name: written, "ednote": f"{name} {written}"}
        assert ingest_one(shape).has_unclear_embargo is is_unclear
        assert bool(ingest_one(shape).embargoed_until) is not is_unclear


def test_of_two_embargoes_the_last_holds_and_an_unclear_one_before_both():
    soon, late = "2099-12-24T06:00:00Z", "2099-12-24T08:00:00Z"
    taken = item(embargoed=late, embargo=soon)
    assert (taken.embargo, taken.embargoed_until.hour) == (late, 8)
    assert item(embargoed=late, embargo="noon").has_unclear_embargo


def ingest_one(shape):
    list(ingest_bytes(json.dumps(shape).encode(), "test"))
    return WireItem.objects.latest("pk")


def test_an_embargo_holds_to_the_second(africa, monkeypatch):
    until = datetime(2099, 12, 24, 6, 0, 30, tzinfo=UTC)
    taken = item(embargoed=until.isoformat())
    story = make_story(taken, section=africa)
    story.go_live_at = None
    monkeypatch.setattr(
        "djeli.wire.orders.holds.timezone.now", lambda: until - timedelta(seconds=1)
    )
    with pytest.raises(NotReady, match="embargo on it until"):
        story.save_revision().publish()
    monkeypatch.setattr("djeli.wire.orders.holds.timezone.now", lambda: until)
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.live


def test_an_embargo_that_is_lifted_with_a_reason_holds_no_more_until_its_words_change(
    africa, editor
):
    taken = item(embargoed="2099-12-24T06:00:00Z")
    story = make_story(taken, section=africa)
    story.go_live_at = None
    rule_on_embargo(taken, editor, None, "The agency rang.")
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.live
    assert PageLogEntry.objects.get(page=story.pk, action=DECIDED).data["reason"]
    again = make_story(taken, section=africa)
    again.go_live_at = None
    item(embargoed="2099-12-25T06:00:00Z", version="2", versioncreated="2026-11-20T11:00:00Z")
    with pytest.raises(NotReady, match="embargo on it until"):
        again.save_revision().publish()


def test_who_takes_the_embargo_off_the_schedule_is_logged_once(africa, editor):
    story = make_story(item(embargoed="2099-12-24T06:00:00Z"), section=africa)
    assert note_cleared(story, editor) is None
    story.go_live_at = None
    assert note_cleared(story, editor).year == 2099
    note_cleared(story, editor)
    assert PageLogEntry.objects.get(page=story.pk, action=CLEARED).user == editor

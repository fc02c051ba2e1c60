"""A kill is heard in every form and order, and takes the story with it."""

import json
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from djeli.stories.models import Article, Edition
from djeli.stories.readiness import NotReady, lacks
from djeli.wire.ingestion import ingest, ingest_bytes
from djeli.wire.models import Stop, WireItem
from djeli.wire.orders import kills
from djeli.wire.orders.kills import catch_up, see, unseen
from djeli.wire.story_drafts import Stopped, make_story, note_copies
from tests import newsroom

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parent / "samples"
FIRST = "kill-1-item.json"
KILLS = ["kill-2-without-text.json", "kill-3-without-headline.json", "kill-4-same-version.json"]
NAR = "http://iptc.org/std/nar/2006-10-01/"


def take_in(*names):
    return [result.outcome for result in ingest([SAMPLES / name for name in names])]


def received(**facts):
    shape = json.loads((SAMPLES / FIRST).read_text()) | facts
    return [one.outcome for one in ingest_bytes(json.dumps(shape).encode(), "test")]


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def story(africa):
    take_in(FIRST)
    return make_story(WireItem.objects.get(), section=africa)


@pytest.fixture
def live(story):
    story.get_latest_revision().publish()
    story.refresh_from_db()
    return story


@pytest.mark.parametrize("name", KILLS)
def test_a_kill_reaches_every_version_whatever_it_lacks(name):
    assert take_in(FIRST, name, name) == ["new", "kill", "known"]
    assert {item.pub_status for item in WireItem.objects.all()} == {"canceled"}
    assert "Treasurer" in str(WireItem.objects.get(is_newest=True))


@pytest.mark.parametrize("name", KILLS)
def test_a_kill_that_comes_before_its_item_is_kept_and_no_story_can_be_made(africa, name):
    assert take_in(name, FIRST) == ["kill", "older"]
    for item in WireItem.objects.all():
        assert item.pub_status == "canceled"
        with pytest.raises(Stopped):
            make_story(item, section=africa)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"pubstatus": "cancelled"},
        {"pubstatus": "stat:canceled"},
        {"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/canceled"},
        {"pubstatus": "KILLED"},
        {"pubstatus": "usable", "signal": "sig:kill"},
        {"pubstatus": "canceled", "type": "picture"},
        {"pubstatus": "canceled", "body_xhtml": "", "body_nitf": "<nitf"},
    ],
)
def test_a_kill_is_known_by_any_of_its_names(facts):
    take_in(FIRST)
    assert received(**facts) == ["kill"]
    assert set(WireItem.objects.values_list("pub_status", flat=True)) == {"canceled"}


@pytest.mark.parametrize("status", ["withheld", "stat:withheld", "no-such-status", {"a": 1}])
def test_what_is_withheld_or_has_an_unknown_status_is_not_used(africa, status):
    take_in(FIRST)
    assert received(pubstatus=status) == ["withheld"]
    with pytest.raises(Stopped):
        make_story(WireItem.objects.first(), section=africa)


def test_what_was_withheld_is_free_with_a_version_that_is_surely_newer(africa):
    take_in(FIRST)
    received(version="2", pubstatus="withheld", versioncreated="2026-11-20T11:00:00Z")
    received(version="1", versioncreated="2026-11-20T10:59:00Z", headline="An old version, late")
    assert set(WireItem.objects.values_list("pub_status", flat=True)) == {"withheld"}
    received(version="3", versioncreated="2026-11-20T12:00:00Z")
    assert set(WireItem.objects.values_list("pub_status", flat=True)) == {"usable"}


@pytest.mark.parametrize("broken", [False, True])
def test_a_kill_in_newsml_needs_neither_headline_nor_whole_xml(broken):
    take_in(FIRST)
    guid = WireItem.objects.get().guid
    xml = (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="2"><itemMeta>'
        f'<pubStatus qcode="stat:canceled"/>{"<edNote>Kill &nbsp; it" if broken else ""}</itemMeta></newsItem>'
    )
    (result,) = ingest_bytes(xml.encode(), "test")
    assert result.outcome == "kill"
    assert bool(result.repairs) == broken
    assert set(WireItem.objects.values_list("pub_status", flat=True)) == {"canceled"}


def test_a_kill_is_heard_though_its_words_are_in_another_charset():
    take_in(FIRST)
    shape = json.loads((SAMPLES / KILLS[1]).read_text()) | {"ednote": "Supprimé"}
    content = json.dumps(shape, ensure_ascii=False).encode("latin-1")
    assert [one.outcome for one in ingest_bytes(content, "test")] == ["kill"]


def test_the_order_of_arrival_does_not_matter():
    ends = set()
    for names in permutations([FIRST, *KILLS]):
        WireItem.objects.all().delete()
        take_in(*names)
        rows = WireItem.objects.order_by("fingerprint")
        ends.add(tuple(rows.values_list("fingerprint", "is_newest", "pub_status")))
    assert len(ends) == 1


@pytest.mark.parametrize("name", KILLS)
def test_a_kill_withdraws_the_live_story_and_says_so(live, name):
    take_in(name)
    live.refresh_from_db()
    assert not live.live
    entry = PageLogEntry.objects.get(page=live.pk, action=kills.LOGGED_AS)
    assert entry.data["agency"] == "Harmattan Wire"
    assert entry.user is None
    (stop,) = unseen()
    assert (stop.story, stop.deed) == (live, "withdrawn")
    assert PageLogEntry.objects.filter(page=live.pk, action="wagtail.unpublish").count() == 1
    with pytest.raises(NotReady, match="has killed"):
        live.get_latest_revision().publish()
    take_in(name)
    assert Stop.objects.count() == 1


def test_readers_get_410_after_a_kill(client, live):
    assert client.get(f"/africa/{live.slug}/").status_code == 200
    take_in(KILLS[1])
    answer = client.get(f"/africa/{live.slug}/")
    assert answer.status_code == 410
    assert "The agency that sent this story has withdrawn it." in answer.content.decode()


def test_a_draft_and_a_scheduled_story_cannot_be_published_after_a_kill(story):
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    assert story.revisions.filter(approved_go_live_at__isnull=False).exists()
    take_in(KILLS[0])
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert [stop.deed for stop in unseen()] == ["held"]
    assert any("has killed" in lack.message for lack in lacks(story))
    story.go_live_at = None
    with pytest.raises(NotReady, match="has killed"):
        story.save_revision().publish()


def test_copies_and_translations_go_with_the_story(africa, live):
    copy = newsroom.story(africa, "A copy")
    note_copies(live, copy)
    translated = newsroom.story(africa, "Une traduction", language="fr", translation_of=live)
    apart = newsroom.story(africa, "Another story")
    take_in(KILLS[0])
    assert list(Article.objects.filter(live=True)) == [apart]
    for gone in (copy, translated):
        with pytest.raises(NotReady, match="has killed"):
            gone.save_revision().publish()


def test_an_edition_may_want_an_alarm_only(live):
    edition = Edition.load()
    edition.kill_policy = Edition.KillPolicy.ALARM
    edition.save()
    take_in(KILLS[0])
    live.refresh_from_db()
    assert live.live
    assert [stop.deed for stop in unseen()] == ["alarm"]
    live.save_revision().publish()  # a correction of it is not held up
    assert catch_up() == []
    assert Stop.objects.count() == 1
    live.unpublish()
    with pytest.raises(NotReady):
        live.get_latest_revision().publish()


def test_what_a_kill_left_undone_the_clock_does(live, monkeypatch):
    unpublish = Article.unpublish
    monkeypatch.setattr(Article, "unpublish", lambda *args, **options: 1 / 0)
    assert take_in(KILLS[0]) == ["kill"]
    assert ["is still live" in trouble for trouble in catch_up()] == [True]
    monkeypatch.setattr(Article, "unpublish", unpublish)
    assert catch_up() == []
    live.refresh_from_db()
    assert not live.live


def test_what_was_seen_leaves_the_desk(live, django_user_model):
    take_in(KILLS[0])
    see(Stop.objects.get(), django_user_model.objects.create_user("e@lantern.example", "x"))
    assert not unseen().exists()
    assert Stop.objects.get().seen_by is not None


@pytest.mark.parametrize(
    "signals",
    [
        [{"literal": "sig:update"}, {"literal": "sig:kill"}],
        [{"literal": "update", "name": "Kill"}],
        ["update", "http://cv.example/signal/kill"],
    ],
)
def test_a_kill_is_heard_among_several_signals(live, signals):
    assert received(signals=signals) == ["kill"]
    live.refresh_from_db()
    assert not live.live


def test_a_kill_is_heard_among_several_signals_of_newsml_g2():
    signals = '<signal qcode="sig:update"/><signal qcode="sig:kill"/>'
    written = f"""<newsItem xmlns="{NAR}" guid="urn:newsml:wire.example:two" version="2">
      <itemMeta>{signals}</itemMeta></newsItem>"""
    assert [one.outcome for one in ingest_bytes(written.encode(), "test")] == ["kill"]


def test_a_correction_is_told_before_an_update(story):
    assert received(signals=[{"literal": "sig:update"}, {"literal": "sig:correction"}])
    assert WireItem.objects.latest("pk").signal == "correction"

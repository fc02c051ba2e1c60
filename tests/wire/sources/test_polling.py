"""Sources from set-up to the inbox: folders, addresses, health, mapping, defaults."""

import json
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from djeli.wire import quarantine
from djeli.wire.models import Quarantined, WireItem, WireSource
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.sources.health import alarms, state_of
from djeli.wire.sources.mappings import BadMapping, parsed, typed
from djeli.wire.sources.polling import due, poll, poll_due
from djeli.wire.sources.trial import last_items
from djeli.wire.story_drafts import make_story
from tests import newsroom
from tests.wire.sources.server import send, serving

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[1] / "samples" / "formats"


@pytest.fixture
def folder(tmp_path, settings):
    settings.WIRE_FOLDERS = [tmp_path / "wire"]
    path = tmp_path / "wire" / "hw"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def source(folder):
    return WireSource.objects.create(name="Harmattan", address="hw", every=60)


def drop(folder, name, content, age=60.0):
    path = folder / name
    path.write_bytes(content)
    os.utime(path, (time.time() - age,) * 2)
    return path


def outcomes(source):
    return [result.outcome for result in poll(source)]


def test_files_of_a_folder_are_taken_in_and_put_by(source, folder):
    drop(folder, "a.xml", (SAMPLES / "nitf.xml").read_bytes())
    assert outcomes(source) == ["new"]
    assert WireItem.objects.get().came_from == source
    assert [path.name for path in folder.iterdir()] == [".read"]
    assert (folder / ".read" / "a.xml").exists()
    assert outcomes(source) == []
    source.refresh_from_db()
    assert state_of(source) == "well"
    assert source.item_at


def test_a_file_that_is_being_written_is_waited_for(source, folder):
    whole = (SAMPLES / "nitf.xml").read_bytes()
    drop(folder, "just-now.xml", whole, age=1)
    drop(folder, "half.xml", whole[:700], age=30)
    drop(folder, "name.xml.part", whole)
    drop(folder, "empty.xml", b"")
    (folder / "link.xml").symlink_to("/etc/hostname")
    assert outcomes(source) == []
    assert not Quarantined.objects.exists()
    drop(folder, "half.xml", whole, age=30)
    assert outcomes(source) == ["new"]


def test_a_file_that_stays_broken_goes_into_quarantine(source, folder):
    drop(folder, "half.xml", (SAMPLES / "nitf.xml").read_bytes()[:700], age=3600)
    assert outcomes(source) == ["refused"]
    assert Quarantined.objects.get().came_from == source
    assert not (folder / "half.xml").exists()


@pytest.mark.parametrize("address", ["../..", "/etc", "nowhere"])
def test_only_folders_that_the_operator_gave_are_watched(folder, address):
    source = WireSource.objects.create(name="x", address=address)
    assert outcomes(source) == []
    source.refresh_from_db()
    assert "folder" in source.trouble
    assert state_of(source) == "failing"


def test_an_address_is_asked_and_only_what_changed_is_read(settings):
    settings.WIRE_PRIVATE_HOSTS = ["127.0.0.1"]
    seen = []

    def reply(handler):
        seen.append(handler.headers.get("If-None-Match"))
        body = (SAMPLES / "rss.xml").read_bytes()
        send(handler, b"" if seen[-1] else body, 304 if seen[-1] else 200, ETag='"9"')

    with serving(reply) as address:
        source = WireSource.objects.create(name="Lagoon", way="http", address=address)
        assert outcomes(source) == ["new", "new"]
        source.refresh_from_db()
        assert outcomes(source) == []
    assert seen == [None, '"9"']


def test_after_failures_it_is_asked_ever_later_and_after_success_as_before(settings):
    settings.WIRE_PRIVATE_HOSTS = ["127.0.0.1"]
    status = [503]
    with serving(lambda one: send(one, (SAMPLES / "atom.xml").read_bytes(), status[0])) as address:
        source = WireSource.objects.create(name="x", way="http", address=address, every=60)
        pauses = []
        for _turn in range(8):
            list(poll(source))
            pauses.append(round((source.next_at - source.looked_at).total_seconds()))
        assert pauses == [120, 240, 480, 960, 1920, 3600, 3600, 3600]
        assert "answers 503" in source.trouble
        assert [one for one, _ in alarms()] == [source]
        status[0] = 200
        assert outcomes(source) == ["new"]
    assert (source.failures, source.trouble) == (0, "")
    assert round((source.next_at - source.looked_at).total_seconds()) == 60


def test_an_address_that_answers_with_something_else_has_failed(settings, monkeypatch):
    settings.WIRE_PRIVATE_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(quarantine, "MOST_OF_A_SOURCE", 3)
    turn = iter(range(99))
    page = "<html><body>Log in ({})</body></html>".format
    with serving(lambda one: send(one, page(next(turn)).encode())) as address:
        source = WireSource.objects.create(name="x", way="http", address=address)
        for _turn in range(5):
            assert outcomes(source) == ["refused"]
    assert "its root is <html>" in source.trouble
    assert state_of(source) == "failing"
    kept = [bytes(row.content) for row in Quarantined.objects.order_by("pk")]
    assert kept == [page(at).encode() for at in (2, 3, 4)]


def test_only_active_sources_whose_time_has_come_are_looked_at(source, folder):
    later = timezone.now() + timedelta(minutes=5)
    WireSource.objects.create(name="later", address="hw", next_at=later)
    WireSource.objects.create(name="off", address="hw", is_active=False)
    assert list(due()) == [source]
    assert poll_due() == []
    assert list(due()) == []


def test_a_source_that_is_silent_for_too_long_raises_an_alarm(source):
    list(poll(source))
    assert state_of(source) == "well"
    assert state_of(source, timezone.now() + timedelta(hours=25)) == "silent"
    source.silent_after = 0
    assert state_of(source, timezone.now() + timedelta(hours=25)) == "well"


def test_defaults_and_mapping_are_those_of_the_source(source, folder):
    newsroom.front()
    section, topic = newsroom.section("business"), newsroom.topic("Grain")
    newsroom.section("world")
    source.mapping = parsed("subj:04 = business, grain\nnews = world")
    source.default_credit, source.expires_after = "HW", 30
    source.save()
    shape = json.loads((SAMPLES / "ninjs-1.json").read_text())
    del shape["expires"], shape["embargoed"]
    shape["subject"] = [{"name": "economy", "code": "subj:04000000"}]
    drop(folder, "a.json", json.dumps(shape).encode())
    assert outcomes(source) == ["new"]
    item = WireItem.objects.get()
    assert (item.credit, item.expires_at.isoformat()) == ("HW", "2026-12-20T09:00:00+00:00")
    assert suggest_section(item) == section
    assert list(make_story(item).topics.all()) == [topic]


def test_a_mapping_is_typed_as_lines():
    rows = parsed("medtop:04 = business, Cocoa\n\nfr = monde")
    assert typed(rows) == "medtop:04 = business, Cocoa\nfr = monde"
    with pytest.raises(BadMapping, match="what is this"):
        parsed("a = b\nwhat is this")


def test_a_try_shows_the_last_ten_and_keeps_nothing(source, folder):
    newsroom.front()
    for at in range(12):
        shape = json.loads((SAMPLES / "ninjs-1.json").read_text())
        shape |= {"uri": f"urn:x:{at}", "versioncreated": f"2026-11-20T{at:02}:00:00Z"}
        drop(folder, f"{at}.json", json.dumps(shape).encode(), age=100 - at)
    drop(folder, "broken.json", b"{", age=1)
    found = last_items(source)
    assert len(found) == 10
    assert [one.item.guid for one in found[:2]] == ["urn:x:11", "urn:x:10"]
    assert "cannot be read" in found[-1].reason
    assert not WireItem.objects.exists()
    assert len(list(folder.iterdir())) == 13


def test_the_command_looks_at_sources_now(source, folder, capsys):
    drop(folder, "a.xml", (SAMPLES / "nitf.xml").read_bytes())
    call_command("wire", "pull", "Harmattan", "--json")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("outcome") for line in lines] == ["new", None]
    assert lines[-1]["summary"]["sources"] == 1
    with pytest.raises(CommandError, match="no source Nobody"):
        call_command("wire", "pull", "Nobody")

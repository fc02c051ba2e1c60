"""A batch: every item is accounted for, whatever is broken, doubled or out of order."""

import json
import random
from collections import Counter

import pytest
from django.core.management import call_command

from djeli.wire import ingestion
from djeli.wire.formats import format_detection
from djeli.wire.formats.item import Refused
from djeli.wire.ingestion import ingest, ingest_bytes, replay
from djeli.wire.likeness import alike
from djeli.wire.models import Quarantined, WireItem
from djeli.wire.threads import thread_of

pytestmark = pytest.mark.django_db
WORDS = (
    "The ferry to the islands runs again after two weeks in which fishermen carried passengers for "
    "a fee that the port authority called shameless and that nobody could refuse"
)


def ninjs(number, version=1, **facts):
    shape = {
        "uri": f"urn:batch:{number}",
        "type": "text",
        "version": str(version),
        "versioncreated": f"2026-11-20T0{version}:00:00Z",
        "headline": f"Item {number}, version {version}",
        "copyrightholder": "Harmattan Wire",
        "body_text": f"Text of item {number}.",
    }
    return json.dumps(shape | facts).encode()


def batch(folder, items=40):
    """Items with two versions and a double each, shuffled; one in twenty corrupt."""
    files = [ninjs(number, version) for number in range(items) for version in (2, 1, 2)]
    corrupt = [content[: len(content) // 2] + b"%d" % at for at, content in enumerate(files[::20])]
    files += corrupt
    random.Random(7).shuffle(files)
    for at, content in enumerate(files):
        (folder / f"{at:05}.json").write_bytes(content)
    return len(files), len(corrupt)


def ends():
    return sorted(WireItem.objects.values_list("guid", "version", "is_newest", "pub_status"))


def test_every_item_of_a_batch_is_accounted_for(tmp_path):
    files, corrupt = batch(tmp_path)
    counts = Counter(result.outcome for result in ingest([tmp_path]))
    assert counts.total() == files
    assert (counts["refused"], counts["known"]) == (corrupt, 40)
    assert counts["new"] == 40
    assert counts["update"] + counts["older"] == 40
    assert set(WireItem.objects.filter(is_newest=True).values_list("version", flat=True)) == {"2"}
    assert Quarantined.objects.count() == corrupt


def test_a_batch_that_was_killed_in_the_middle_ends_the_same_when_it_is_started_again(tmp_path):
    batch(tmp_path, items=15)
    list(ingest([tmp_path]))
    whole = ends(), Quarantined.objects.count()
    WireItem.objects.all().delete()
    Quarantined.objects.all().delete()
    interrupted = ingest([tmp_path])
    for _result in zip(range(17), interrupted, strict=False):
        pass
    interrupted.close()
    assert ends() != whole[0]
    list(ingest([tmp_path]))
    assert (ends(), Quarantined.objects.count()) == whole


def test_what_is_refused_is_kept_with_its_bytes_and_read_after_a_fix(monkeypatch, capsys):
    content = ninjs(1)

    def broken(*_args):
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(format_detection, "read", broken)
    (result,) = ingest_bytes(content, "drop/one.json")
    assert result.outcome == "refused"
    row = Quarantined.objects.get()
    assert (bytes(row.content), row.source) == (content, "drop/one.json")
    assert "a fault of ours" in row.reason
    call_command("wire", "quarantine")
    assert "drop/one.json: it could not be read: ZeroDivisionError" in capsys.readouterr().out
    assert [one.outcome for one in replay()] == ["refused"]
    assert Quarantined.objects.count() == 1
    monkeypatch.undo()
    call_command("wire", "replay", str(row.pk))
    assert "new      Item 1, version 1" in capsys.readouterr().out
    assert not Quarantined.objects.exists()


def test_of_a_list_only_the_broken_part_is_put_aside():
    content = b'[{"headline": "no identifier"}, ' + ninjs(1) + b"]"
    assert [one.outcome for one in ingest_bytes(content, "list.json")] == ["refused", "new"]
    assert json.loads(bytes(Quarantined.objects.get().content)) == {"headline": "no identifier"}


def test_a_reader_that_refuses_leaves_the_next_file_alone(monkeypatch):
    def refuse(*_args):
        raise Refused("no")

    monkeypatch.setattr(ingestion.format_detection, "read", refuse)
    assert [one.outcome for one in ingest_bytes(b"x", "a")] == ["refused"]
    monkeypatch.undo()
    assert [one.outcome for one in ingest_bytes(ninjs(1), "b")] == ["new"]


def message(number, keyword, text):
    return (
        f"\x01HWE{number} 4 POL 0030 {keyword}\r\n\x02{text}\r\n\x03201130 GMT NOV 26\x04".encode()
    )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_kill_of_another_item_by_its_number_reaches_it_whichever_comes_first(order):
    files = [
        message("0099", "ghana-bridge", "Bridge opens\r\n\r\nThe first car crossed."),
        message("0125", "ghana-bridge KILL", "KILL: bridge\r\n\r\nEDITORS: Please kill HWE0099."),
    ]
    for at in order:
        list(ingest_bytes(files[at], "x"))
    assert WireItem.objects.get(guid__endswith=":0099").pub_status == "canceled"


def test_nobody_kills_an_item_of_another_agency():
    list(ingest_bytes(ninjs(1), "x"))
    kill = ninjs(2, kills="urn:batch:1", pubstatus="canceled", copyrightholder="Other Wire")
    list(ingest_bytes(kill, "x"))
    assert WireItem.objects.get(guid="urn:batch:1").pub_status == "usable"


def test_an_identifier_that_is_no_worlds_own_is_its_agencys():
    for agency in ("Harmattan Wire", "Sahel Presse"):
        list(ingest_bytes(ninjs(1, uri="4711", copyrightholder=agency), "x"))
    assert WireItem.objects.filter(is_newest=True).count() == 2


def test_takes_and_updates_are_one_thread():
    at = "2026-11-20T0{}:00:00Z".format
    list(ingest_bytes(ninjs(1, slugline="BC-Ghana-Bridge", versioncreated=at(1)), "x"))
    take = ninjs(2, slugline="BC-Ghana-Bridge, 1st Ld", versioncreated=at(2))
    list(ingest_bytes(take, "x"))
    list(ingest_bytes(ninjs(3, evolvedfrom="urn:batch:1"), "x"))
    other = ninjs(4, slugline="BC-Ghana-Bridge", copyrightholder="Other Wire")
    list(ingest_bytes(other, "x"))
    first = WireItem.objects.get(guid="urn:batch:1")
    assert {item.guid for item in thread_of(first)} == {"urn:batch:2", "urn:batch:3"}
    third = WireItem.objects.get(guid="urn:batch:3")
    assert [item.guid for item in thread_of(third)] == ["urn:batch:1"]


def test_what_two_agencies_say_in_nearly_the_same_words_is_found():
    near = WORDS.replace("two weeks", "three weeks")
    texts = {1: WORDS, 2: near, 3: "Rain is early on the plateau, and farmers sow a month ahead."}
    for number, text in texts.items():
        agency = f"Agency {number}"
        list(ingest_bytes(ninjs(number, body_text=text, copyrightholder=agency), "x"))
    item = WireItem.objects.get(guid="urn:batch:1")
    assert [one.guid for one in alike(item)] == ["urn:batch:2"]


def test_a_headline_alone_and_a_picture_are_kept_with_their_facts():
    list(ingest_bytes(ninjs(1, body_text="", urgency=1), "x"))
    picture = ninjs(
        2,
        type="picture",
        body_text="",
        description_text="A bridge.",
        byline="Musa Garba",
        keywords=["bridge"],
        renditions={"main": {"href": "https://photos.example/b.jpg", "mimetype": "image/jpeg"}},
    )
    assert [one.outcome for one in ingest_bytes(picture, "x")] == ["new"]
    item = WireItem.objects.get(kind="picture")
    assert item.media[0]["renditions"][0]["href"] == "https://photos.example/b.jpg"
    assert (item.media[0]["byline"], item.keywords) == ("Musa Garba", ["bridge"])
    assert WireItem.objects.get(kind="text").blocks == []

"""A page in every coding: always the same text, each with a tag and headers of its own."""

import gzip
import time

import brotli
import pytest

from djeli.press.runs.queue_step import press
from djeli.press.runs.status import status
from djeli.press.serving import encoded_pages, wishes
from djeli.press.serving.dictionary import Dictionary
from djeli.press.serving.packer import Packer
from djeli.press.serving.response import compose
from djeli.press.verification import Difference, verify
from djeli.stories.models import Article
from tests import newsroom
from tests.press.serving.test_gateway import HERE

pytestmark = pytest.mark.django_db

ALL = "gzip, deflate, br, zstd, dcb, dcz"
OLD, NEW = (
    Dictionary(b"<p>some text of some page" * 9),
    Dictionary(b"<p>another text of a page" * 9),
)


@pytest.fixture
def dictionaries(store):
    """Two dictionaries: the newest is offered."""
    with store.writing() as writing:
        writing.set_dictionaries([NEW.content, OLD.content])


def having(dictionary, **headers):
    """The headers of a browser that has the dictionary, or none."""
    has = {"HTTP_AVAILABLE_DICTIONARY": dictionary.available} if dictionary else {}
    return {"HTTP_ACCEPT_ENCODING": ALL, **has, **headers}


def pack_all(packer):
    while packer.step():
        pass


UNPACK = {
    None: bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}


def unpacked(answer, dictionary=NEW):
    _, headers, body = answer
    coding = headers.get("Content-Encoding")
    return dictionary.decompress(body) if coding == "dcz" else UNPACK[coding](body)


@pytest.mark.parametrize(
    ("headers", "coding"),
    [
        ({}, None),
        ({"HTTP_ACCEPT_ENCODING": "gzip"}, "gzip"),
        ({"HTTP_ACCEPT_ENCODING": "gzip, br"}, "br"),
        ({"HTTP_ACCEPT_ENCODING": "gzip;q=1, br;q=0.9"}, "gzip"),
        (having(None), "br"),
        (having(NEW), "dcz"),
        (having(OLD), "dcz"),
        (having(NEW) | {"HTTP_ACCEPT_ENCODING": "gzip, br"}, "br"),
        (having(Dictionary(b"of last year")), "br"),
        (having(None, HTTP_AVAILABLE_DICTIONARY=":bm9uc2Vuc2U=:"), "br"),
        (having(None, HTTP_AVAILABLE_DICTIONARY="\x00\xff"), "br"),
    ],
)
def test_every_coding_is_the_same_text(reader, story, dictionaries, headers, coding):
    plain = reader.get(HERE)[2]

    answer = reader.get(HERE, **headers)

    assert answer[1].get("Content-Encoding") == coding
    held = OLD if headers.get("HTTP_AVAILABLE_DICTIONARY") == OLD.available else NEW
    assert unpacked(answer, held) == plain
    assert answer[1]["Vary"] == "Accept-Encoding, Available-Dictionary"
    assert int(answer[1]["Content-Length"]) == len(answer[2])
    assert reader.get(HERE, method="HEAD", **headers) == (answer[0], answer[1], b"")


def test_each_coding_has_a_tag_of_its_own(reader, store, story, dictionaries):
    asked = [{}, {"HTTP_ACCEPT_ENCODING": "gzip"}, having(None), having(NEW), having(OLD)]
    tags = [reader.get(HERE, **headers)[1]["ETag"] for headers in asked]
    store.packed.wish([HERE])
    pack_all(Packer(store))

    assert len({*tags, reader.get(HERE, **having(None))[1]["ETag"]}) == 6


def test_304_for_who_holds_a_coding_that_it_takes_and_names_that_one(reader, story, dictionaries):
    held = {
        name: reader.get(HERE, **headers)[1]["ETag"]
        for name, headers in {
            "plain": {},
            "gzip": {"HTTP_ACCEPT_ENCODING": "gzip"},
            "br": having(None),
            "new": having(NEW),
            "old": having(OLD),
        }.items()
    }

    def status(tags, headers):
        found = reader.get(HERE, HTTP_IF_NONE_MATCH=tags, **headers)
        if found[0] == 304:
            assert found[1]["ETag"] in tags
            assert found[1]["Vary"] == "Accept-Encoding, Available-Dictionary"
            assert "Content-Encoding" not in found[1]
            assert found[2] == b""
        return found[0]

    assert status(held["br"], having(NEW)) == 304, "it was read before the dictionary came"
    assert status(held["new"], having(NEW)) == 304
    assert status(held["old"], having(NEW)) == 200, "it cannot be unpacked by the new one"
    assert status(held["new"], having(None)) == 200
    assert status(held["br"], {"HTTP_ACCEPT_ENCODING": "gzip"}) == 200
    assert status(f'"x", {held["br"]}, W/{held["gzip"]}', {"HTTP_ACCEPT_ENCODING": "gzip"}) == 304
    assert status(held["plain"], {"HTTP_ACCEPT_ENCODING": "gzip"}) == 304
    assert status(held["gzip"], {}) == 304, "who says nothing takes anything"


def test_no_304_once_the_page_has_changed(reader, store, story, dictionaries):
    asked = (having(None), having(NEW))
    tags = [reader.get(HERE, **headers)[1]["ETag"] for headers in asked]
    Article.objects.filter(pk=story.pk).update(title="The bridge sways")
    press(store, [HERE])

    for tag, headers in zip(tags, asked, strict=True):
        answer = reader.get(HERE, HTTP_IF_NONE_MATCH=tag, **headers)
        assert answer[0] == 200
        assert b"The bridge sways" in unpacked(answer)


def test_the_newest_dictionary_is_offered_to_who_can_use_it_and_has_another(
    reader, story, dictionaries
):
    def offered(**headers):
        return reader.get(HERE, **headers)[1].get("Server-Timing", "")

    expected = f'dictionary;desc="{NEW.address}"'
    assert offered(**having(None)) == offered(**having(OLD)) == expected
    # Chromium names "dcz" only once it has a dictionary.
    assert offered(HTTP_ACCEPT_ENCODING="gzip, deflate, br, zstd") == expected
    assert offered(HTTP_ACCEPT_ENCODING="gzip, br, zstd;q=0") == ""
    assert offered(**having(NEW)) == offered(HTTP_ACCEPT_ENCODING="gzip, br") == offered() == ""
    assert offered(**having(None, HTTP_SAVE_DATA="on")) == ""
    assert reader.get("/nothing/", **having(None))[1].get("Server-Timing") is None


def test_frugal_pages_offer_no_dictionary_and_are_packed_by_it(reader, story, dictionaries):
    reader.gateway.frugal = ("/africa/",)

    assert "Server-Timing" not in reader.get(HERE, **having(None))[1]
    assert "Server-Timing" in reader.get("/", **having(None))[1]
    assert reader.get(HERE, **having(NEW))[1]["Content-Encoding"] == "dcz"


def test_feeds_are_for_no_dictionary(reader, story, dictionaries):
    _, headers, body = reader.get("/feed/", **having(NEW))

    assert headers["Content-Encoding"] == "br"
    assert headers["Vary"] == "Accept-Encoding"
    assert "Server-Timing" not in headers
    assert b"The bridge opens" in brotli.decompress(body)


def test_an_edition_may_do_without_dictionaries(store, story, dictionaries, settings, reader):
    settings.PRESS_DICTIONARY = False

    _, headers, _ = reader.get(HERE, **having(NEW))

    assert (headers["Content-Encoding"], headers["Vary"]) == ("br", "Accept-Encoding")
    assert "Server-Timing" not in headers
    assert reader.get(NEW.address)[0] == 404


def test_a_dictionary_is_fetched_at_an_address_of_its_own(reader, dictionaries):
    status, headers, body = reader.get(NEW.address, HTTP_ACCEPT_ENCODING=ALL)

    assert status == 200
    assert brotli.decompress(body) == NEW.content
    assert headers["Use-As-Dictionary"] == 'match="/*", match-dest=("document")'
    assert headers["Cache-Control"] == "public, max-age=2592000, immutable"
    assert headers["Vary"] == "Accept-Encoding, Save-Data"
    assert reader.get(OLD.address)[2] == OLD.content
    assert reader.get(NEW.address, method="HEAD", HTTP_ACCEPT_ENCODING=ALL) == (200, headers, b"")
    tag = headers["ETag"]
    assert reader.get(NEW.address, HTTP_ACCEPT_ENCODING=ALL, HTTP_IF_NONE_MATCH=tag)[0] == 304
    assert reader.asked_of_the_site == []


def test_who_saves_data_is_sent_no_dictionary(reader, dictionaries):
    status, headers, body = reader.get(NEW.address, HTTP_ACCEPT_ENCODING=ALL, HTTP_SAVE_DATA="on")

    assert (status, body) == (204, b"")
    assert (headers["Vary"], headers["Cache-Control"]) == ("Save-Data", "no-store")


def test_a_dictionary_that_is_no_more_is_nowhere(reader, store, dictionaries):
    reader.get(OLD.address)
    with store.writing() as writing:
        writing.set_dictionaries([NEW.content])

    assert reader.get(OLD.address)[0] == 404
    assert reader.get("/dictionary/")[0] == 404


def test_a_page_that_was_asked_for_is_packed_at_rest_and_then_sent_smaller(
    reader, store, story, monkeypatch
):
    monkeypatch.setattr(wishes, "GATHERED", 0)
    fast = reader.get(HERE, HTTP_ACCEPT_ENCODING="br")
    packer = Packer(store, ahead=0)
    while not packer.step():
        time.sleep(0.01)
    packer.write_down()

    small = reader.get(HERE, HTTP_ACCEPT_ENCODING="br")
    assert brotli.decompress(small[2]) == brotli.decompress(fast[2])
    assert len(small[2]) < len(fast[2])
    assert small[1]["ETag"] != fast[1]["ETag"]
    assert reader.get(HERE)[2] == brotli.decompress(small[2])
    assert reader.gateway._encoded._wishes._timer is None, "what is packed is not wished for"


def test_where_nothing_is_packed_ahead_pages_wait_until_somebody_asks(reader, store, story, settle):
    settle()
    packer = Packer(store, ahead=0)
    pack_all(packer)
    newsroom.story(story.get_parent().specific, "Later")
    settle()
    pack_all(packer)

    assert status(store)["packed"] == 0


def test_pages_that_count_are_packed_though_nobody_has_asked(reader, store, story, settle):
    settle()
    packer = Packer(store)
    pack_all(packer)

    for address in ("/", "/africa/", HERE):
        with store.reading() as reading:
            page = compose(reading, address)
        assert brotli.decompress(store.packed.get(page.digest)) == page.plain


def test_the_status_says_how_much_is_packed_and_by_which_dictionary(store, story, settle):
    settle()
    before = status(store)
    assert (before["packed"], before["dictionary"]) == (0, 0)
    store.packed.put({"some page": bytes(9000)})
    with store.writing() as writing:
        writing.set_dictionaries([NEW.content, OLD.content])

    after = status(store)
    assert after["packed"] >= 9000
    assert after["dictionary"] == len(NEW.content)


def test_what_is_published_later_is_packed_too(reader, store, story, settle):
    settle()
    packer = Packer(store)
    pack_all(packer)
    newsroom.story(story.get_parent().specific, "Later")
    settle()
    pack_all(packer)

    with store.reading() as reading:
        page = compose(reading, "/africa/later/")
    assert store.packed.get(page.digest)


def test_verify_finds_brotli_of_another_text(store, story, settle):
    settle()
    with store.reading() as reading:
        page = compose(reading, HERE)
    store.packed.put({page.digest: brotli.compress(b"something else")})

    assert [one for one in verify(store, [HERE]) if isinstance(one, Difference)] == [
        Difference(HERE, "its brotli is that of another text")
    ]


def test_verify_finds_brotli_that_cannot_be_unpacked(store, story, settle):
    settle()
    with store.reading() as reading:
        store.packed.put({compose(reading, HERE).digest: b"\xff\xff"})

    assert list(verify(store, [HERE])) == [Difference(HERE, "its brotli cannot be unpacked")]


def test_a_worker_remembers_no_more_bytes_than_it_may():
    remembered = encoded_pages.Remembered(most=1000)
    for number in range(50):
        remembered.keep(f"{number}", "-br", bytes(100))
    remembered.keep("49", "-br", bytes(90))

    assert remembered.get("49", "-br") == bytes(90)
    assert [number for number in range(50) if remembered.get(f"{number}", "-br")] == [
        *range(40, 50)
    ]

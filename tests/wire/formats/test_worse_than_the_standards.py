"""What agencies really send: broken in ways in which a reader still knows what is meant."""

import json
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from djeli.wire.formats import format_detection
from djeli.wire.formats.item import ReceivedItem, Refused

SAMPLES = Path(__file__).parents[1] / "samples" / "formats"
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def ninjs(**facts: object) -> bytes:
    return json.dumps({"uri": "urn:x:1", "type": "text", **facts}).encode()


def g2(meta: str, contents: str = "", declaration: str = "") -> str:
    return (
        f'{declaration}<newsItem {NAR} guid="urn:x:1" version="1">{meta}'
        f"<contentSet>{contents}</contentSet></newsItem>"
    )


HEADLINE = "<contentMeta><headline>Rain</headline></contentMeta>"


def texts(item: ReceivedItem) -> list[str]:
    return [block.text.removeprefix("<p>").removesuffix("</p>") for block in item.blocks]


CASES = {
    "no headline": (
        ninjs(body_xhtml="<p>Rain fell in Jos on Friday. Roads were closed.</p>"),
        "Rain fell in Jos on Friday.",
        ["Rain fell in Jos on Friday. Roads were closed."],
        "the headline is missing",
    ),
    "two roots": (
        (g2(HEADLINE) + g2(HEADLINE).replace("urn:x:1", "urn:x:2")).encode(),
        "Rain",
        [],
        "several roots",
    ),
    "two objects in a row": (
        ninjs(headline="Rain") + b"\n" + ninjs(headline="Sun"),
        "Rain",
        [],
        "several roots",
    ),
    "words after the end": ((g2(HEADLINE) + "\n-- sent by relay 4").encode(), "Rain", [], "after"),
    "words before": (("X-Relay: 4\n\n" + g2(HEADLINE)).encode(), "Rain", [], "before the XML"),
    "entities": (
        g2(HEADLINE, "<inlineData>caf&eacute;&nbsp;1 &ndash; R&D <5</inlineData>").encode(),
        "Rain",
        ["café\xa01 – R&amp;D &lt;5"],
        "entities of HTML",
    ),
    "control characters": (
        g2(HEADLINE.replace("Rain", "Ra\x13in")).encode(),
        "Rain",
        [],
        "control",
    ),
    "a number of Windows": (
        g2(HEADLINE.replace("Rain", "It&#146;s")).encode(),
        "It’s",
        [],
        "Windows",
    ),
    "a prefix without a namespace": (
        g2(HEADLINE, "<ext:note>x</ext:note><inlineData>Text.</inlineData>").encode(),
        "Rain",
        ["Text."],
        "without a namespace",
    ),
    "UTF-8 called Latin 1": (
        g2(
            HEADLINE.replace("Rain", "Thiès"),
            declaration='<?xml version="1.0" encoding="ISO-8859-1"?>',
        ).encode(),
        "Thiès",
        [],
        "the file says ISO-8859-1; it is in UTF-8",
    ),
    "Windows called UTF-8": (
        g2(
            HEADLINE.replace("Rain", "“Thiès”"),
            declaration='<?xml version="1.0" encoding="UTF-8"?>',
        ).encode("cp1252"),
        "“Thiès”",
        [],
        "does not fit; it was read as cp1252",
    ),
    "a byte order mark twice": (
        b"\xef\xbb\xbf\xef\xbb\xbf" + g2(HEADLINE).encode(),
        "Rain",
        [],
        "",
    ),
    "HTML escaped twice": (
        ninjs(
            headline="Caf&amp;eacute;",
            body_html="&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; more.&lt;/p&gt;",
        ),
        "Café",
        ["One.", "Two &amp; more."],
        "escaped twice",
    ),
    "HTML called plain": (
        ninjs(headline="Rain", body_text="<p>One.</p>\n<p>Two.</p>"),
        "Rain",
        ["One.", "Two."],
        "called plain",
    ),
    "a body in pre": (
        ninjs(
            headline="Rain",
            body_html="<pre>Rain fell in Jos on Friday and also in the\nhills to the north.\n\nRoads were closed.</pre>",
        ),
        "Rain",
        ["Rain fell in Jos on Friday and also in the hills to the north.", "Roads were closed."],
        "",
    ),
    "tabs before paragraphs": (
        ninjs(
            headline="Rain", body_text="\tRain fell in Jos.\n\tRoads were closed.\n\tIt goes on."
        ),
        "Rain",
        ["Rain fell in Jos.", "Roads were closed.", "It goes on."],
        "",
    ),
    "tabs between paragraphs": (
        ninjs(
            headline="Rain",
            body_text="Rain fell in Jos on Friday.\tRoads were closed there.\tIt goes on until Monday.",
        ),
        "Rain",
        ["Rain fell in Jos on Friday.", "Roads were closed there.", "It goes on until Monday."],
        "",
    ),
    "an empty dateline": (
        g2(
            HEADLINE.replace("<headline>", "<dateline/><located/><headline>"),
            "<inlineData>Text.</inlineData>",
        ).encode(),
        "Rain",
        ["Text."],
        "",
    ),
    "a headline alone": (ninjs(headline="Minister resigns", urgency=1), "Minister resigns", [], ""),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_meant_is_read_and_what_was_guessed_is_said(case):
    content, headline, body, said = CASES[case]
    item = format_detection.read(content)[0]
    assert item.headline == headline
    assert texts(item) == body
    assert item.is_news
    assert any(said in one for one in item.repairs) if said else item.repairs == ()


def test_of_two_roots_each_is_an_item():
    content = (g2(HEADLINE) + g2(HEADLINE).replace("urn:x:1", "urn:x:2")).encode()
    assert [item.guid for item in format_detection.read(content)] == ["urn:x:1", "urn:x:2"]


@pytest.mark.parametrize(
    "odd", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-13-45", "", "٢٠٢٦"]
)
def test_odd_dates_and_an_odd_identifier_are_no_reason_to_stop(odd):
    names = ("versioncreated", "firstcreated", "expires", "embargoed")
    (item,) = format_detection.read(
        json.dumps({"uri": "http://[::1", "headline": "Rain"} | dict.fromkeys(names, odd)).encode()
    )
    assert (item.guid, item.agency, item.version_at) == ("http://[::1", "", None)
    feed = f"<rss><channel><item><title>Rain</title><guid>http://[::1</guid><pubDate>{odd}</pubDate></item></channel></rss>"
    (item,) = format_detection.read(feed.encode())
    assert item.guid == "http://[::1"


def photo(**sets: bytes) -> bytes:
    """A small JPEG with datasets of IIM: ``_120`` is 2:120."""
    numbered = [(int(name[1:]), value) for name, value in sets.items()]
    iim = b"".join(
        bytes((0x1C, 2, number)) + len(value).to_bytes(2, "big") + value
        for number, value in numbered
    )
    resource = b"8BIM\x04\x04\x00\x00" + len(iim).to_bytes(4, "big") + iim + b"\0" * (len(iim) % 2)
    segment = b"Photoshop 3.0\0" + resource
    start = b"\xff\xd8\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment
    return start + _jpeg()[2:]


def _jpeg() -> bytes:
    from io import BytesIO

    file = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(file, "JPEG")
    return file.getvalue()


def test_a_photo_file_is_an_item_with_its_credit_in_whatever_charset():
    content = photo(
        _105=b"First car", _120="Un marché à Thiès.".encode("cp1252"), _80=b"Musa Garba",
        _110=b"HW", _116="© HW".encode(), _25=b"bridge", _90=b"Jos", _101=b"Nigeria",
        _40=b"EMBARGOED until noon. No sales.", _55=b"20261120", _60=b"060200+0100",
    )  # fmt: skip
    (item,) = format_detection.read(content)
    assert (item.kind, item.headline, item.byline) == ("picture", "First car", "Musa Garba")
    assert (item.description, item.credit) == ("Un marché à Thiès.", "HW")
    assert (item.dateline, item.keywords) == ("Jos, Nigeria", ("bridge",))
    assert (item.has_unclear_embargo, item.embargo) == (True, "EMBARGOED until noon")
    assert item.created_at.isoformat() == "2026-11-20T05:02:00+00:00"
    (file,) = item.media[0].renditions
    assert (file.width, file.height, file.media_type) == (8, 6, "image/jpeg")
    assert format_detection.read(content)[0].guid == item.guid


def test_a_picture_that_its_agency_kills_may_not_be_used():
    (item,) = format_detection.read(photo(_40=b"MANDATORY KILL. Wrong person.", _105=b"x"))
    assert (item.pub_status, item.signal) == ("canceled", "kill")


CONTENTS = {path.name: path.read_bytes() for path in SAMPLES.iterdir()} | {
    "photo.jpg": photo(_105=b"First car", _120=b"A car.", _110=b"HW")
}
NAMES = sorted(CONTENTS)


def outcome(content: bytes) -> list[ReceivedItem | Refused]:
    try:
        return format_detection.read(content)
    except Refused as refused:
        return [refused]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_off_anywhere_is_read_or_refused(name):
    content = CONTENTS[name]
    for at in range(0, len(content), max(1, len(content) // 60)):
        for one in outcome(content[:at]):
            assert isinstance(one, Refused) or one.guid


@pytest.mark.parametrize("charset", ["utf-16", "cp1252", "cp850", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize(
    "name", [name for name in NAMES if not name.endswith(("jpg", "txt", "older.xml"))]
)
def test_another_charset_and_other_line_ends_change_nothing(name, charset):
    content = CONTENTS[name]
    other = content.decode().replace("\n", "\r\n").encode(charset, "xmlcharrefreplace")
    if name.endswith("json"):
        other = content.decode().replace("\n", "\r\n").encode(charset, "ignore")
    for was, now in zip(outcome(content), outcome(other), strict=True):
        assert (now.guid, now.version, now.kind) == (was.guid, was.version, was.kind)


DAMAGE = st.tuples(
    st.sampled_from(NAMES), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=8)
)


@settings(max_examples=150, deadline=None)
@given(DAMAGE)
@example(("newsml-g2-xhtml.xml", 2918, b"\xc0"))
def test_no_damage_brings_an_exception(damage):
    name, at, piece = damage
    content = CONTENTS[name]
    at %= len(content)
    for one in outcome(content[:at] + piece + content[at + len(piece) :]):
        assert isinstance(one, Refused) or one.guid


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE nitf [" + b"<!ENTITY a 'b'>" * 60_000 + b"]><nitf><head/></nitf>",
        b"<rss><channel>" + b"<item><title>&amp;amp;" * 20_000,
        b"<rss>" + b"<![CDATA[" * 100_000,
        b"<nitf>" + b"&x;" * 200_000,
        b"<nitf><body><body.content>" + b"<p>" * 200 + b"x" * 1_000_000,
        b"\x01HWF0123 3 ECO 0087 x\r\n\x02" + b"By A B\r\n" * 60_000,
        b"\x01HWF0123 3 ECO 0087 x\r\n\x02" + b"\x01HWF0123 3 ECO 0087 x\r\n\x02y\x03" * 3_000,
        b"\x01a0427\r\nr i BC-x  11-20 0143\r\n\x02" + b"^x<\r\n" * 60_000,
        b'{"uri": "u", "headline": "h", "body_html": "' + b"&lt;p&gt;" * 60_000 + b'"}',
        b'{"uri": "u", "headline": "h"}' * 3_000,
        b"\xff\xd8\xff" + b"\xff\xed\x00\x10" * 50_000,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_hostile_files_cost_little_time_and_memory(content):
    begun, most = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcome(content)
    assert time.process_time() - begun < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most < 512_000  # kilobytes


def text_item(**facts):
    shape = {"uri": "urn:case", "type": "text", "headline": "A headline", "body_text": "Text."}
    return json.dumps(shape | facts).encode()


def inline(text, attributes='contenttype="text/plain"'):
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:case" version="1">'
        '<itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        "<contentMeta><headline>A headline</headline></contentMeta>"
        f"<contentSet><inlineData {attributes}>{text}</inlineData></contentSet></newsItem>"
    ).encode()


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (text_item(body_xhtml="<p>A <span style='text-decoration: line-through'>no</span> b</p>"),
         ["<p>A b</p>"]),
        (text_item(body_xhtml="<p>港口在周五\n重新开放</p>"), ["<p>港口在周五重新开放</p>"]),
        (text_item(body_xhtml="<ul><li>One</li><li> </li><li>Two</li></ul>"),
         ["<ul><li>One</li><li>Two</li></ul>"]),
        (text_item(body_html="<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>"),
         ["<p>One.</p>", "<p>Two.</p>"]),
        (text_item(body_text="GROUP A\n Team     P  W\n Korhala     3  2\n\nMore."),
         ["<p>GROUP A</p>", (("Team", "P", "W"), ("Korhala", "3", "2")), "<p>More.</p>"]),
        (inline("\tOne that goes\non.\n\tTwo.\n\tThree."),
         ["<p>One that goes on.</p>", "<p>Two.</p>", "<p>Three.</p>"]),
        (inline("First.\r\n\r\n\tOne.\r\n\tTwo."), ["<p>First.</p>", "<p>One.</p>", "<p>Two.</p>"]),
        (inline("T25lLgoKVHdvLg==", 'encoding="base64"'), ["<p>One.</p>", "<p>Two.</p>"]),
    ],
)  # fmt: skip
def test_bodies_are_read_as_a_human_would(content, texts):
    (item,) = format_detection.read(content)
    assert [block.rows or block.text for block in item.blocks] == texts


@pytest.mark.parametrize("written", ['{"items":[%s],"_meta":{}}', "[%s,]", "%s,"])
def test_items_are_found_in_what_is_nearly_json(written):
    (item,) = format_detection.read(written.encode() % text_item(body_text="Stays, ] as it is."))
    assert item.blocks[0].text == "<p>Stays, ] as it is.</p>"


def test_a_letter_that_was_cut_does_not_make_another_charset_of_the_rest():
    whole = json.dumps({"uri": "u", "headline": "Été à Ségou, déjà"}, ensure_ascii=False).encode()
    (item,) = format_detection.read(whole.replace(b"S", b"\xc3S"))
    assert item.headline == "Été à \ufffdSégou, déjà"
    assert any("no letters" in repair for repair in item.repairs)
    (latin,) = format_detection.read(whole.decode().encode("latin-1"))
    assert latin.headline == "Été à Ségou, déjà"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"headline": "KILL: Minister named in harbour case"}, "canceled"),
        ({"ednote": "MANDATORY KILL, wrong person"}, "canceled"),
        ({"ednote": "KILL. The story is wrong."}, "canceled"),
        ({"headline": "Kill: a film that divides"}, "usable"),
        ({"headline": "KILLINGS rise in the north"}, "usable"),
        ({"ednote": "Please kill the earlier version."}, "usable"),
    ],
)
def test_a_kill_in_words_alone_is_a_kill(facts, status):
    (item,) = format_detection.read(text_item(pubstatus="usable", **facts))
    assert item.pub_status == status
    assert any("order a kill" in repair for repair in item.repairs) == (status == "canceled")


def test_an_offset_of_whole_hours_ends_an_embargo_at_one_instant():
    (item,) = format_detection.read(text_item(embargoed="2026-12-24T06:00:00+01"))
    assert item.embargoed_until == datetime(2026, 12, 24, 5, tzinfo=UTC)


def headlines(content):
    return [item.headline for item in format_detection.read(content)]


def test_two_documents_in_one_file_are_read_with_all_that_stands_before_each():
    nitf = (SAMPLES / "nitf.xml").read_bytes()
    assert nitf.startswith(b"<?xml")
    assert headlines(nitf + b"\n" + nitf) == ["Grain ship reaches Tema"] * 2


def test_newsml_g2_without_its_namespace_is_read_and_what_stands_inline_keeps_its_own():
    whole = (SAMPLES / "newsml-g2-message.xml").read_bytes()
    bare = whole.replace(f" {NAR}".encode(), b"").replace(f"\n{NAR}".encode(), b"")
    assert NAR.encode() not in bare
    found = format_detection.read(bare)
    assert [(one.guid, one.blocks) for one in found] == [
        (one.guid, one.blocks) for one in format_detection.read(whole)
    ]
    assert all("it names no namespace" in one.repairs for one in found)


def test_an_entry_without_identifier_and_link_is_the_same_item_at_each_look():
    feed = "<rss><channel><title>F</title><item><title>A</title>%s</item></channel></rss>"
    first, again, other = (
        format_detection.read((feed % more).encode())[0].guid
        for more in ("", "<description>More</description>", "<pubDate>28 Nov 2026</pubDate>")
    )
    assert first == again != other
    assert first.startswith("urn:entry:")


def test_lines_of_a_teleprinter_end_once():
    sample = (SAMPLES / "anpa-1312.txt").read_bytes()
    (item,) = format_detection.read(sample.replace(b"\r\n", b"\r\r\n"))
    assert item.blocks == format_detection.read(sample)[0].blocks

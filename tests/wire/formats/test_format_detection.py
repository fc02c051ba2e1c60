"""Every format: real files as they are, our own samples, and what must be refused."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from djeli.wire.formats import format_detection
from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.formats.languages import language_tag
from djeli.wire.ingestion import ingest_bytes

SAMPLES = Path(__file__).parents[1] / "samples"
DEMO = Path(format_detection.__file__).parents[2] / "demo" / "wire"

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def items_or_refusal(content: bytes) -> list[ReceivedItem | Refused]:
    """The items; none for what is refused, which must be told in one line."""
    try:
        return format_detection.read(content)
    except Refused as refused:
        line = str(refused)
    assert line
    assert "\n" not in line
    return []


def g2(inside: str, guid: str = "urn:x:1", root: str = "newsItem") -> bytes:
    return f'<{root} {NAR} guid="{guid}" version="3">{inside}</{root}>'.encode()


@pytest.mark.parametrize(
    ("name", "headline", "agency", "language", "urgency", "opening"),
    [
        (
            "ninjs/examples/2.1__dpa_text.json",
            "Faktencheck Derby-Elfmeter",
            "dpa",
            "de",
            4,
            "Für Lucien Favre",
        ),
        (
            "ninjs/examples/3.0__dpa_text.json",
            "Faktencheck Derby-Elfmeter",
            "dpa",
            "de",
            4,
            "Für Lucien Favre",
        ),
        (
            "ninjs/examples/1.4__ninjsExComplex1.json",
            "Captain of wrecked cruise ship",
            "ninjs.example.com",
            "en",
            None,
            "GROSSETO, Italy (AP)",
        ),
        (
            "ninjs/examples/3.0__tt_text_image_3.json",
            "Militärövning i jätteformat",
            "TT",
            "sv",
            3,
            "FörsvarTT",
        ),
        (
            "ninjs/examples/3.0__ntb_text.json",
            "Google har kjøpt giganttomt",
            "NTB",
            "nb-NO",
            5,
            "IT-giganten Google",
        ),
        (
            "ninjs/examples/2.1__businesswire-newsml-20130605006126.json",
            "Cambrios",
            "businesswire.com",
            "zh",
            None,
            "(美國商業資訊)",
        ),
        (
            "newsml_g2/LISTING_2_NewsML-G2_Text_Document.xml",
            "Fed to halt QE",
            "Acme News and Media LLC",
            "en-US",
            None,
            "(New York, NY - October 21)",
        ),
        ("newsml_g2/Receiver View.xml", "Fed to halt QE", "NAG", "en-US", 5, "(New York, NY"),
        (
            "newsml_g2/LISTING_22_Sports_story_in_NewsML-G2NITF.xml",
            "Preview: Arizona Diamondbacks",
            "www.xmlteam.com",
            "en-US",
            None,
            "(Sports Network)",
        ),
    ],
)
def test_a_real_text_item_gives_its_facts(
    corpora, name, headline, agency, language, urgency, opening
):
    (item,) = format_detection.read((corpora / name).read_bytes())
    assert item.is_text
    assert item.headline.startswith(headline)
    assert (item.agency, item.language, item.urgency) == (agency, language, urgency)
    assert item.blocks[0].text.removeprefix("<p>").startswith(opening)
    assert item.version_at.tzinfo is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ninjs/examples/3.0__ap_image.json", "picture"),
        ("ninjs/examples/3.0__ap_video.json", "video"),
        ("ninjs/examples/2.1__ap_audio.json", "audio"),
        ("ninjs/examples/3.0__simpleEvent.json", "event"),
        ("newsml_g2/LISTING_3_Photo_in_NewsML-G2.xml", "picture"),
        ("newsml_g2/LISTING_6_Simple_NewsML-G2_Package.xml", "package"),
        ("newsml_g2/LISTING_17_Planning_Item_a_CCL.xml", "planning"),
    ],
)
def test_what_is_not_text_is_known_for_what_it_is(corpora, name, kind):
    item = format_detection.read((corpora / name).read_bytes())[0]
    assert (item.kind, item.is_text) == (kind, False)


def test_every_file_of_the_corpora_is_read_or_refused_in_one_line(corpora):
    seen = 0
    for path in [*(corpora / "ninjs").rglob("*.json"), *(corpora / "newsml_g2").iterdir()]:
        seen += len(items_or_refusal(path.read_bytes()))
    assert seen >= 60


def test_a_message_gives_every_item_that_has_an_identifier(corpora):
    items = format_detection.read(
        next((corpora / "newsml_g2").glob("LISTING_24_*")).read_bytes(),
    )
    assert len(items) >= 1


@pytest.mark.parametrize("path", sorted(DEMO.iterdir()), ids=lambda path: path.name)
def test_the_demos_own_wire_files_are_text(path):
    (item,) = format_detection.read(path.read_bytes())
    assert item.is_text
    assert item.agency in {"Sahel Wire", "Lagoon Press Agency"}
    assert item.dateline
    assert item.urgency


def test_the_third_version_of_ninjs_gives_tables_and_headings():
    (item,) = format_detection.read((DEMO / "sahel-wire-lake-patrols.json").read_bytes())
    kinds = [block.kind for block in item.blocks]
    assert kinds.count("heading") == 1
    table = next(block for block in item.blocks if block.kind == "table")
    assert table.rows[1] == ("Nigeria", "1,200", "5")


def test_nitf_becomes_headings_and_paragraphs():
    (item,) = format_detection.read((DEMO / "sahel-wire-cold-rooms.xml").read_bytes())
    assert [block.text for block in item.blocks if block.kind == "heading"] == [
        "A battery made of ice"
    ]
    assert item.signal == "update"
    assert item.ednote.startswith("Adds figures")


def test_an_embargo_is_an_instant():
    (item,) = format_detection.read((DEMO / "lagoon-press-reading-boats.xml").read_bytes())
    assert item.embargoed_until.isoformat() == "2026-12-01T06:00:00+00:00"


def test_a_body_brings_nothing_that_runs():
    body = (
        '<p onclick="x()">One <a href="javascript:x()">two</a> <img src=x onerror=x()></p>'
        "<script>x()</script><iframe src='https://evil.example'></iframe><style>p{}</style>"
        '<p><a href="https://ok.example/?a=1&b=2" target=_blank>ok</a></p><svg><p>x</svg>'
    )
    content = json.dumps({"uri": "urn:x:1", "type": "text", "headline": "H", "body_html": body})
    (item,) = format_detection.read(content.encode())
    html = "".join(block.text for block in item.blocks)
    for bad in ("script", "onclick", "onerror", "javascript", "iframe", "style", "svg", "target"):
        assert bad not in html
    assert '<a href="https://ok.example/?a=1&amp;b=2">ok</a>' in html


def test_a_headline_is_plain_text():
    content = json.dumps(
        {"uri": "u", "headline": "A &amp; B <b>bold</b><script>x</script>", "body_text": "t"}
    )
    assert format_detection.read(content.encode())[0].headline == "A & B bold"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"hello", "neither JSON nor XML"),
        (b"\x89PNG\r\n", "the picture cannot be read"),
        (b'{"uri": "x", "headline": ', "cannot be read"),
        (b"[]", "no item"),
        (b"[1]", "no ninjs item"),
        (b'{"headline": "no identifier"}', "no uri"),
        (b'{"$schema": "s", "type": "object"}', "schema"),
        (b"[" * 200_000, "nested too deeply"),
        (b"<newsItem", "cannot be read"),
        (b"<html><body>x</body></html>", "no format that is read: its root is <html>"),
        (b"<newsItem guid='g'/>", "no NewsML-G2: its root is <newsItem>"),
        (b'<NewsML Version="1.2"/>', "holds no item"),
        (g2("", guid=""), "without guid"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "its root is <a>"),
        (f"<!DOCTYPE a [{LAUGHS}><newsItem {NAR} guid='g'/>".encode(), "cannot be read"),
        (f"<newsItem {NAR}>".encode() + b"<a>" * 1_000, "cannot be read"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_with_the_reason(content, reason):
    with pytest.raises(Refused, match=reason):
        format_detection.read(content)


@pytest.mark.parametrize(
    ("doctype", "written", "shown"),
    [
        ('a [<!ENTITY x SYSTEM "file:///etc/hostname">]', "A &x; B", "A &x; B"),
        ('a SYSTEM "http://127.0.0.1:1/x.dtd"', "A", "A"),
        ('a PUBLIC "-//I//D//EN" "x.dtd" [<!-- it\'s -->\n<!ENTITY % n "]">%n;]', "A", "A"),
        (f"a [{LAUGHS}]", "&l9;", "&l9;"),
    ],
    ids=["file", "network", "comment", "laughs"],
)
def test_a_document_type_is_skipped_and_its_entities_stand_for_nothing(doctype, written, shown):
    inside = f"<contentMeta><headline>{written}</headline></contentMeta>"
    (item,) = format_detection.read(f"<!DOCTYPE {doctype}>".encode() + g2(inside))
    assert item.headline == shown
    assert any("not declared" in one for one in item.repairs) == ("&" in shown)


def test_json_in_another_charset_is_read_and_it_is_said():
    (item,) = format_detection.read('{"uri": "x", "headline": "Thiès d’été"}'.encode("cp1252"))
    assert item.headline == "Thiès d’été"
    assert "cp1252" in item.repairs[0]


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(format_detection, "LARGEST", 10)
    with pytest.raises(Refused, match="larger"):
        format_detection.read(b'{"uri": "x", "headline": "y"}')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_of_json_are_read(encoding):
    content = '{"uri": "u", "headline": "Thiès", "body_text": "b"}'.encode(encoding)
    assert format_detection.read(content)[0].headline == "Thiès"


def _whole():
    return [path.read_bytes() for path in [*sorted(DEMO.iterdir()), *sorted(SAMPLES.glob("*.*"))]]


def _replaced(args: tuple[bytes, int, bytes]) -> bytes:
    content, at, piece = args
    at %= len(content)
    return content[:at] + piece + content[at + len(piece) :]


def _cut(args: tuple[bytes, int]) -> bytes:
    return args[0][: args[1] % len(args[0])]


def _recoded(args: tuple[bytes, str]) -> bytes:
    return args[0].decode().replace("\n", "\r\n").encode(args[1], "replace")


def _with_odd_values(args: tuple[dict, str, object]) -> bytes:
    shape, name, value = args
    return json.dumps({**shape, name: value}).encode()


SHAPES = [
    json.loads(path.read_text()) for path in SAMPLES.glob("*.json") if "list" not in path.name
]
ODD = [
    "http://[::1", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9" * 5000, 10**400,
    1e308, float("inf"), float("nan"), [[[]]], {"a": {"b": [1]}}, True, "\x00\ud800", "<" * 500,
    "<!--", "<![CDATA[", "&#xD800;", "urn:newsml:", "tag:", "//", "x" * 3000,
]  # fmt: skip
NAMES = sorted({name for shape in SHAPES for name in shape} | {"expires", "bodies", "associations"})
MUTATIONS = st.one_of(
    st.binary(max_size=300),
    st.tuples(
        st.sampled_from(_whole()), st.integers(0, 10_000), st.binary(min_size=1, max_size=12)
    ).map(_replaced),
    st.tuples(st.sampled_from(_whole()), st.integers(0, 10_000)).map(_cut),
    st.tuples(
        st.sampled_from(_whole()),
        st.sampled_from(["utf-16", "utf-16-be", "cp1252", "cp1256", "utf-8-sig", "utf-32"]),
    ).map(_recoded),
    st.tuples(st.sampled_from(SHAPES), st.sampled_from(NAMES), st.sampled_from(ODD)).map(
        _with_odd_values
    ),
)


@settings(max_examples=300, deadline=None)
@given(MUTATIONS)
@example(json.dumps({"uri": "u", "headline": "h", "urgency": "9" * 5000}).encode())
@example(g2(f"<contentMeta><urgency>{'9' * 5000}</urgency></contentMeta>"))
def test_no_bytes_raise_anything_but_a_refusal(content):
    assert all(isinstance(item, Refused) or item.guid for item in items_or_refusal(content))


@pytest.mark.django_db
@settings(max_examples=150, deadline=None)
@given(MUTATIONS)
def test_whatever_the_bytes_are_each_item_has_a_result(content):
    results = list(ingest_bytes(content, "test"))
    assert results
    assert not [one.reason for one in results if "could not be kept" in one.reason]


@pytest.mark.parametrize("piece", ['{"a":', "["])
def test_a_thousand_levels_are_refused_and_hold_up_none_of_the_others(piece):
    deep = "[" * 400 + "]" * 400
    good = '{"uri": "u:2", "headline": "h", "body_text": "t"}'
    found = format_detection.read(
        f'[{{"uri": "u:1", "headline": "h", "x": {deep}}}, {good}]'.encode()
    )
    assert found[-1].guid == "u:2"
    items_or_refusal((piece * 5000).encode())


@pytest.mark.parametrize(
    "body",
    ["<div>", "<b>", "<ul><li>", "<!--", '<a b="', "<q>", "<table><tr><td>", "<del>", "a<b ", "&"],
)
def test_a_body_nested_without_end_is_read(body):
    shape = {"uri": "u", "headline": "h", "body_html": f"{body * 20_000}<p>word</p>"}
    (item,) = format_detection.read(json.dumps(shape).encode())
    assert item.guid == "u"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN_us", "en-US"),
        ("fr", "fr"),
        ("eng", "en"),
        ("ZH-hans-cn", "zh-Hans-CN"),
        ("es-419", "es-419"),
        ("French", "fr"),
        ("ha_ARAB", "ha-Arab"),
        ("klingon", ""),
        ("english (US)", ""),
        ("und", ""),
        ('en" onload="x', ""),
    ],
)
def test_languages_are_tags_or_nothing(written, tag):
    assert language_tag(written) == tag

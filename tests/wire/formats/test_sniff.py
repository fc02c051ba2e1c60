"""Every format: real files as they are, our own samples, and what must be refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from djeli.wire.formats import sniff
from djeli.wire.formats.item import ReceivedItem, Refused

SAMPLES = Path(__file__).parents[1] / "samples"
DEMO = Path(sniff.__file__).parents[2] / "demo" / "wire"

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def items_or_refusal(content: bytes) -> list[ReceivedItem]:
    """The items; none for what is refused, which must be told in one line."""
    try:
        return sniff.read(content)
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
            "Pandemin satte stopp",
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
    (item,) = sniff.read((corpora / name).read_bytes())
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
    item = sniff.read((corpora / name).read_bytes())[0]
    assert (item.kind, item.is_text) == (kind, False)


def test_every_file_of_the_corpora_is_read_or_refused_in_one_line(corpora):
    seen = 0
    for path in [*(corpora / "ninjs").rglob("*.json"), *(corpora / "newsml_g2").iterdir()]:
        seen += len(items_or_refusal(path.read_bytes()))
    assert seen >= 60


def test_a_message_gives_every_item_that_has_an_identifier(corpora):
    items = sniff.read(
        next((corpora / "newsml_g2").glob("LISTING_24_*")).read_bytes(),
    )
    assert len(items) >= 1


@pytest.mark.parametrize("path", sorted(DEMO.iterdir()), ids=lambda path: path.name)
def test_the_demos_own_wire_files_are_text(path):
    (item,) = sniff.read(path.read_bytes())
    assert item.is_text
    assert item.agency in {"Sahel Wire", "Lagoon Press Agency"}
    assert item.dateline
    assert item.urgency


def test_the_third_version_of_ninjs_gives_tables_and_headings():
    (item,) = sniff.read((DEMO / "sahel-wire-lake-patrols.json").read_bytes())
    kinds = [block.kind for block in item.blocks]
    assert kinds.count("heading") == 1
    table = next(block for block in item.blocks if block.kind == "table")
    assert table.rows[1] == ("Nigeria", "1,200", "5")


def test_nitf_becomes_headings_and_paragraphs():
    (item,) = sniff.read((DEMO / "sahel-wire-cold-rooms.xml").read_bytes())
    assert [block.text for block in item.blocks if block.kind == "heading"] == [
        "A battery made of ice"
    ]
    assert item.signal == "update"
    assert item.ednote.startswith("Adds figures")


def test_an_embargo_is_an_instant():
    (item,) = sniff.read((DEMO / "lagoon-press-reading-boats.xml").read_bytes())
    assert item.embargoed_until.isoformat() == "2026-12-01T06:00:00+00:00"


def test_a_body_brings_nothing_that_runs():
    body = (
        '<p onclick="x()">One <a href="javascript:x()">two</a> <img src=x onerror=x()></p>'
        "<script>x()</script><iframe src='https://evil.example'></iframe><style>p{}</style>"
        '<p><a href="https://ok.example/?a=1&b=2" target=_blank>ok</a></p><svg><p>x</svg>'
    )
    content = json.dumps({"uri": "urn:x:1", "type": "text", "headline": "H", "body_html": body})
    (item,) = sniff.read(content.encode())
    html = "".join(block.text for block in item.blocks)
    for bad in ("script", "onclick", "onerror", "javascript", "iframe", "style", "svg", "target"):
        assert bad not in html
    assert '<a href="https://ok.example/?a=1&amp;b=2">ok</a>' in html


def test_a_headline_is_plain_text():
    content = json.dumps(
        {"uri": "u", "headline": "A &amp; B <b>bold</b><script>x</script>", "body_text": "t"}
    )
    assert sniff.read(content.encode())[0].headline == "A & B bold"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"hello", "neither JSON nor XML"),
        (b"\x89PNG\r\n", "neither JSON nor XML"),
        (b'{"uri": "x", "headline": ', "cannot be read"),
        (b'{"uri": "x", "headline": "\xff"}', "cannot be read"),
        (b'{"uri": "x", "headline": "h", "urgency": NaN}', "not JSON"),
        (b"[]", "no item"),
        (b"[1]", "no ninjs item"),
        (b'{"headline": "no identifier"}', "no uri"),
        (b'{"$schema": "s", "type": "object"}', "schema"),
        (b"[" * 200_000, "nested too deeply"),
        (b"<newsItem", "cannot be read"),
        (b"<html><body>x</body></html>", "no NewsML-G2"),
        (b'<NewsML Version="1.2"/>', "NewsML 1"),
        (g2("", guid=""), "without guid"),
        (
            f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem {NAR} guid="g">'
            "<contentMeta><headline>&x;</headline></contentMeta></newsItem>".encode(),
            "document type declarations",
        ),
        (
            f'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><newsItem {NAR} guid="g"/>'.encode(),
            "document type declarations",
        ),
        (
            f"<!DOCTYPE a [{LAUGHS}]><newsItem {NAR} guid='g'>&l9;</newsItem>".encode(),
            "entity amplification|document type declarations",
        ),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "cannot be read"),
        (b"<a>" * 100_000, "cannot be read"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_with_the_reason(content, reason):
    with pytest.raises(Refused, match=reason):
        sniff.read(content)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(sniff, "LARGEST", 10)
    with pytest.raises(Refused, match="larger"):
        sniff.read(b'{"uri": "x", "headline": "y"}')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_of_json_are_read(encoding):
    content = '{"uri": "u", "headline": "Thiès", "body_text": "b"}'.encode(encoding)
    assert sniff.read(content)[0].headline == "Thiès"


def _mutations() -> st.SearchStrategy[bytes]:
    whole = [path.read_bytes() for path in sorted(DEMO.iterdir())]

    def mutate(args: tuple[bytes, int, bytes]) -> bytes:
        content, at, piece = args
        at %= len(content)
        return content[:at] + piece + content[at + len(piece) :]

    pieces = st.binary(min_size=1, max_size=12)
    return st.tuples(st.sampled_from(whole), st.integers(0, 10_000), pieces).map(mutate)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), _mutations()))
def test_no_bytes_raise_anything_but_a_refusal(content):
    assert all(item.guid for item in items_or_refusal(content))

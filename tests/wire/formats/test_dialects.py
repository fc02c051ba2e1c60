"""Each format by samples of our own, written from the standards; and every file of the corpora."""

import json
import shutil
import socket
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from djeli.wire.formats import dialects, format_detection
from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.formats.sender import Sender

SAMPLES = Path(__file__).parents[1] / "samples" / "formats"
NOV_20 = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a parser asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def items(name: str, sender: Sender = Sender()) -> list[ReceivedItem]:  # noqa: B008
    return format_detection.read((SAMPLES / name).read_bytes(), sender)


FACTS = [
    (
        "newsml-g2-message.xml",
        1,
        {
            "guid": "urn:newsml:harmattanwire.example:20261120:bridge",
            "form": "NewsML-G2",
            "version": "3",
            "kind": "text",
            "headline": "Bridge opens at Akosombo",
            "slugline": "Ghana-Bridge",
            "byline": "By Ama Boateng",
            "dateline": "AKOSOMBO, Ghana",
            "description": "The first car crossed at six.",
            "language": "en",
            "agency": "Harmattan Wire",
            "credit": "HW",
            "copyright_notice": "© 2026 Harmattan Wire",
            "usage_terms": "No archive after thirty days.",
            "ednote": "Updates with the toll.",
            "urgency": 3,
            "pub_status": "usable",
            "signal": "update",
            "genre": "Current",
            "keywords": ("bridges", "tolls"),
            "version_at": NOV_20,
            "embargoed_until": datetime(2026, 11, 20, 11, tzinfo=UTC),
            "expires_at": datetime(2026, 12, 20, tzinfo=UTC),
            "subjects": [("road transport", "medtop:20000337")],
            "kinds": ["paragraph", "heading", "paragraph", "table"],
            "links": [("updates", "urn:newsml:harmattanwire.example:20261119:bridge-plan")],
            "media": [("picture", "The first car crosses the bridge.", "Kwesi Darko", 2)],
        },
    ),
    (
        "newsml-g2-message.xml",
        0,
        {
            "kind": "package",
            "links": [
                ("part", "urn:newsml:harmattanwire.example:20261120:bridge"),
                ("part", "urn:newsml:harmattanwire.example:20261120:bridge-photo"),
            ],
        },
    ),
    (
        "newsml-g2-message.xml",
        2,
        {
            "kind": "picture",
            "credit": "Kwesi Darko/HW",
            "media": [("picture", "The first car crosses the bridge.", "Kwesi Darko", 2)],
        },
    ),
    (
        "newsml-g2-video.xml",
        0,
        {"kind": "video", "language": "fr-SN", "description": "Vues du marché."},
    ),
    ("newsml-g2-audio.xml", 0, {"kind": "audio", "media": [("audio", "", "", 1)]}),
    (
        "newsml-g2-graphic.xml",
        0,
        {"kind": "graphic", "media": [("graphic", "Map of the lower Volta", "", 2)]},
    ),
    (
        "newsml-g2-xhtml.xml",
        0,
        {
            "signal": "correction",
            "kinds": ["paragraph", "quote"],
            "links": [("corrects", "tag:harmattanwire.example,2026:text-7")],
        },
    ),
    (
        "newsml-g2-alert.xml",
        0,
        {"headline": "Minister of ports resigns", "urgency": 1, "kinds": []},
    ),
    (
        "newsml-1-older.xml",
        0,
        {
            "guid": "urn:newsml:sahelpresse.example:20261120:TX-0042",
            "form": "NewsML 1",
            "version": "2",
            "headline": "Sénégal: la pêche reprend à Mbour",
            "slugline": "sénégal-pêche",
            "byline": "Par Aïssatou Ndao",
            "dateline": "MBOUR (Sénégal), 20 nov 2026",
            "language": "fr",
            "agency": "Sahel Presse",
            "credit": "SAHEL PRESSE",
            "copyright_notice": "© Sahel Presse 2026",
            "usage_terms": "Pas d’archives",
            "ednote": "Actualisé avec le ministre",
            "urgency": 3,
            "signal": "update",
            "genre": "Actuality",
            "keywords": ("pêche", "économie"),
            "expires_at": datetime(2026, 12, 20, tzinfo=UTC),
            "subjects": [("économie", "subj:04000000"), ("Sénégal", "")],
            "kinds": ["paragraph", "paragraph"],
            "links": [("comes from", "urn:newsml:sahelpresse.example:20261119:TX-0031")],
            "media": [("picture", "Des pirogues à Mbour.", "Ousmane Faye", 2)],
            "repairs": (),
        },
    ),
    (
        "newsml-1-embargo.xml",
        0,
        {
            "guid": "urn:newsml:lagoonpress.example:20261120:prize",
            "pub_status": "usable",
            "embargoed_until": datetime(2026, 11, 21, 17, tzinfo=UTC),
            "kinds": ["paragraph", "paragraph"],
        },
    ),
    (
        "nitf.xml",
        0,
        {
            "guid": "urn:nitf:HW:20261120-12",
            "form": "NITF",
            "version": "2",
            "headline": "Grain ship reaches Tema",
            "slugline": "Ghana-Grain",
            "byline": "By Yaw Antwi",
            "dateline": "TEMA, Ghana",
            "description": "The first ship in a month.",
            "agency": "Harmattan Wire",
            "copyright_notice": "© 2026 Harmattan Wire",
            "usage_terms": "Print and web.",
            "ednote": "Corrects the ship’s name",
            "urgency": 4,
            "signal": "correction",
            "genre": "current",
            "keywords": ("grain", "ports"),
            "version_at": NOV_20,
            "expires_at": datetime(2026, 12, 20, tzinfo=UTC),
            "subjects": [("Economy", "subj:04000000")],
            "kinds": ["paragraph", "caption", "caption", "paragraph"],
            "links": [("corrects", "urn:nitf:HW:20261119-11")],
            "media": [("picture", "The ship at Tema.", "Esi Quaye", 1)],
        },
    ),
    (
        "ninjs-1.json",
        0,
        {
            "headline": "Rain comes early to the plateau",
            "genre": "Feature",
            "ednote": "Photos sent.",
            "embargoed_until": datetime(2026, 11, 21, 6, tzinfo=UTC),
            "links": [
                ("updates", "http://wire.example/items/20261119-a0"),
                ("see also", "http://wire.example/items/20261120-a2"),
            ],
            "media": [("picture", "Rain on a tin roof.", "Musa Garba", 2)],
            "kinds": ["paragraph", "heading", "paragraph"],
            "repairs": ("HTML was escaped twice",),
        },
    ),
    ("ninjs-2.json", 0, {"kind": "picture", "description": "Rain on a tin roof in Jos."}),
    (
        "ninjs-3.json",
        0,
        {
            "guid": "http://wire.example/items/20261120-s1",
            "genre": "Summary",
            "keywords": ("rain", "harvest"),
            "media": [("picture", "Rain.", "", 1)],
        },
    ),
    (
        "iptc-7901-french.txt",
        0,
        {
            "guid": "urn:iptc7901:HWF:26NOV20:0123",
            "form": "IPTC 7901",
            "headline": "Sénégal: la pêche reprend à Mbour",
            "slugline": "senegal-peche",
            "byline": "Aïssatou Ndao",
            "dateline": "MBOUR",
            "agency": "Sahel Presse",
            "urgency": 3,
            "version_at": datetime(2026, 11, 20, 10, 15, tzinfo=UTC),
            "kinds": ["paragraph", "paragraph"],
            "repairs": ("it names no charset; it was read as iso6937",),
        },
    ),
    (
        "iptc-7901-flash-and-kill.txt",
        0,
        {"headline": "Minister of ports resigns", "urgency": 1, "kinds": [], "signal": ""},
    ),
    (
        "iptc-7901-flash-and-kill.txt",
        1,
        {
            "pub_status": "canceled",
            "signal": "kill",
            "ednote": "EDITORS: Please kill HWE0099. The toll is not decided.",
            "links": [("kills", "urn:iptc7901:HWE:26NOV20:0099")],
        },
    ),
    (
        "anpa-1312.txt",
        0,
        {
            "guid": "urn:anpa:HW:26-11-20:a0427",
            "form": "ANPA 1312",
            "headline": "Bridge opens at Akosombo",
            "slugline": "BC-Ghana-Bridge",
            "byline": "AMA BOATENG",
            "dateline": "AKOSOMBO, Ghana",
            "agency": "HW",
            "ednote": "Eds: Updates with the toll.",
            "urgency": 5,
            "signal": "update",
            "version_at": datetime(2026, 11, 20, 9, 5, tzinfo=UTC),
            "subjects": [("international news", "")],
            "kinds": ["paragraph"] * 3,
            "repairs": ("it names no charset; it was read as cp1252",),
        },
    ),
    (
        "rss.xml",
        0,
        {
            "guid": "4711",
            "form": "RSS or Atom",
            "headline": "Ferry fares fall & queues grow",
            "byline": "Tunde Alabi",
            "description": "Fares fall by a third.",
            "language": "en-GB",
            "agency": "Lagoon Press Agency",
            "copyright_notice": "© 2026 Lagoon Press",
            "version_at": datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
            "subjects": [("Transport", "https://lagoonpress.example/topics")],
            "kinds": ["paragraph", "heading", "paragraph"],
            "media": [("picture", "", "", 1), ("audio", "", "", 1)],
        },
    ),
    ("rss.xml", 1, {"guid": "https://lagoonpress.example/alone", "kinds": []}),
    (
        "atom.xml",
        0,
        {
            "guid": "tag:sahelpresse.example,2026:e1",
            "headline": "La pêche reprend",
            "byline": "Aïssatou Ndao",
            "language": "fr",
            "version_at": datetime(2026, 11, 20, 10, tzinfo=UTC),
            "media": [("picture", "", "", 1)],
        },
    ),
]


def shown(item: ReceivedItem) -> dict:
    return {name: getattr(item, name) for name in item.__dataclass_fields__} | {
        "subjects": [(one.name, one.code) for one in item.subjects],
        "kinds": [block.kind for block in item.blocks],
        "links": [(link.relation, link.guid) for link in item.links],
        "media": [(one.kind, one.caption, one.byline, len(one.renditions)) for one in item.media],
    }


@pytest.mark.parametrize(
    ("name", "at", "facts"), FACTS, ids=[f"{name}-{at}" for name, at, _ in FACTS]
)
def test_a_sample_gives_every_fact(name, at, facts):
    found = shown(items(name)[at])
    assert {fact: found[fact] for fact in facts} == facts
    assert found["headline"] or found["pub_status"] == "canceled"


def test_every_format_has_a_sample():
    forms = {item.form for name in SAMPLES.iterdir() for item in items(name.name)}
    assert forms == {dialect.name for dialect in format_detection.known()} - {"photo"}


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_own_part_of_an_item_is_read_as_the_item_again(name):
    for item in items(name):
        if item.raw:
            (again,) = format_detection.read(item.raw)
            assert (again.guid, again.form, again.headline) == (item.guid, item.form, item.headline)
            assert again.blocks == item.blocks


def test_a_picture_keeps_its_files_credit_and_terms():
    (media,) = items("newsml-g2-message.xml")[1].media
    assert asdict(media.renditions[0]) == {
        "href": "https://photos.example/bridge-high.jpg",
        "name": "highRes",
        "media_type": "image/jpeg",
        "width": 4000,
        "height": 2667,
        "size": 2345678,
        "seconds": None,
    }
    assert (media.credit, media.copyright_notice) == ("Kwesi Darko/HW", "© 2026 Kwesi Darko")
    assert (media.usage_terms, media.alt_text) == ("No sales.", "A red car on a long bridge.")


def test_times_without_an_offset_are_those_of_the_senders_zone():
    lagos = Sender(zone="Africa/Lagos")
    (item,) = items("atom.xml", lagos)
    assert item.version_at == NOV_20
    shape = json.loads((SAMPLES / "ninjs-1.json").read_text())
    shape |= {"embargoed": "2026-11-21T06:00:00"}
    content = json.dumps(shape).encode()
    assert format_detection.read(content)[0].has_unclear_embargo
    (item,) = format_detection.read(content, lagos)
    assert item.embargoed_until == datetime(2026, 11, 21, 5, tzinfo=UTC)


def test_a_new_format_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "csv_bulletin.py").write_text(
        "from djeli.wire.formats.dialect import Dialect\n"
        "from djeli.wire.formats.item import ReceivedItem\n"
        "def read(content, sender):\n"
        "    guid, headline = content.decode().split(';')[1:3]\n"
        "    return [ReceivedItem(guid=guid, form='CSV', headline=headline)]\n"
        "DIALECT = Dialect('CSV', lambda opening: opening.text.startswith('bulletin;'), read)\n"
    )
    monkeypatch.setattr(dialects, "__path__", [*dialects.__path__, str(tmp_path)])
    format_detection.known.cache_clear()
    try:
        (item,) = format_detection.read(b"bulletin;urn:x:1;Rain")
        assert (item.form, item.headline) == ("CSV", "Rain")
    finally:
        format_detection.known.cache_clear()


def test_the_files_name_says_nothing(tmp_path):
    copy = shutil.copy(SAMPLES / "anpa-1312.txt", tmp_path / "story.json")
    (item,) = format_detection.read(Path(copy).read_bytes())
    assert item.form == "ANPA 1312"


REFUSED = {
    "newsml_g2/LISTING_7": "its root is <groupSet>",
    "newsml_g2/LISTING_8": "its root is <groupSet>",
    "newsml_g2/LISTING_9": "its root is <groupSet>",
    "newsml_g2/LISTING_25": "its root is <contentSet>",
    "newsml_g2/LISTING_28": "its root is <contentMeta>",
    "ninjs/examples/2.1__schema-extension__extension-schema": "a JSON schema, not an item",
    "ninjs/schemas/": "a JSON schema, not an item",
}
"""Bare fragments of the standard's guide, and schemas: no items."""
SILENT = ("LISTING_16", "LISTING_24", "LISTING_29", "facet-example", "ap_metadata")
"""Examples of metadata: a text or film with neither headline nor text."""


def read_or_why(content: bytes) -> tuple[list[ReceivedItem | Refused], str]:
    try:
        return format_detection.read(content), ""
    except Refused as refused:
        return [], str(refused)


def test_every_file_of_the_corpora_is_read_or_refused_for_the_right_reason(corpora):
    files = [
        path for part in ("newsml_g2", "ninjs", "photo") for path in (corpora / part).rglob("*.*")
    ]
    assert len(files) >= 90
    for path in files:
        name = str(path.relative_to(corpora))
        wanted = next((why for start, why in REFUSED.items() if name.startswith(start)), "")
        found, why = read_or_why(path.read_bytes())
        assert (wanted in why) if wanted else not why, (name, why)
        for item in found:
            if isinstance(item, Refused):
                assert "LISTING_24" in name
            elif item.kind in {"text", "picture", "graphic", "video", "audio", "composite"}:
                assert item.is_news or any(part in name for part in SILENT), name

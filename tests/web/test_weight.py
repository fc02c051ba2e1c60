import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from fontTools.ttLib import TTFont

from djeli import web
from tests.web.sample_html import PLAIN_STATIC, html_of, opened

STATIC = Path(web.__file__).parent / "static" / "web"
FONTS = STATIC / "fonts"
MOST = 16_000
"""Bytes on the wire of a usual story's HTML, CSS and JavaScript together, in brotli."""
MOST_OF_ANY = 20_000
"""The same of a story with every kind of block, its HTML in gzip, as it is first served."""


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def packed_at_rest(name: str) -> int:
    """Of a static file, as browsers get it."""
    return len(brotli.compress((STATIC / name).read_bytes()))


def test_a_usual_story_with_style_and_script_is_at_most_sixteen_kilobytes_on_the_wire():
    html = html_of("article-everyday")
    assert sheets_of(html) == ["reader.css"]
    style, script = packed_at_rest("reader.css"), packed_at_rest("reader.js")
    assert len(brotli.compress(html.encode())) + style + script <= MOST


def test_a_story_with_every_kind_of_block_is_at_most_twenty_kilobytes_on_the_wire():
    html = html_of("article")
    assert "blocks.css" in sheets_of(html)
    files = (*sheets_of(html), "reader.js")
    assert packed(html.encode()) + sum(map(packed_at_rest, files)) <= MOST_OF_ANY


@pytest.mark.parametrize(
    ("named", "kinds", "kind"),
    [
        ([], ["paragraphs", "picture", "fact_box"], ""),
        (["maps.css"], ["paragraphs", "map"], ""),
        (["blocks.css", "charts.css"], ["chart", "paragraphs"], ""),
        (["blocks.css"], ["table", "gallery"], ""),
        (["kinds.css"], ["paragraphs"], "opinion"),
        (["blocks.css", "kinds.css", "charts.css", "maps.css"], ["map", "chart"], "analysis"),
    ],
)
def test_a_text_asks_only_for_the_sheets_of_what_it_has(named, kinds, kind):
    with PLAIN_STATIC:
        macros = opened().get_template("web/components/sheets.html").module
        written = macros.sheets([SimpleNamespace(kind=one) for one in kinds], kind)
    assert sheets_of(written) == named


def sheets_of(html: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="[^"]*/web/([a-z]+\.css)"', html)


def test_the_faces_of_a_page_in_any_language_of_latin_script_weigh_at_most_45_kilobytes():
    named = re.findall(r"url\((fonts/[^)]+)\)", (STATIC / "reader.css").read_text())
    assert sorted(named) == ["fonts/sans.woff2", "fonts/serif.woff2"]
    assert sum((STATIC / face).stat().st_size for face in named) <= 45_000


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_a_face_has_the_letters_of_the_readers_languages(family):
    wanted = set("ɓɗƙƴƁƊƘƳẹọṣẸỌṢịụṅỊỤṄɛɔŋɲƐƆŊƝ₦₵€ũãéèçœñßøšā’“”–…\u0300\u0301\u0304\u0323")
    there = {chr(code) for code in TTFont(FONTS / f"{family}.woff2").getBestCmap()}
    assert wanted - there == set()


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_tone_marks_have_their_place_on_letters_with_a_dot_below(family):
    font = TTFont(FONTS / f"{family}.woff2")
    places = [
        getattr(one, "ExtSubTable", one)
        for lookup in font["GPOS"].table.LookupList.Lookup
        for one in lookup.SubTable
    ]
    held = {glyph for one in places if one.LookupType == 4 for glyph in one.BaseCoverage.glyphs}
    names = font.getBestCmap()
    assert {letter for letter in "ẹọẸỌɔɛƆƐ" if names[ord(letter)] not in held} == set()


def test_what_reports_a_view_is_at_most_five_hundred_bytes():
    assert packed((STATIC / "beacon.js").read_bytes()) <= 500

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from fontTools.ttLib import TTFont

from djeli import web
from djeli.web.files.static_files import light
from tests.web.sample_html import PLAIN_STATIC, html_of, opened

STATIC = Path(web.__file__).parent / "static" / "web"
FONTS = STATIC / "fonts"
FAMILIES, RARE = ("sans", "serif"), ("sans-more", "serif-marked", "serif-more")
MOST = 15_000
"""Bytes on the wire of a usual story's HTML, CSS and JavaScript together, in brotli."""
MOST_OF_ANY = 18_000
"""The same of a story with every kind of block, its HTML in gzip, as it is first served."""


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def packed_at_rest(name: str) -> int:
    """Of a static file, as browsers get it."""
    return len(brotli.compress(served(name)))


def served(name: str) -> bytes:
    return light(name, (STATIC / name).read_bytes())


def test_a_usual_story_with_style_and_script_is_at_most_fifteen_kilobytes_on_the_wire():
    html = html_of("article-everyday")
    assert sheets_of(html) == ["reader.css"]
    style, script = packed_at_rest("reader.css"), packed_at_rest("reader.js")
    assert len(brotli.compress(html.encode())) + style + script <= MOST


def test_a_story_with_every_kind_of_block_is_at_most_eighteen_kilobytes_on_the_wire():
    html = html_of("article")
    assert "blocks.css" in sheets_of(html)
    files = (*sheets_of(html), "reader.js")
    assert packed(html.encode()) + sum(map(packed_at_rest, files)) <= MOST_OF_ANY


def test_a_usual_story_has_what_most_stories_have():
    html = html_of("article-everyday")
    for one in ("/changes/", "/corrections/report/", 'id="how-we-know"', 'id="comments"'):
        assert one in html
    assert html.count("application/ld+json") == 2, "the story, and the newsroom's policies"


def test_how_we_know_is_styled_when_a_reader_is_near_and_its_warning_at_once():
    late = '<noscript><link rel="stylesheet" href="/static/web/sources.css"></noscript>'
    assert late in html_of("article-everyday")
    assert "state.css" in sheets_of(html_of("article-live"))
    assert late not in html_of("article-opinion")


@pytest.mark.parametrize(
    ("named", "kinds", "kind"),
    [
        ([], ["paragraphs", "picture", "fact_box"], ""),
        (["maps.css"], ["paragraphs", "map"], ""),
        (["tables.css", "charts.css"], ["chart", "paragraphs"], ""),
        (["tables.css"], ["table", "paragraphs"], ""),
        (["blocks.css", "tables.css"], ["table", "gallery"], ""),
        (["kinds.css"], ["paragraphs"], "opinion"),
        (["tables.css", "kinds.css", "charts.css", "maps.css"], ["map", "chart"], "analysis"),
    ],
)
def test_a_text_asks_only_for_the_sheets_of_what_it_has(named, kinds, kind):
    with PLAIN_STATIC:
        macros = opened().get_template("web/components/sheets.html").module
        written = macros.sheets([SimpleNamespace(kind=one) for one in kinds], kind)
    assert sheets_of(written) == named


@pytest.mark.parametrize("name", ["article-everyday", "front", "section"])
def test_the_end_of_a_long_page_is_styled_when_a_reader_is_near(name):
    late = '<noscript><link rel="stylesheet" href="/static/web/later.css"></noscript>'
    assert late in html_of(name)
    assert "later.css" not in sheets_of(html_of(name))


@pytest.mark.parametrize("name", ["author", "not-found", "search"])
def test_a_page_that_may_be_short_has_all_styles_at_once(name):
    assert sheets_of(html_of(name))[:3] == ["reader.css", "later.css", "lists.css"]


def sheets_of(html: str) -> list[str]:
    """What a page fetches at once: comments have theirs when a reader comes near."""
    html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.DOTALL)
    return re.findall(r'<link rel="stylesheet" href="[^"]*/web/([a-z-]+\.css)"', html)


def test_the_faces_of_a_page_in_any_language_of_latin_script_weigh_at_most_45_kilobytes():
    named = re.findall(r"url\((fonts/[^)]+)\)", (STATIC / "reader.css").read_text())
    sizes = {face: (STATIC / face).stat().st_size for face in named}
    assert sizes.keys() == {f"fonts/{face}.woff2" for face in (*FAMILIES, *RARE)}
    assert sum(sizes.values()) <= 45_000
    assert sum(sizes[f"fonts/{face}.woff2"] for face in FAMILIES) <= 27_000


@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_in_a_usual_language_fetches_one_file_of_a_face(family):
    texts = "Où l’été naît, ça coûte ₦1,500 – GH₵20: “São João”, cœur, Ñandú, 5 km², café… €10"
    assert {letter for letter in texts if ord(letter) not in letters_of(family)} == set()
    css = (STATIC / "reader.css").read_text()
    further = [face for face in RARE if face.startswith(family)]
    for face, has_it in ((family, True), *((face, False) for face in further)):
        ranges = ranges_of(css, face)
        assert all(any(a <= ord(one) <= b for a, b in ranges) is has_it for one in texts), face
        lettered = letters_of(face)
        assert {hex(one) for one in lettered if not any(a <= one <= b for a, b in ranges)} == set()


def test_a_letter_is_in_the_range_of_one_file_of_the_serif_alone():
    """A browser that shows a face later, or not at all, asks all other files whose range fits."""
    css = (STATIC / "reader.css").read_text()
    for letter in "éñũĩẹọṣịụṅɓɗƙƴɛɔŋɲāš’₦":
        places = [ranges_of(css, face) for face in ("serif", "serif-marked", "serif-more")]
        assert sum(any(a <= ord(letter) <= b for a, b in one) for one in places) == 1, letter


def letters_of(face):
    return set(TTFont(FONTS / f"{face}.woff2").getBestCmap())


def ranges_of(css, face):
    found = re.search(rf"fonts/{face}\.woff2\).*?unicode-range:([^}}]+)}}", css)[1]
    ends = [one.removeprefix("U+").split("-") for one in found.split(",")]
    return [(int(some[0], 16), int(some[-1], 16)) for some in ends]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_face_has_the_letters_of_the_readers_languages(family):
    wanted = set("ɓɗƙƴƁƊƘƳẹọṣẸỌṢịụṅỊỤṄɛɔŋɲƐƆŊƝ₦₵€ũãéèçœñßøšā’“”–…\u0300\u0301\u0304\u0323")
    faces = [face for face in (family, *RARE) if face.startswith(family)]
    there = set(map(chr, set().union(*map(letters_of, faces))))
    assert wanted - there == set()


@pytest.mark.parametrize("name", ["Wanjirũ", "Mũthoni", "Ngũgĩ"])
def test_a_name_in_kikuyu_needs_the_first_file_of_the_serif_alone(name):
    assert {letter for letter in name if ord(letter) not in letters_of("serif")} == set()


@pytest.mark.parametrize(
    ("face", "text"),
    [
        ("serif-marked", "Ọlọ́run Ẹ̀kọ́ Olúṣẹ́gun Ụzọ ịchị ṅ"),
        ("serif-more", "Ɓauna Ɗan Ƙasa ƴar Ɛsɛ Ɔkɔmfo ŋ"),
    ],
)
def test_a_name_needs_one_small_file_more(face, text):
    rest = {letter for letter in text if ord(letter) not in letters_of("serif")}
    assert rest
    assert {letter for letter in rest if ord(letter) not in letters_of(face)} == set()
    assert (STATIC / f"fonts/{face}.woff2").stat().st_size <= 6_000


@pytest.mark.parametrize(
    ("family", "letters"),
    [("sans-more", "ẹọẸỌɔɛƆƐ"), ("serif-marked", "ẹọẸỌ"), ("serif-more", "ɔɛƆƐ")],
)
def test_tone_marks_have_their_place_on_letters_with_a_dot_below(family, letters):
    font = TTFont(FONTS / f"{family}.woff2")
    places = [
        getattr(one, "ExtSubTable", one)
        for lookup in font["GPOS"].table.LookupList.Lookup
        for one in lookup.SubTable
    ]
    held = {glyph for one in places if one.LookupType == 4 for glyph in one.BaseCoverage.glyphs}
    names = font.getBestCmap()
    assert {letter for letter in letters if names[ord(letter)] not in held} == set()


def test_what_reports_a_view_is_at_most_five_hundred_bytes():
    assert packed(served("beacon.js")) <= 500

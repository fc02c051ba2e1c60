import gzip
from pathlib import Path

from fontTools.ttLib import TTFont

from djeli import web
from tests.web.sample_html import html_of

STATIC = Path(web.__file__).parent / "static" / "web"
FONTS = STATIC / "fonts"
MOST = 20_000
"""Bytes on the wire of a story's HTML, CSS and JavaScript together."""


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_a_story_with_style_and_script_is_at_most_twenty_kilobytes_on_the_wire():
    style = packed((STATIC / "reader.css").read_bytes())
    script = packed((STATIC / "reader.js").read_bytes())
    for name in ("article", "article-everyday"):
        assert packed(html_of(name).encode()) + style + script <= MOST


def test_the_faces_of_a_page_in_english_or_french_weigh_at_most_sixty_kilobytes():
    faces = ("serif-latin", "serif-italic", "sans-latin")
    assert sum((FONTS / f"{face}.woff2").stat().st_size for face in faces) <= 60_000


def test_the_faces_have_the_letters_of_the_readers_languages():
    wanted = set("ɓɗƙƴƁƊƘƳẹọṣẸỌṢịụṅɛɔŋɲƐƆŊƝ₦ũãéèçœ’“”–\u0300\u0301")
    for family in ("serif", "sans"):
        there = set()
        for part in ("latin", "africa", "dotted"):
            there |= {chr(code) for code in TTFont(FONTS / f"{family}-{part}.woff2").getBestCmap()}
        assert wanted - there == set()


def test_what_reports_a_view_is_at_most_five_hundred_bytes():
    assert packed((STATIC / "beacon.js").read_bytes()) <= 500

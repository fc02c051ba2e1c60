"""The data-saver edition of each sample page."""

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from djeli import web
from djeli.stories.photos.renditions import LIGHT
from djeli.web.fragments.shared_parts import written
from djeli.web.lite.pages import has_lite, kept, lite_url, render_lite
from djeli.web.samples.pages import SAMPLES
from djeli.web.view_models.pages.article import Sidebar
from djeli.web.view_models.picture import SPECS
from tests.web.sample_html import PLAIN_STATIC, html_of, opened

STATIC = Path(web.__file__).parent / "static" / "web"
MOST = 10_000
"""Bytes on the wire of a story in all: HTML, style sheet and scripts."""
NAMES = sorted(name for name, one in SAMPLES.items() if has_lite(one.page))


def lite_of(name):
    page, shell = SAMPLES[name].page, SAMPLES[name].shell

    def part(which):
        return Markup(kept(written(opened(), which, shell, Sidebar())))

    with PLAIN_STATIC:
        return render_lite(opened(), shell, page, part, "/the/page/")


def packed(content):
    return len(gzip.compress(content, 9))


def test_every_kind_of_page_that_is_pressed_has_one():
    kinds = {name.split("-")[0] for name in NAMES}
    listing = {"author", "authors", "latest", "section", "topic", "topics"}
    assert kinds == {"article", "fact", "front", "standing", "hostile", *listing}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_no_picture_no_typeface_and_no_script_that_weighs(name):
    html = lite_of(name)
    for what in ("<img", "<picture", "icons.svg", "<iframe", "reader.css", "reader.js", "woff"):
        assert what not in html
    assert '<link rel="icon" href="data:,">' in html, "else a browser asks for /favicon.ico"
    assert "url(" not in (STATIC / "lite.css").read_text()


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("article")])
def test_a_story_weighs_at_most_ten_kilobytes_in_all(name):
    files = sum(packed((STATIC / one).read_bytes()) for one in ("lite.css", "lite.js", "beacon.js"))
    assert packed(lite_of(name).encode()) + files <= MOST


@pytest.mark.parametrize("name", NAMES)
def test_links_keep_to_the_edition_and_one_leads_out_of_it(name):
    html = lite_of(name)
    assert html.count("href='/the/page/'") == 1
    inside = set(re.findall(r'href="(/[^"]*)"', html))
    left = {one for one in inside if not one.startswith(("/lite/", "/static/"))}
    assert {
        one
        for one in left
        if not one.startswith(("/search/", "/media/", "/documents/", "/styleguide/"))
    } == set()
    assert f'<link rel="canonical" href="{SAMPLES[name].page.head.canonical_url}">' in html or not (
        SAMPLES[name].page.head.canonical_url
    )


def test_what_has_no_page_in_the_edition_is_linked_as_it_is():
    for address in ("/search/?q=a", "/feed/", "/politics/feed/atom/", "/media/a/b.jpg", "/a.xml"):
        assert kept(f'<a href="{address}">') == f'<a href="{address}">'
    for address in ("/", "/politics/", "/latest/?page=2", "/a/#end"):
        assert kept(f'<a href="{address}">') == f'<a href="/lite{address}">'
    assert kept('<a href="//elsewhere/">') == '<a href="//elsewhere/">'


def test_a_picture_is_a_link_that_says_what_it_weighs():
    page = SAMPLES["article"].page
    html = lite_of("article")
    assert f'href="{page.lead_picture.base_url}/w480.jpg" data-picture=' in html
    assert "Show the picture (28 kB)" in html
    assert page.lead_picture.credit in html
    assert LIGHT.name in SPECS, "it is one that is made for readers"


def test_the_menu_of_a_full_page_leads_to_the_same_page_here():
    page = SAMPLES["section"].page
    second = replace(page, head=replace(page.head, canonical_url="https://n.test/politics/?page=2"))
    assert lite_url(second) == "/lite/politics/?page=2"
    assert lite_url(SAMPLES["not-found"].page) == ""
    assert f'<a href="{lite_url(page)}" rel="nofollow">' in html_of("section")


def test_the_style_sheet_can_be_read_by_a_browser_of_2012():
    style = (STATIC / "lite.css").read_text()
    for new in ("var(", "grid", "flex", "clamp(", "inset", "margin-inline", ":is(", ":has("):
        assert new not in style
    script = (STATIC / "lite.js").read_text()
    for new in ("=>", "const ", "let ", "`", "?."):
        assert new not in script


@pytest.mark.slow
def test_every_page_is_valid_html(tmp_path, html_faults):
    for name in NAMES:
        (tmp_path / f"{name}.html").write_text(lite_of(name), encoding="utf-8")
    assert html_faults(tmp_path) == []


def test_a_ranking_is_numbered_and_carries_its_counts():
    sample = SAMPLES["front"]
    ranking = next(one for one in sample.page.containers if one.kind == "most_popular")
    views = Markup("<bdi>1.2K views</bdi>")
    counted = tuple(replace(card, views=views) for card in ranking.cards)
    page = replace(sample.page, containers=(replace(ranking, cards=counted),))
    with PLAIN_STATIC:
        html = render_lite(opened(), sample.shell, page, lambda which: "", "/")
    shown = html.split("Most Popular</h2>")[1].split("</ol>")[0]
    assert re.findall(r"<li>(\d)\. ", shown) == [str(n + 1) for n in range(len(counted))]
    assert shown.count("1.2K views") == len(counted)


def test_what_was_paid_for_is_not_said_twice_above_its_headline():
    head = lite_of("article-sponsored").split("<h1>")[0]
    assert "Paid for by" in head
    assert '<b class="flag sponsored">' not in head

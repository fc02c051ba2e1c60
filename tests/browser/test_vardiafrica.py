"""The demo edition as it is really served: access, validity, weight, and no other host."""

import re
from contextlib import ExitStack

import pytest

from tests.access import scrolls_sideways, violations
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS

PAGES = {
    "front": "/",
    "section": "/politics/",
    "section-below": "/politics/africa/",
    "article-with-table": "/lifestyle/ent-arts/one-novel-five-printers/",
    "article-in-french": "/lifestyle/ent-arts/saint-louis-les-negatifs-retrouvent-leurs-familles/",
    "article-with-map": "/lifestyle/ent-arts/kankan-une-presse-a-nko/",
    "author": "/authors/awa-traore/",
    "authors": "/authors/",
    "topic": "/topics/african-union/",
    "running-story": "/topics/a-flood-warning-for-the-niger/",
    "part-of-a-running-story": "/politics/africa/lokoja-fish-market-moves-a-third-time/",
    "latest": "/latest/",
    "search": "/search/",
    "search-results": "/search/?q=river",
    "newsletter": "/newsletter/",
    "about": "/about/",
    "not-found": "/nothing-stands-here/",
}
DARK_ON_PHONES_TOO = {"front", "article-with-table", "part-of-a-running-story"}
"""What phones alone show is the same on all pages; the sheets alone decide by the scheme, so a page
that is open changes with it."""
MOST = 20_000
"""Bytes on the wire of a story's HTML, CSS and JavaScript together."""
MOST_OF_A_MAP = 1_500
"""What the drawing of a map and its sheet may add."""


@pytest.fixture(scope="module")
def windows(chromium, vardiafrica):
    """A page of each width for all of them; what it asked of other hosts, and complained of, is kept."""

    def opened(width):
        size = {"width": width, "height": 800}
        page = stack.enter_context(window(chromium, viewport=size)).new_page()
        page.outside, page.complaints = [], []
        page.on("request", lambda one: note_request(page, one.url))
        page.on("console", lambda said: note_complaint(page, said))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    def note_request(page, url):
        if not url.startswith((f"{vardiafrica.url}/", "data:", "blob:")):
            page.outside.append(url)

    def note_complaint(page, said):
        # The browser itself says so of the page that is meant to be missing.
        is_the_404 = said.text.startswith("Failed to load") and page.url.endswith(
            PAGES["not-found"]
        )
        if said.type in ("error", "warning") and not is_the_404:
            page.complaints.append(said.text)

    with ExitStack() as stack:
        yield {width: opened(width) for width in (360, 1280)}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_keeps_no_one_out_and_asks_no_other_host(windows, vardiafrica, name, width):
    page = windows[width]
    page.outside.clear()
    page.complaints.clear()
    page.emulate_media(color_scheme="light")
    answer = page.goto(vardiafrica.url + PAGES[name], wait_until="load")
    assert answer.status == (404 if name == "not-found" else 200)
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    if width == 1280 or name in DARK_ON_PHONES_TOO:
        page.emulate_media(color_scheme="dark")
        assert violations(page, of_colour=True) == [], "dark"
    assert not scrolls_sideways(page), "the page scrolls sideways"
    # Pictures below the fold are asked for when the reader comes to them.
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    assert page.outside == []
    assert page.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_way_to_a_charts_figures_stands_on_one_line(windows, vardiafrica, width):
    page = windows[width]
    page.goto(vardiafrica.url + PAGES["part-of-a-running-story"])
    summary = page.locator(".chart summary").first
    assert 40 < summary.bounding_box()["height"] < 50
    summary.click()
    assert page.locator(".chart table").first.is_visible()


def test_the_pages_are_what_their_names_say(vardiafrica):
    def html(name):
        return vardiafrica.get(PAGES[name])[2].decode()

    assert "<table" in html("article-with-table")
    assert re.search('<article class="story[ "][^>]* lang="fr"', html("article-in-french"))
    assert '<figure class="map' in html("article-with-map")
    assert re.search(
        '<figure class="chart.*<figure class="map', html("part-of-a-running-story"), re.S
    )
    assert "river-states-agree-on-a-shared-flood-warning" in html("search-results")


def test_every_page_as_served_is_valid_html(vardiafrica, tmp_path, html_faults):
    for name, path in PAGES.items():
        (tmp_path / f"{name}.html").write_bytes(vardiafrica.get(path)[2])
    assert html_faults(tmp_path) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_page_and_what_it_needs_are_served_packed(vardiafrica, name):
    sheets, scripts = needed(vardiafrica, PAGES[name])
    # What is no story has the sheet of lists, and some pages one of their own.
    lists = "article" not in name and name != "part-of-a-running-story"
    # The end of a long page is styled when a reader is near.
    end = lists and name not in {"front", "section", "section-below"}
    own = name in {"topic", "running-story", "search", "search-results", "not-found"}
    held = {"article-with-table": 1, "article-with-map": 1, "part-of-a-running-story": 3}
    assert (len(sheets), len(scripts)) == (1 + lists + end + own + held.get(name, 0), 1)
    for address in (PAGES[name], *sheets, *scripts):
        headers = vardiafrica.get(address, **{"Accept-Encoding": "gzip, deflate, br"})[1]
        assert headers.get("content-encoding") in ("gzip", "br"), address


@pytest.mark.parametrize("name", ["article-with-table", "article-in-french"])
def test_a_story_with_style_and_script_is_at_most_twenty_kilobytes_as_served(vardiafrica, name):
    assert weight(vardiafrica, PAGES[name]) <= MOST


def test_a_map_adds_at_most_one_and_a_half_kilobytes_to_that(vardiafrica):
    assert weight(vardiafrica, PAGES["article-with-map"]) <= MOST + MOST_OF_A_MAP


def weight(demo, path):
    """Bytes of the page and of what it names, in the coding that browsers are given."""
    sheets, scripts = needed(demo, path)
    return sum(
        len(demo.get(address, **{"Accept-Encoding": "gzip, deflate, br"})[2])
        for address in (path, *sheets, *scripts)
    )


def needed(demo, path):
    """The style sheets and the scripts that the page fetches at once.

    How we know and comments have theirs when a reader comes near, or at once without scripts.
    """
    html = re.sub(r"<noscript>.*?</noscript>", "", demo.get(path)[2].decode(), flags=re.DOTALL)
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    return sheets, re.findall(r'<script[^>]* src="([^"]+)"', html)

"""An agency's item on its way to the reader: the operator's command, then an editor's clicks."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS

OURS = Path(__file__).parents[1] / "wire" / "samples" / "plain.json"
THEIRS = {
    "ninjs": "ninjs/examples/1.4__ninjsExSimpleText1.json",
    "NewsML-G2": "newsml_g2/LISTING_2_NewsML-G2_Text_Document.xml",
}


def test_our_own_item_goes_from_the_wire_to_the_reader(chromium, vardiafrica):
    received = ingest(vardiafrica, OURS)
    assert received["headline"] == "Bridge opens"
    address = make_a_story(chromium, vardiafrica, received["headline"], "Finance")
    story = read(chromium, address)
    assert story["headline"] == "Bridge opens"
    assert story["language"] == "en"
    assert "The first car crossed at six." in story["text"]
    assert "The toll is free for a month." in story["text"]
    assert story["text"].startswith("Akosombo")
    assert "(Harmattan Wire)." in story["text"]
    assert story["credit"] == "Harmattan Wire Credit Harmattan Wire"


@pytest.mark.parametrize("standard", THEIRS)
def test_a_real_item_goes_from_the_wire_to_the_reader(chromium, vardiafrica, corpora, standard):
    path = corpora / THEIRS[standard]
    if not path.is_file():
        pytest.skip(f"needs ../shared/corpora/{THEIRS[standard]}, which is not here")
    received = ingest(vardiafrica, path)
    with desk.desk(chromium, vardiafrica, "editor") as page:
        open_item(page, received["headline"])
        words = page.locator(".desk-wire__copy p:not([class])").last.inner_text()
        agency = page.locator(".desk-wire__facts dd").first.inner_text()
    address = make_a_story(chromium, vardiafrica, received["headline"], "World")
    story = read(chromium, address)
    assert story["headline"] == received["headline"]
    assert words in story["text"]
    assert story["credit"].startswith(agency)


def ingest(demo, path):
    """What `djeli wire ingest` says of the one item in `path`."""
    done = demo.djeli("wire", "ingest", "--json", path)
    assert (done.returncode, done.stderr) == (0, "")
    said, summary = map(json.loads, done.stdout.splitlines())
    assert summary["summary"], "the last line accounts for all"
    assert said["outcome"] == "new", said
    return said


def open_item(page, headline):
    desk.open_from_menu(page, "Wire")
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=headline, exact=True).click()


def make_a_story(browser, demo, headline, section):
    """Make a story of the item, give it what an editor gives, publish it; its reader's address."""
    with desk.desk(browser, demo, "editor") as page:
        open_item(page, headline)
        label = page.locator("#wire-section option", has_text=section).first.inner_text()
        page.get_by_label("Section", exact=True).select_option(label=label)
        with page.expect_navigation():
            page.get_by_role("button", name="Create a story").click()
        assert "Nothing is published yet" in desk.told(page)
        page.get_by_role("textbox", name="Kicker").fill("From the wire")
        desk.press(page, "Publish")
        assert "is live" in desk.told(page)
        page.goto(f"{demo.url}/latest/")
        found = page.locator("main").get_by_role("link", name=headline).first
        return demo.url + str(found.get_attribute("href")).removeprefix(demo.url)


def read(browser, address):
    """The story as a reader who is not logged in gets it."""
    with window(browser) as context:
        page = context.new_page()
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        story = page.locator("article.story")
        expect(story.locator(".kicker")).to_have_text("From the wire", ignore_case=True)
        return {
            "headline": story.get_by_role("heading", level=1).inner_text(),
            "language": story.get_attribute("lang") or page.locator("html").get_attribute("lang"),
            # The container holds the story's head as well; its paragraphs have no class.
            "text": "\n\n".join(story.locator(".body > p:not([class])").all_inner_texts()),
            "credit": " ".join(story.locator(".agency").inner_text().split()),
        }

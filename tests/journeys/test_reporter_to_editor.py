"""A story's way from a reporter's blank page to the reader."""

import sqlite3
import time
from contextlib import closing

from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS

HEADLINE = "Ségou boatbuilders count their planks before the flood"
STANDFIRST = "A ledger at the yard shows who ordered which boat, and who has paid."
TEXT = "The yard at Ségou opens its ledger at six, before the first ferry."


def test_a_story_goes_from_a_reporters_blank_page_by_an_editor_to_the_reader(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "reporter") as page:
        desk.open_from_menu(page, "New story")
        page.locator("main").get_by_role("link", name="Africa", exact=True).click()
        page.get_by_placeholder("Headline").fill(HEADLINE)
        page.get_by_role("textbox", name="Standfirst").fill(STANDFIRST)
        desk.add_text(page, TEXT)
        expect(page.locator("#inline_child_bylines-0")).to_contain_text("Awa Traoré")
        page.get_by_role("button", name="Add byline").click()
        desk.choose(page, "Choose a contributor", "Aisha Bello")
        desk.press(page, "Send for review")
        assert "sent for review" in desk.told(page)

    with desk.desk(chromium, vardiafrica, "editor") as page:
        _read_as_reader(page, vardiafrica, is_there=False)
        waiting = page.get_by_role("region", name="Waiting for you")
        with page.expect_navigation():
            waiting.get_by_role("link", name=HEADLINE).click()
        expect(page.locator(".public-DraftEditor-content").first).to_have_text(TEXT)
        # An autosave that is about to begin must not make a draft of what is published, nor take
        # the approval along, where the answer that comes before it is slow.
        page.route("**/words/session/", lambda route: (time.sleep(1.5), route.continue_()))
        page.get_by_role("textbox", name="Standfirst").press_sequentially(" At once.")
        desk.press(page, "Approve and Publish")
        assert "is published." in desk.told(page)
        page.wait_for_timeout(2000)
        assert _kept(vardiafrica) == [(1, 0)]
        _read_as_reader(page, vardiafrica, is_there=True)


def _kept(demo):
    """Whether the story is live, and whether there is something that readers do not see."""
    rows = "SELECT live, has_unpublished_changes FROM wagtailcore_page WHERE title = ?"
    with closing(sqlite3.connect(demo.data / "db.sqlite3")) as database:
        return database.execute(rows, [HEADLINE]).fetchall()


def _read_as_reader(page, demo, is_there):
    with window(page.context.browser) as reader:
        seen = reader.new_page()
        seen.goto(f"{demo.url}/politics/africa/")
        link = seen.locator("main").get_by_role("link", name=HEADLINE)
        if not is_there:
            assert link.count() == 0
            return
        with seen.expect_response(lambda answer: "boatbuilders" in answer.url) as answered:
            link.first.click()
        assert answered.value.status == 200
        story = seen.locator("article.story")
        expect(story.get_by_role("heading", level=1)).to_have_text(HEADLINE)
        for said in (STANDFIRST, TEXT, "Awa Traoré", "Aisha Bello"):
            expect(story).to_contain_text(said)
        seen.goto(f"{demo.url}/latest/")
        expect(seen.locator("main")).to_contain_text(HEADLINE)

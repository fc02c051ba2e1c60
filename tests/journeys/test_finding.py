"""A story is found, a view of the list is kept, and what changed in a story is read."""

import pytest
from playwright.sync_api import expect

from tests.access import scrolls_sideways, violations
from tests.journeys import clicks, desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
WORDS = "ferries record load"
HEADLINE = "Lagos ferries carry a record load"
MOST_CLICKS = 8


@pytest.mark.parametrize("width", [1280, 390])
def test_an_editor_finds_a_story_keeps_the_view_and_reads_its_history(chromium, vardiafrica, width):
    view = f"Ferries {width}"
    with desk.desk(chromium, vardiafrica, "editor") as page:
        page.set_viewport_size({"width": width, "height": 844})
        clicks.count(page)
        page.goto(f"{vardiafrica.url}/desk/")
        page.get_by_role("searchbox", name="Search stories").fill(WORDS)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        found = page.locator("td.title a").filter(has_text=HEADLINE)
        expect(found).to_have_count(1)
        assert not scrolls_sideways(page)
        assert violations(page, ".listing") == []

        page.get_by_text("Save this view").click()
        page.get_by_label("Name of the view").fill(view)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=view)).to_be_visible()

        with page.expect_navigation():
            page.locator("td.title a").filter(has_text=HEADLINE).click()
        with page.expect_navigation():
            page.get_by_role("link", name="History", exact=True).first.click()
        expect(page.locator("main")).to_contain_text("Published")
        assert not scrolls_sideways(page)
        clicks.counted(page, f"a story is found, and its history, at {width} px")

        page.goto(f"{vardiafrica.url}/desk/stories/")
        with page.expect_navigation():
            page.get_by_role("link", name=view, exact=True).click()
        expect(page.locator("td.title a").filter(has_text=HEADLINE)).to_have_count(1)
        assert clicks.counted(page, "and the view opened again") <= MOST_CLICKS
        with page.expect_navigation():
            page.get_by_role("button", name=f"Delete the view {view}").click()

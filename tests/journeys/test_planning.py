"""From an assignment to a draft, and the calendar on a phone."""

import re

from playwright.sync_api import expect

from tests.access import scrolls_sideways, violations
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
WHAT = "Who counts the cranes at Tema"


def test_an_editor_assigns_and_the_reporter_starts_the_story(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "editor") as page:
        desk.open_from_menu(page, "Planning")
        with page.expect_navigation():
            page.get_by_role("link", name="New assignment", exact=True).click()
        assert violations(page, ".pln") == []
        page.get_by_label("What").fill(WHAT)
        page.get_by_label("Awa Traoré").check()
        page.get_by_label("Due").fill("2036-11-28T16:00")
        page.get_by_label("Place").fill("Tema")
        page.get_by_role("button", name="Assign", exact=True).click()
        expect(page.locator(".messages")).to_contain_text("is assigned")
        expect(page.locator(".pln-entry")).to_contain_text(f"16:00 {WHAT}")
        assert violations(page, ".pln") == []
    with desk.desk(chromium, vardiafrica, "reporter") as page:
        mine = page.get_by_role("region", name=re.compile("Your assignments"))
        mine.get_by_role("link", name=WHAT).click()
        page.get_by_role("button", name="Start the story").click()
        expect(page.get_by_placeholder("Headline")).to_have_value(WHAT)
        page.goto(f"{vardiafrica.url}/desk/")
        expect(mine.locator("li", has_text=WHAT)).to_contain_text("being written")
    day = "planning/?view=day&day=2036-11-28"
    with desk.desk(chromium, vardiafrica, "editor", at=day) as page:
        page.get_by_role("link", name=WHAT).click()
        page.get_by_role("button", name="Drop it").click()
        expect(page.locator(".pln-dropped")).to_be_visible()


def test_the_calendar_fits_a_phone_in_each_view(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "editor", at="planning/") as page:
        page.set_viewport_size({"width": 390, "height": 844})
        for view in ("Day", "Week", "Month"):
            page.goto(f"{vardiafrica.url}/desk/planning/")
            page.get_by_role("link", name=view, exact=True).click()
            expect(page.get_by_role("link", name=view, exact=True)).to_have_attribute(
                "aria-current", "page"
            )
            assert not scrolls_sideways(page)
            assert violations(page, ".pln") == []

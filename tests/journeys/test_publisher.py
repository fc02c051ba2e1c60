"""The publisher withdraws a story with a note, and changes what the edition says of itself."""

import re

from playwright.sync_api import expect

from tests.access import scrolls_sideways
from tests.journeys import clicks, desk
from tests.journeys.on_the_demo import publish, take_away
from tests.vardiafrica import MARKS

pytestmark = MARKS
HEADLINE, SLUG = "A harbour counts its cranes twice", "a-harbour-counts-its-cranes-twice"
NOTE = "We published this story too early. A corrected one follows."
MOST_CLICKS = 8


def test_a_publisher_withdraws_a_story_and_says_why_and_keeps_the_editions_settings(
    chromium, vardiafrica
):
    made = publish(vardiafrica, HEADLINE, SLUG, "Nine cranes, or ten.")
    try:
        with desk.desk(chromium, vardiafrica, "publisher") as page:
            clicks.count(page)
            page.goto(f"{vardiafrica.url}/desk/")
            page.get_by_role("searchbox", name="Search stories").fill(HEADLINE)
            with page.expect_navigation():
                page.keyboard.press("Enter")
            row = page.locator("tr").filter(has_text=HEADLINE)
            row.get_by_role("button", name=re.compile("More options")).click()
            with page.expect_navigation():
                page.get_by_role("link", name="Withdraw", exact=False).first.click()
            page.get_by_role("textbox", name="Reason").fill("The harbour asked us to count again.")
            page.get_by_role("textbox", name="Note for readers").fill(NOTE)
            with page.expect_navigation():
                page.get_by_role("button", name="Withdraw", exact=False).click()
            assert HEADLINE in desk.told(page)
            clicks.counted(page, "a story is withdrawn with a note")

            page.locator(".sidebar").get_by_role("button", name="Settings").click()
            desk.open_from_menu(page, "Edition")
            name = page.get_by_role("textbox", name="Name", exact=False).first
            expect(name).to_have_value("Vardiafrica")
            with page.expect_navigation():
                page.get_by_role("button", name="Save").click()
            assert "Edition" in desk.told(page)
            assert clicks.counted(page, "and the edition's settings saved") <= MOST_CLICKS

            page.set_viewport_size({"width": 390, "height": 844})
            for path in ("", "settings/stories/edition/", "users/", "reports/audit/", "press/"):
                page.goto(f"{vardiafrica.url}/desk/{path}")
                assert not scrolls_sideways(page), path
            page.goto(f"{vardiafrica.url}{made['address']}")
            expect(page.locator("main")).to_contain_text(NOTE)
            assert not scrolls_sideways(page)
    finally:
        take_away(vardiafrica, made)

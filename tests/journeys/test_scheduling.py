"""A story is scheduled, moved and edited from the publish button, by clicks that are counted."""

import sys

from playwright.sync_api import expect

from tests.access import scrolls_sideways, violations
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
HEADLINE = "Kayes counts its wells before the heat"


def test_a_story_is_scheduled_with_two_clicks_moved_and_taken_off_the_clock(
    chromium, vardiafrica, capsys
):
    with desk.desk(chromium, vardiafrica, "editor") as page:
        desk.open_from_menu(page, "New story")
        page.locator("main").get_by_role("link", name="Africa", exact=True).click()
        page.get_by_placeholder("Headline").fill(HEADLINE)
        desk.add_text(page, "Thirty-one wells, and nine of them dry since March.")
        page.get_by_role("button", name="Add byline").click()
        desk.choose(page, "Choose a contributor", "Aisha Bello")
        clicks = press(page, "Publish at …", "Tomorrow 06:00")
        with capsys.disabled():
            sys.stdout.write(f"\na story scheduled: {clicks} clicks\n")
        assert clicks <= 4
        assert "It goes live on" in desk.told(page)
        assert "Lagos time" in desk.told(page)

        page.locator("main").get_by_role("link", name=HEADLINE).first.click()
        assert "Scheduled: goes live on" in desk.told(page)
        assert "locked" not in desk.told(page)
        summary = page.locator(".desk-at summary")
        expect(summary).to_contain_text("06:00")
        summary.click()
        assert violations(page, ".desk-at") == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert not scrolls_sideways(page)
        expect(page.get_by_label("Another time")).to_be_in_viewport()
        page.set_viewport_size({"width": 1280, "height": 900})
        typed = page.get_by_label("Another time")
        typed.fill(typed.input_value().replace("T06:00", "T06:07"))
        with page.expect_event("load"):
            page.get_by_role("button", name="Schedule again").click()
        assert "06:07" in desk.told(page)

        page.locator("main").get_by_role("link", name=HEADLINE).first.click()
        expect(page.locator(".desk-at summary")).to_contain_text("06:07")
        address = page.url
        with page.expect_event("load"):
            page.get_by_role("button", name="Cancel the schedule").click()
        page.goto(address)
        expect(page.locator(".desk-at summary")).to_have_text("Publish at …")


def press(page, opener, time):
    """Open the times and press one; gives how many clicks that took."""
    page.locator(".desk-at summary", has_text=opener).click()
    with page.expect_event("load"):
        page.locator(".desk-at").get_by_role("button", name=time).click()
    return 2

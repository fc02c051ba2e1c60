"""A story is sent back with a note, mended and approved, in a browser."""

from playwright.sync_api import expect

from tests.journeys import clicks, desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
HEADLINE = "Kayes counts its wells before the rains"
NOTE = "Who counted them? Name the ministry."


def test_a_story_comes_back_with_a_note_and_is_approved(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "reporter") as page:
        clicks.count(page)
        page.goto(f"{vardiafrica.url}/desk/")
        desk.open_from_menu(page, "New story")
        page.locator("main").get_by_role("link", name="Africa", exact=True).click()
        page.get_by_placeholder("Headline").fill(HEADLINE)
        page.get_by_role("textbox", name="Standfirst").fill("Two hundred wells, and one list.")
        desk.add_text(page, "The list lies in the town hall.")
        desk.press(page, "Send for review")
        clicks.counted(page, "a story is written and sent for review")

        with desk.desk(chromium, vardiafrica, "editor") as other:
            clicks.count(other)
            other.goto(f"{vardiafrica.url}/desk/")
            waiting = other.get_by_role("region", name="Waiting for you")
            with other.expect_navigation():
                waiting.get_by_role("link", name=HEADLINE).click()
            footer = other.locator("footer")
            footer.get_by_role("button", name="More actions").click()
            footer.get_by_role("button", name="Send back").click()
            other.get_by_role("dialog").get_by_label("Comment").fill(NOTE)
            dialog = other.get_by_role("dialog").filter(has_text="Send back")
            with other.expect_event("load"):
                dialog.get_by_role("button", name="Send back").click()
            assert f"“{HEADLINE}” was sent back" in desk.told(other)
            clicks.counted(other, "a story is sent back with a note")

        page.goto(f"{vardiafrica.url}/desk/")
        back = page.get_by_role("region", name="Sent back to you")
        expect(back).to_contain_text(NOTE)
        with page.expect_navigation():
            back.get_by_role("link", name=HEADLINE).click()
        banner = page.locator(".desk-back").first
        expect(banner).to_contain_text(NOTE)
        expect(banner).to_contain_text("Sent back")
        assert "Changes requested" not in page.locator("body").inner_text()

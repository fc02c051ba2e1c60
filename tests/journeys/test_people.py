"""A colleague is invited, comes, and is shut out again, in a browser."""

import re

from playwright.sync_api import expect

from tests.journeys import clicks, desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
NAME, EMAIL = "Invited Journeyer", "journeyer@vardiafrica.example"
MOST_CLICKS = 3


def test_a_publisher_invites_a_colleague_in_three_clicks(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "publisher") as page:
        clicks.count(page)
        page.goto(f"{vardiafrica.url}/desk/")
        sidebar = page.locator(".sidebar")
        sidebar.get_by_role("button", name="People & topics").click()
        with page.expect_navigation():
            sidebar.get_by_role("link", name="Invite somebody").click()
        page.get_by_role("textbox", name="Name").fill(NAME)
        page.get_by_role("textbox", name="E-mail address").fill(EMAIL)
        with page.expect_navigation():
            page.get_by_role("button", name="Send the invitation").click()
        told = page.locator(".messages").inner_text()
        assert f"{NAME} is invited" in told
        assert clicks.counted(page, "a colleague is invited") <= MOST_CLICKS
        link = re.search(r"http://\S+/desk/invitation/\S+", told)[0]

        path = link[link.index("/desk/") :]
        window = chromium.new_context(locale="en", viewport={"width": 390, "height": 844})
        colleague = window.new_page()
        colleague.set_default_timeout(desk.PATIENCE)
        colleague.goto(f"{vardiafrica.url}{path}")
        colleague.locator("input[type=password]").first.fill("nine palms by the ferry")
        colleague.get_by_role("button", name="Open the desk").click()
        expect(colleague.get_by_role("heading", level=1)).to_contain_text("Invited")

        page.get_by_role("link", name=NAME).first.click()
        page.get_by_label("May sign in").uncheck()
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()
        colleague.goto(f"{vardiafrica.url}/desk/")
        expect(colleague).to_have_url(re.compile("/desk/login/"))
        colleague.goto(f"{vardiafrica.url}{path}")
        expect(colleague.get_by_role("heading", level=1)).to_have_text("This link no longer works")
        window.close()

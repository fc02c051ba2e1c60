"""Two editors in one story: each sees the other, and nobody's words are lost; and a story's end."""

from playwright.sync_api import expect

from tests.access import scrolls_sideways
from tests.journeys import clicks, desk
from tests.journeys.on_the_demo import publish, take_away
from tests.vardiafrica import MARKS

pytestmark = MARKS
ENDS = """
from datetime import UTC, datetime
story.expire_at = datetime(2036, 11, 28, 19, 30, tzinfo=UTC)
"""
HEADLINE, SLUG = "Two desks write one story", "two-desks-write-one-story"


def test_the_second_editor_is_seen_the_slower_one_is_warned_and_the_end_is_in_the_calendar(
    chromium, vardiafrica
):
    made = publish(vardiafrica, HEADLINE, SLUG, "The first line stands.", ENDS)
    address = f"{vardiafrica.url}/desk/pages/{made['pk']}/edit/"
    try:
        with (
            desk.desk(chromium, vardiafrica, "editor") as slow,
            desk.desk(chromium, vardiafrica, "publisher") as quick,
        ):
            slow.goto(address)
            clicks.count(quick)
            quick.goto(address)
            inside = quick.locator(".w-editing-sessions__session")
            expect(inside).to_have_count(1)
            quick.get_by_placeholder("Kicker").fill("Harbours")
            quick.locator("footer").get_by_role("button", name="More actions").click()
            desk.press(quick, "Save draft")
            clicks.counted(quick, "the quicker of two editors saves")

            slow.get_by_placeholder("Kicker").fill("Ports")
            warning = slow.get_by_text("Saving will overwrite a newer version").first
            expect(warning).to_be_visible(timeout=desk.PATIENCE)
            expect(slow.get_by_placeholder("Kicker")).to_have_value("Ports")
            slow.set_viewport_size({"width": 390, "height": 844})
            assert not scrolls_sideways(slow)

            quick.goto(f"{vardiafrica.url}/desk/planning/?view=day&day=2036-11-28")
            entry = quick.locator(".pln-entry").filter(has_text=HEADLINE)
            expect(entry).to_contain_text("20:30")
            expect(entry).to_contain_text("Expiry")
            with quick.expect_navigation():
                entry.get_by_role("link", name=HEADLINE).click()
            expect(quick.get_by_placeholder("Kicker")).to_have_value("Harbours")
            clicks.counted(quick, "and opens it from the day on which it ends")
    finally:
        take_away(vardiafrica, made)

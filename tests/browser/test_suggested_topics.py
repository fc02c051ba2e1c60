"""Topics from a story's text, before anything is saved, and what a reader then sees."""

from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS


def test_an_editor_takes_topics_from_what_was_just_typed_by_keys_alone(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "editor") as page:
        page.get_by_placeholder("Headline").fill("Fishing boats wait at Kano’s new bridge")
        page.get_by_role("textbox", name="Standfirst").fill(
            "Traders from Burundi watch in Burundi."
        )
        suggested = page.locator(".desk-suggested__list")
        expect(suggested.get_by_role("button", name="Fishing")).to_be_visible()
        expect(suggested.get_by_role("button", name="Nigeria")).to_be_visible()

        fresh = suggested.get_by_role("button", name="Burundi")
        expect(fresh).to_contain_text("new")
        fresh.focus()
        page.keyboard.press("Enter")
        chosen = page.locator(".desk-topics__chosen")
        expect(chosen).to_contain_text("Burundi")
        expect(fresh).to_have_count(0)

        suggested.get_by_role("button", name="Fishing").focus()
        page.keyboard.press("Enter")
        expect(chosen).to_contain_text("Fishing")
        focused = "document.activeElement.closest('.desk-suggested__list') !== null"
        assert page.evaluate(focused), "the keys stay among the suggestions"

        page.get_by_role("button", name="Remove Fishing").click()
        expect(suggested.get_by_role("button", name="Fishing")).to_be_visible()

        page.get_by_placeholder("Headline").fill("Elections are counted")
        expect(suggested.get_by_role("button", name="Elections")).to_be_visible()
        expect(suggested.get_by_role("button", name="Nigeria")).to_have_count(0)


def test_a_reporter_is_offered_no_new_topic_and_one_running_story_at_a_time(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        page.get_by_placeholder("Headline").fill("The Savannah Palace is full in Lesotho and Ghana")
        suggested = page.locator(".desk-suggested__list")
        expect(suggested.get_by_role("button", name="The Savannah Palace")).to_be_visible()
        expect(suggested.get_by_role("button", name="Lesotho")).to_have_count(0)
        suggested.get_by_role("button", name="The Savannah Palace").click()
        typed = page.locator(".desk-topics__typed input")
        typed.fill("Paid by")
        page.get_by_role("option", name="Paid by the song").click()
        expect(page.locator(".desk-topics__told")).to_contain_text("one running story")
        expect(page.locator(".desk-chip[data-running]")).to_have_count(1)

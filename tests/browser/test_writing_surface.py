"""The editor is one surface: one writes where readers will read, and the rest stands beside it."""

import json
import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from djeli.stories.text.bodies import count_words, reading_minutes
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS

LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
TOP = "e => e.getBoundingClientRect().top"


@pytest.fixture
def page(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        page.set_viewport_size(LAPTOP)
        yield page


def text(page):
    return page.locator(".public-DraftEditor-content")


def tally(page):
    return page.locator(".desk-surface__tally")


def body_of(demo, headline):
    """The page's number and the blocks of a story of the demo, as they are stored."""
    rows = (
        "SELECT p.id, a.body FROM wagtailcore_page p JOIN stories_article a"
        " ON a.page_ptr_id = p.id WHERE p.title LIKE ?"
    )
    with closing(sqlite3.connect(demo.data / "db.sqlite3")) as database:
        number, body = database.execute(rows, [f"{headline}%"]).fetchone()
    return number, json.loads(body)


def test_the_text_begins_on_the_first_screen_of_a_laptop_and_a_new_one_takes_words_at_once(page):
    page.get_by_placeholder("Headline").fill("The quay is counted")
    page.get_by_placeholder("Headline").press("Enter")
    page.keyboard.type("All planks are there.")
    expect(page.get_by_role("textbox", name="Standfirst")).to_have_value("All planks are there.")
    assert text(page).evaluate(TOP) < 500
    page.keyboard.press("Tab")
    desk.add_text(page, "One two three")
    expect(tally(page)).to_have_text("3 words · 1 min")
    for part in ("#id_bylines-FORMS", "#id_dateline", ".desk-lead", ".desk-trail"):
        expect(page.locator(f"#desk-beside {part}").first).to_be_visible()


def test_words_are_counted_in_the_browser_as_on_the_server(chromium, vardiafrica):
    number, blocks = body_of(vardiafrica, "River states agree")
    words = count_words(blocks)
    with desk.desk(chromium, vardiafrica, "editor", at=f"pages/{number}/edit/") as page:
        page.set_viewport_size(LAPTOP)
        expect(tally(page)).to_have_text(f"{words} words · {reading_minutes(words)} min")
        assert text(page).first.evaluate(TOP) < 800


def test_the_page_stands_alone_by_a_key_and_comes_back_by_another(page):
    beside = page.locator("#desk-beside")
    expect(beside).to_be_visible()
    page.get_by_placeholder("Headline").press("Control+Shift+F")
    expect(beside).to_be_hidden()
    expect(page.locator(".sidebar")).to_be_hidden()
    expect(page.get_by_placeholder("Headline")).to_be_visible()
    page.keyboard.press("Escape")
    expect(beside).to_be_visible()


def test_on_a_phone_the_details_are_a_drawer_and_a_line_of_the_list_opens_it(page):
    page.set_viewport_size(PHONE)
    beside = page.locator("#desk-beside")
    expect(beside).to_be_hidden()
    page.get_by_role("button", name="Details").click()
    expect(beside).to_be_visible()
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    page.locator(".desk-checks summary").click()
    page.get_by_role("button", name="There is no lead picture.").click()
    expect(beside).to_be_visible()
    expect(page.get_by_role("button", name="Choose a picture")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_list_beside_the_button_follows_what_is_saved_and_no_script_fails(page):
    failures = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    page.reload()
    page.get_by_placeholder("Headline").fill("A list that follows")
    page.wait_for_url("**/edit/")
    checks = page.locator(".desk-checks")
    expect(checks.locator("summary")).to_contain_text("1 to mend")
    desk.add_text(page, "The first plank.")
    expect(checks.locator("summary")).to_contain_text("Ready")
    checks.locator("summary").click()
    checks.get_by_role("button", name="There is no standfirst.").click()
    expect(page.get_by_role("textbox", name="Standfirst")).to_be_focused()
    page.keyboard.type("Now there is one.")
    expect(checks.get_by_role("button", name="There is no standfirst.")).to_have_count(0)
    assert failures == []


def test_a_story_that_is_left_alone_saves_itself_no_more(page):
    page.reload(wait_until="commit")
    page.get_by_placeholder("Headline").fill("Typed before the desk looks for changes")
    page.wait_for_url("**/edit/")
    page.wait_for_timeout(4_000)
    saves = []
    page.on("request", lambda one: saves.append(one.url) if is_save(one) else None)
    page.wait_for_timeout(4_000)
    assert saves == []


def is_save(request):
    return request.method == "POST" and request.url.endswith("/edit/")


def has_words(request, words):
    return is_save(request) and words in (request.post_data_buffer or b"")


def test_a_note_in_the_margin_stays_while_the_story_saves_itself(page):
    page.get_by_placeholder("Headline").fill("A note in the margin")
    page.get_by_role("button", name="Toggle comments").click()
    page.locator("[data-contentpath=title] [data-comment-add]").click()
    note = page.locator("#comments .comment").last
    note.locator("textarea").fill("Please check what the secretariat has announced.")
    page.wait_for_url("**/edit/")
    held = []
    page.route("**/pages/*/edit/", lambda route: route.continue_() if held else held.append(route))
    page.get_by_placeholder("Headline").click()
    page.wait_for_timeout(300)  # after which Wagtail lets go of the note
    with page.expect_request(is_save):
        page.keyboard.type(" 2")
    note.get_by_role("button", name="Comment").click()
    with page.expect_response(lambda one: has_words(one.request, b"secretariat")):
        held[0].continue_()
    text = page.locator(".comment__text")
    expect(text).to_have_text("Please check what the secretariat has announced.")
    assert text.evaluate("e => getComputedStyle(e).wordBreak") == "normal"
    written = page.locator(".comment-header__date time")
    expect(written).to_have_text(re.compile(r"^\d{1,2} [A-Z][a-z]{2} \d{4}, \d{2}:\d{2}$"))
    page.reload()
    expect(text).to_have_text("Please check what the secretariat has announced.")


@pytest.mark.parametrize("width", [360, 600, 768, 1100, 1280])
def test_the_foot_of_a_live_story_is_within_the_screen_and_beside_the_details(
    chromium, vardiafrica, width
):
    number, _ = body_of(vardiafrica, "River states agree")
    with desk.desk(chromium, vardiafrica, "editor", at=f"pages/{number}/edit/") as page:
        page.set_viewport_size({"width": width, "height": 800})
        foot = page.locator("footer nav")
        page.get_by_label("What kind of change is this?").select_option("correction")
        page.locator(".desk-at summary").click()
        told = page.get_by_label("What readers are told")
        other = page.get_by_label("Another time")
        surface = page.locator(".desk-surface")
        expect(surface).to_have_class(re.compile("narrow" if width < 1100 else "desk-surface$"))
        end = left(page.locator("#desk-beside")) if width >= 1100 else width
        for part in (*foot.locator("> *").all(), told, other):
            expect(part).to_be_visible()
            assert left(part) >= 0
            assert left(part) + part.bounding_box()["width"] <= end


def left(part):
    return part.bounding_box()["x"]


def test_enter_goes_from_the_headline_to_the_standfirst_and_on_to_the_text(page):
    page.get_by_placeholder("Headline").fill("The quay is counted")
    page.get_by_placeholder("Headline").press("Enter")
    page.keyboard.type("All planks are there.")
    page.keyboard.press("Enter")
    page.keyboard.type("One two three")
    expect(text(page)).to_have_text("One two three")
    expect(page.get_by_role("textbox", name="Standfirst")).to_have_value("All planks are there.")


def test_a_key_alone_leaves_no_form_and_elsewhere_can_be_switched_off(chromium, vardiafrica, page):
    page.get_by_role("button", name="Distraction-free").focus()
    form = page.url
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert page.url == form
    with desk.desk(chromium, vardiafrica, "reporter") as dashboard:
        dashboard.evaluate("deskKeys.areOn = false")
        dashboard.keyboard.press("n")
        dashboard.wait_for_timeout(300)
        assert dashboard.url.endswith("/desk/")
        dashboard.evaluate("deskKeys.areOn = true")
        dashboard.keyboard.press("n")
        dashboard.wait_for_url("**/desk/stories/new/")


def test_on_a_phone_the_empty_paragraph_and_the_signs_for_notes_are_whole(page):
    page.set_viewport_size({"width": 360, "height": 700})
    expect(page.locator(".desk-surface--narrow")).to_be_visible()
    frame = page.locator(".DraftEditor-root")
    assert frame.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert frame.bounding_box()["height"] > 70
    for sign in page.locator("#desk-beside, .desk-sheet").locator("[data-comment-add]").all():
        if sign.is_visible():
            assert left(sign) + sign.bounding_box()["width"] <= 360

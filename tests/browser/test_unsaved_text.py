"""What is typed stays in the browser until the server has it."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS, PASSWORD

pytestmark = MARKS
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('desk.words.')).length"


@pytest.fixture
def page(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        yield page


def begin(page, headline):
    """A story that the server has."""
    page.get_by_placeholder("Headline").fill(headline)
    page.wait_for_url("**/edit/")
    desk.until(page, f"{KEPT} === 0")


def standfirst(page):
    return page.get_by_role("textbox", name="Standfirst")


def bar(page, text):
    return page.locator(".desk-words").filter(has_text=text)


def log_in_again(page):
    frame = page.frame_locator(".desk-words-login iframe")
    frame.locator("input[name=username]").fill("reporter@vardiafrica.example")
    frame.locator("input[name=password]").fill(PASSWORD)
    frame.locator("input[name=password]").press("Enter")
    expect(page.locator(".desk-words-login")).to_have_count(0)


def test_what_is_typed_before_the_page_is_a_second_old_reaches_the_server(page):
    page.reload(wait_until="commit")
    standfirst(page).press_sequentially("Typed at once.")
    begin(page, "First words")
    page.reload()
    expect(standfirst(page)).to_have_value("Typed at once.")


def test_a_session_that_ends_costs_no_word_and_one_logs_in_on_the_page(page):
    begin(page, "A session ends")
    page.context.clear_cookies(name="sessionid")
    standfirst(page).fill("Typed after the end.")
    expect(bar(page, "You are logged out")).to_contain_text("kept in this browser")
    assert page.evaluate(KEPT) == 1
    page.get_by_role("button", name="Log in here").click()
    log_in_again(page)
    expect(bar(page, "Everything is saved")).to_be_visible()
    assert page.evaluate(KEPT) == 0
    page.reload()
    expect(standfirst(page)).to_have_value("Typed after the end.")


def test_with_all_cookies_gone_the_button_asks_for_a_login_and_then_sends(page):
    begin(page, "All cookies are gone")
    desk.add_text(page, "The first car crossed.")
    page.context.clear_cookies()
    standfirst(page).fill("Typed before the button.")
    page.locator("footer").get_by_role("button", name="Send for review", exact=True).click()
    with page.expect_navigation():
        log_in_again(page)
    expect(page.locator(".messages")).to_contain_text("sent for review")
    assert page.evaluate(KEPT) == 0


def test_without_a_connection_words_are_kept_and_sent_when_it_is_back(page):
    begin(page, "No connection")
    page.context.set_offline(True)
    standfirst(page).fill("Typed in a tunnel.")
    expect(bar(page, "No connection to the server")).to_contain_text("kept in this browser")
    page.context.set_offline(False)
    expect(bar(page, "Everything is saved")).to_be_visible()
    page.reload()
    expect(standfirst(page)).to_have_value("Typed in a tunnel.")


def test_a_draft_whose_answer_is_lost_on_the_way_is_not_made_twice(page, vardiafrica):
    lost = []

    def lose_the_first_answer(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            return route.abort("connectionreset")
        return route.continue_()

    page.route("**/pages/add/**", lose_the_first_answer)
    begin(page, "A line that breaks")
    assert lost == [200]
    with closing(sqlite3.connect(vardiafrica.data / "db.sqlite3")) as database:
        made = database.execute(
            "SELECT slug FROM wagtailcore_page WHERE draft_title = 'A line that breaks'"
        ).fetchall()
    assert made == [("a-line-that-breaks",)]


def refuse_saving(page):
    page.route(
        "**/pages/*/edit/",
        lambda route: (
            route.fulfill(status=503, body="busy")
            if route.request.method == "POST"
            else route.continue_()
        ),
    )


def test_words_that_the_server_refused_come_back_when_the_page_is_opened_again(page):
    begin(page, "The server is busy")
    desk.add_text(page, "It has this.")
    desk.until(page, f"{KEPT} === 0")
    refuse_saving(page)
    page.keyboard.type(" And not this.")
    expect(bar(page, "The server could not save")).to_be_visible()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    page.unroute("**/pages/*/edit/")
    found = bar(page, "Unsaved text, typed in this browser")
    found.get_by_text("View").click()
    expect(found).to_contain_text("It has this. And not this.")
    with page.expect_navigation():
        found.get_by_role("button", name="Restore").click()
    text = page.locator(".public-DraftEditor-content").last
    expect(text).to_have_text("It has this. And not this.")
    desk.until(page, f"{KEPT} === 0")
    page.goto(page.url)
    expect(text).to_have_text("It has this. And not this.")
    expect(page.locator(".desk-words")).to_have_count(0)


def test_words_are_nobody_else_s_are_told_on_the_dashboard_and_go_at_logout(page, vardiafrica):
    begin(page, "A shared computer")
    refuse_saving(page)
    standfirst(page).fill("Mine alone.")
    expect(bar(page, "The server could not save")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{vardiafrica.url}/desk/")
    expect(bar(page, "Unsaved text in this browser")).to_contain_text("A shared computer")
    page.evaluate(
        "const key = Object.keys(localStorage).find((one) => one.startsWith('desk.words.'));"
        "const words = JSON.parse(localStorage[key]);"
        "localStorage.setItem('desk.words.0.x', JSON.stringify({...words, user: 0, tab: 'x'}));"
        "localStorage.setItem('desk.words.0.y', JSON.stringify({...words, user: 0, tab: 'y', at: 0}));"
    )
    page.reload()
    expect(bar(page, "Unsaved text in this browser").locator("li")).to_have_count(1)
    assert page.evaluate(KEPT) == 2, "what is older than a week is gone"
    page.locator(".sidebar-footer__toggle, .sidebar-footer button").first.click()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login/**")
    assert page.evaluate(KEPT) == 1


def test_a_form_that_was_only_looked_at_keeps_nothing(chromium, vardiafrica):
    forms = ("people/contributors/edit/1/", "front/edit/1/", "newsletters/issues/new/")
    first = "settings/stories/edition/1/"
    with desk.desk(chromium, vardiafrica, "publisher", at=first) as page:
        for path in (first, *forms):
            if path != first:
                page.goto(f"{vardiafrica.url}/desk/{path}")
            expect(page.locator("form[data-edit-form] input[name=desk-words]")).to_have_count(1)
            page.wait_for_timeout(1500)
            assert page.evaluate(KEPT) == 0, path

"""Moderation by keys: nothing is decided about a comment that is not visibly the current one."""

import time

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
EVERYTHING = "comments/?state="
CURRENT = ".desk-comment[aria-current]"
SETTLED = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 400))))"""
"""The page takes keys a third of a second after it is on the screen, on however busy a machine."""


@pytest.fixture
def queue(chromium, vardiafrica):
    """Everything that was ever said: enough for a screen and more."""
    with desk.desk(chromium, vardiafrica, "audience", at=EVERYTHING) as page:
        settle(page)
        yield page


@pytest.fixture
def clocked_queue(chromium, vardiafrica):
    """The same, where the test may let time stand."""
    with desk.desk(chromium, vardiafrica, "audience", fresh=True) as page:
        page.clock.install()
        page.goto(f"{vardiafrica.url}/desk/{EVERYTHING}")
        settle(page)
        yield page


def settle(page):
    """Wait until a page that has just come takes keys."""
    page.evaluate(SETTLED)


def states(page):
    rows = page.locator(".desk-comment")
    return {row.get_attribute("id"): row.locator(".desk-state").inner_text() for row in rows.all()}


def test_a_key_without_a_current_comment_decides_nothing_and_says_so(queue):
    before = states(queue)
    for key in "sdah":
        queue.keyboard.press(key)
    expect(queue.get_by_text("No comment is selected")).to_be_visible()
    queue.reload()
    assert states(queue) == before


def test_after_a_decision_the_next_is_current_and_undo_returns_to_what_was_decided(clocked_queue):
    queue = clocked_queue
    queue.keyboard.press("j")
    first = queue.locator(CURRENT).get_attribute("id")
    following = queue.locator(".desk-comment").nth(1).get_attribute("id")
    before = states(queue)
    key = "h" if before[first] == "Approved" else "a"
    # The clock of the browser stands: however slow this machine is, no time goes by.
    queue.clock.pause_at(time.time() + 60)
    with queue.expect_navigation():
        queue.keyboard.press(key)
    # Pressed before the page is on the screen, and before the moderator can have seen it.
    for milliseconds in (100, 200):
        queue.keyboard.press("s")
        queue.clock.run_for(milliseconds)
    queue.clock.resume()
    settle(queue)
    assert {name for name, state in states(queue).items() if state != before[name]} == {first}
    expect(queue.locator(CURRENT)).to_have_attribute("id", following)
    expect(queue.locator(CURRENT)).to_be_focused()
    with queue.expect_navigation():
        queue.keyboard.press("u")
    settle(queue)
    assert states(queue) == before
    expect(queue.locator(CURRENT)).to_have_attribute("id", first)


def test_a_comment_out_of_sight_is_brought_back_and_not_decided(queue):
    queue.keyboard.press("j")
    before = states(queue)
    queue.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    queue.evaluate("document.querySelector('.content-wrapper, main').scrollTo(0, 1e6)")
    expect(queue.locator(CURRENT).locator("header")).not_to_be_in_viewport()
    queue.keyboard.press("d")
    expect(queue.locator(CURRENT).locator("header")).to_be_in_viewport()
    queue.reload()
    assert states(queue) == before


def test_elsewhere_on_the_page_a_key_decides_nothing(queue):
    queue.keyboard.press("j")
    before = states(queue)
    queue.locator(".sidebar a").first.focus()
    queue.keyboard.press("d")
    expect(queue.locator(CURRENT)).to_have_count(0)
    queue.reload()
    assert states(queue) == before

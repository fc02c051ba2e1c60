"""The desk in a browser, by typing and clicking alone."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.vardiafrica import PASSWORD, Demo
from tests.windows import PATIENCE, close

_rooms: dict[tuple[str, str], BrowserContext] = {}


@contextmanager
def desk(
    browser: Browser, demo: Demo, who: str, *, at: str = "", fresh: bool = False
) -> Iterator[Page]:
    """The dashboard of `who`, one of the demo's logins, or the desk's page `at`.

    Each of them has a browser that stays open from test to test, as in a newsroom. Who changes the
    browser's clock asks for a `fresh` one.
    """
    context = _window(browser) if fresh else _room(browser, demo, who)
    page = context.new_page()
    try:
        if not fresh:
            # The last page wrote down its words once more as it closed.
            page.goto(f"{demo.url}/robots.txt")
            page.evaluate("localStorage.clear()")
        page.goto(f"{demo.url}/desk/{at}")
        if urlsplit(page.url).path == "/desk/login/":
            _log_in(page, who)
            page.wait_for_url(lambda address: urlsplit(address).path != "/desk/login/")
        yield page
    finally:
        if fresh:
            context.close()
        else:
            context.set_offline(False)
            close(page)


@contextmanager
def new_story(browser: Browser, demo: Demo, who: str) -> Iterator[Page]:
    """The empty form of a story in Africa, without the way to it through the menu."""
    with closing(sqlite3.connect(demo.data / "db.sqlite3")) as database:
        (section,) = database.execute(
            "SELECT id FROM wagtailcore_page WHERE slug = 'africa' AND depth > 2"
        ).fetchone()
    with desk(browser, demo, who, at=f"pages/add/stories/article/{section}/") as page:
        yield page


def _room(browser: Browser, demo: Demo, who: str) -> BrowserContext:
    """The browser of that person. A tab of it stays open: with the last one Chromium would forget
    what it has compiled of the desk's scripts."""
    if (demo.url, who) not in _rooms:
        context = _window(browser)
        context.new_page().goto(f"{demo.url}/desk/login/")
        _rooms[demo.url, who] = context
    return _rooms[demo.url, who]


def _window(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(PATIENCE)
    return context


def _log_in(page: Page, who: str) -> None:
    page.locator("input[name=username]").fill(f"{who}@vardiafrica.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def open_from_menu(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator(".sidebar").get_by_role("link", name=name, exact=True).click()


def add_text(page: Page, text: str) -> None:
    """Write at the end of the story: in its last paragraph if that is blank, else in a new one."""
    insert = page.get_by_role("button", name="Insert a block").last
    insert.wait_for()
    written = page.locator(".public-DraftEditor-content")
    if not written.count() or written.last.inner_text().strip():
        insert.click()
        page.get_by_role("option", name="Text", exact=True).click()
    written.last.click()
    page.keyboard.type(text)
    expect(written.last).to_have_text(text)


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true. The desk's policy keeps Playwright's own waiting
    from evaluating text in the page; from outside it may."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(100)


def choose(page: Page, button: str, name: str) -> None:
    """Press the last chooser's button and choose `name` in the dialog."""
    page.get_by_role("button", name=button, exact=True).last.click()
    dialog = page.get_by_role("dialog").filter(has_text=button)
    dialog.get_by_role("link", name=name, exact=True).click()
    expect(dialog).to_have_count(0)


def press(page: Page, name: str) -> None:
    """Press the button of that name in the editor's foot, and wait until the desk has answered.

    The first autosave gives the page another address, which would pass for a navigation; and so would
    the end of the editor's own loading.
    """
    page.wait_for_load_state()
    with page.expect_event("load"):
        page.locator("footer").get_by_role("button", name=name, exact=True).click()


def told(page: Page) -> str:
    """What the desk said after the last press."""
    return page.locator(".messages").inner_text()

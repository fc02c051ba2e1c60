"""The desk in a browser, by typing and clicking alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.vardiafrica import PASSWORD, Demo

PATIENCE = 60_000
"""Milliseconds for a step: a desk on a busy machine is slow, and that is no fault here."""


_rooms: dict[tuple[str, str], BrowserContext] = {}


@contextmanager
def desk(browser: Browser, demo: Demo, who: str, *, fresh: bool = False) -> Iterator[Page]:
    """The dashboard of `who`, one of the demo's logins.

    Each of them has a browser that stays open from test to test, as in a newsroom. Who changes the
    browser itself (its cookies, its clock, its connection) asks for a `fresh` one.
    """
    context = _window(browser) if fresh else _rooms.get((demo.url, who))
    page = (context or _window(browser)).new_page()
    try:
        page.goto(f"{demo.url}/desk/")
        if fresh or context is None:
            _log_in(page, demo, who)
        if not fresh:
            _rooms[demo.url, who] = page.context
        yield page
        if not fresh:
            page.evaluate("localStorage.clear()")
    finally:
        (page.context if fresh else page).close()


def _window(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(PATIENCE)
    return context


def _log_in(page: Page, demo: Demo, who: str) -> None:
    page.locator("input[name=username]").fill(f"{who}@vardiafrica.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo.url}/desk/")


def open_from_menu(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator(".sidebar").get_by_role("link", name=name, exact=True).click()


def add_text(page: Page, text: str) -> None:
    """Add a block of text at the end of the story."""
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Text", exact=True).click()
    written = page.locator(".public-DraftEditor-content").last
    written.click()
    page.keyboard.type(text)
    expect(written).to_have_text(text)


def choose(page: Page, button: str, name: str) -> None:
    """Press the last chooser's button and choose `name` in the dialog."""
    page.get_by_role("button", name=button, exact=True).last.click()
    dialog = page.get_by_role("dialog").filter(has_text=button)
    dialog.get_by_role("link", name=name, exact=True).click()
    expect(dialog).to_have_count(0)


def press(page: Page, name: str) -> None:
    """Press the button of that name in the editor's foot, and wait until the desk has answered.

    The first autosave gives the page another address, which would pass for a navigation.
    """
    with page.expect_event("load"):
        page.locator("footer").get_by_role("button", name=name, exact=True).click()


def told(page: Page) -> str:
    """What the desk said after the last press."""
    return page.locator(".messages").inner_text()

"""The desk in a browser, by typing and clicking alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.vardiafrica import PASSWORD, Demo

PATIENCE = 60_000
"""Milliseconds for a step: a desk on a busy machine is slow, and that is no fault here."""
expect.set_options(timeout=PATIENCE)


@contextmanager
def desk(browser: Browser, demo: Demo, who: str) -> Iterator[Page]:
    """The dashboard of `who`, one of the demo's logins, in a browser of their own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{demo.url}/desk/")
    page.locator("input[name=username]").fill(f"{who}@vardiafrica.example")
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo.url}/desk/")
    yield page
    context.close()


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
    """Press the button of that name in the editor's foot, and wait until the desk has answered."""
    with page.expect_navigation():
        page.locator("footer").get_by_role("button", name=name, exact=True).click()


def told(page: Page) -> str:
    """What the desk said after the last press."""
    return page.locator(".messages").inner_text()

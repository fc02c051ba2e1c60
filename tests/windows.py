"""A reader's window in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as TooLate

PATIENCE = 60_000
"""Milliseconds for a step: a browser on a busy machine is slow, and that is no fault here."""

STYLE_AT_ONCE = """document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive")
    for (const one of document.querySelectorAll(":is(head,section) > noscript"))
      one.outerHTML = one.textContent;
})"""


@contextmanager
def window(
    browser: Browser, *, late_style: bool = False, **options: Any
) -> Iterator[BrowserContext]:
    """A fresh window; `options` are those of Playwright's `new_context`.

    A page fetches some of its style when a reader comes near to what needs it. Here a page that has
    loaded has all of it, so that nothing moves under a click; with ``late_style`` it comes late, as
    for readers.
    """
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    if not late_style:
        context.add_init_script(STYLE_AT_ONCE)
    try:
        yield context
    finally:
        context.close()


def close(page: Page) -> None:
    """Close a page, asking again where Chromium forgets to.

    A close that meets the commit of a navigation is confirmed and not carried out (Chromium's issue
    536385539), and Playwright's own `close` waits for it without end.
    """
    if page.is_closed():
        return
    session = page.context.new_cdp_session(page)
    target = session.send("Target.getTargetInfo")["targetInfo"]["targetId"]
    for _ in range(20):
        try:
            with page.expect_event("close", timeout=1_000):
                session.send("Target.closeTarget", {"targetId": target})
        except TooLate:
            continue
        return
    raise TimeoutError(f"{page.url} does not close")

"""Counts what a person presses: real clicks and taps, on all pages of one tab."""

from __future__ import annotations

import sys

from playwright.sync_api import Page

COUNT = """
addEventListener("click", (event) => {
  if (!event.isTrusted || !event.detail) return;
  sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1;
}, true);
"""


def count(page: Page) -> None:
    """Begin to count, from the next page that is opened."""
    page.add_init_script(COUNT)


def counted(page: Page, journey: str) -> int:
    """How many clicks the journey took so far; it is printed too."""
    clicks = int(page.evaluate("sessionStorage.clicks || 0"))
    say(f"{journey}: {clicks} clicks")
    return clicks


def say(text: str) -> None:
    """Print a line of figures (seen with ``pytest -s``)."""
    sys.stdout.write(f"{text}\n")

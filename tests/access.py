"""What keeps people out of a page, as axe finds it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What is in order is not described: that would take axe as long again.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}


def violations(page: Page, within: str | None = None) -> list[tuple[str, str]]:
    """The rules that the page breaks, each with the first element that breaks it."""
    found = Axe().run(page, context=within, options=OPTIONS).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]

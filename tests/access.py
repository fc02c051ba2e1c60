"""What keeps people out of a page, as axe finds it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
# What is in order is not described: that would take axe as long again.
ALL = {"runOnly": RULES, "resultTypes": ["violations"]}
OF_COLOUR = {**ALL, "runOnly": {"type": "rule", "values": RULES_OF_COLOUR}}


def violations(
    page: Page, within: str | None = None, *, of_colour: bool = False
) -> list[tuple[str, str]]:
    """The rules that the page breaks, each with the first element that breaks it.

    ``of_colour`` looks at those alone that another colour scheme can break.
    """
    options = OF_COLOUR if of_colour else ALL
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )

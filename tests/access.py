"""What keeps people out of a page, as axe finds it."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
# What is in order is not described: that would take axe as long again.
ALL = {"runOnly": RULES, "resultTypes": ["violations"]}
OF_COLOUR = {**ALL, "runOnly": {"type": "rule", "values": RULES_OF_COLOUR}}
RUN = """([within, options]) => axe.run(within || document, options).then(
    (found) => found.violations.map((one) => [one.id, one.nodes[0].html]))"""


def violations(
    page: Page, within: str | None = None, *, of_colour: bool = False
) -> list[tuple[str, str]]:
    """The rules that the page breaks, each with the first element that breaks it.

    ``of_colour`` looks at those alone that another colour scheme can break.
    """
    if within:
        page.locator(within).first.wait_for()
    # A page that has it since it was looked at before need not compile it again.
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, [within, OF_COLOUR if of_colour else ALL])
    return [(rule, html) for rule, html in found]


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )

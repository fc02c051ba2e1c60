"""The desk works under its Content-Security-Policy: Chromium reports nothing that it refused."""

import re

import pytest

from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS
LINK = "a[href^='/desk/']"
NOT_VISITED = re.compile("log-?out|delete|export|download|/serve/|jsi18n")
MOST = 45
PICTURE_CHOOSER = "#id_social_picture-chooser [data-chooser-action-choose]"
WATCH = """
    window.refused = [];
    document.addEventListener("securitypolicyviolation", event => window.refused.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`
    ));
"""


@pytest.fixture
def page(chromium, vardiafrica):
    with desk.desk(chromium, vardiafrica, "publisher") as page:
        page.add_init_script(WATCH)
        yield page


def refused(page):
    return page.evaluate("window.refused")


def links(page):
    found = page.eval_on_selector_all(LINK, "all => all.map(one => one.getAttribute('href'))")
    return [one.partition("#")[0] for one in found if not NOT_VISITED.search(one)]


def test_nothing_is_refused_on_the_desks_screens(page, vardiafrica):
    left, seen, wrong = ["/desk/"], set(), {}
    while left and len(seen) < MOST:
        address = left.pop(0)
        kind = re.sub(r"\d+", "N", address.partition("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        page.goto(f"{vardiafrica.url}{address}", wait_until="load")
        if found := refused(page):
            wrong[address] = found
        left += [one for one in links(page) if one not in left]
    assert len(seen) > 20
    assert wrong == {}


def test_nothing_is_refused_in_the_editor_and_its_dialogs(page, vardiafrica):
    page.goto(f"{vardiafrica.url}/desk/stories/?q=weather+balloon")
    page.locator("table a[href$='/edit/']").first.click()
    page.locator(".public-DraftEditor-content").first.wait_for(state="attached")
    for number in range(page.get_by_role("tab").count()):
        page.get_by_role("tab").nth(number).click()
    page.get_by_role("tab").first.click()
    # Of stories; of pictures: its form for an upload brings a script's file with it.
    for chooser in ("[data-chooser-action-choose]", PICTURE_CHOOSER):
        page.evaluate(f"document.querySelector('{chooser}').click()")
        page.locator(".modal-dialog:visible").last.wait_for()
        page.locator(".modal-dialog:visible button.close").last.click()
        page.locator(".modal-dialog:visible").last.wait_for(state="detached")
    assert refused(page) == []


def test_a_smuggled_script_is_not_run(page, vardiafrica):
    page.goto(f"{vardiafrica.url}/desk/")
    page.evaluate(
        """() => {
            const smuggled = document.createElement("script");
            smuggled.textContent = "window.isSmuggled = true";
            document.body.append(smuggled);
            const picture = document.createElement("div");
            picture.innerHTML = "<img src=x onerror='window.isSmuggled = true'>";
            document.body.append(picture);
        }"""
    )
    desk.until(page, "window.refused.length >= 2")
    assert page.evaluate("window.isSmuggled") is None

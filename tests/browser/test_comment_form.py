"""The form under a story, with script: replying, giving up, and a comment that waits."""

import json

import pytest

from tests.browser import shelf as shelves
from tests.web.sample_html import html_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HELD = "A moderator will read it first."
WORDS = {
    "replying": "Reply to {name}",
    "cancel": "Cancel reply",
    "remember": "Remember me on this device",
    "working": "One moment…",
}


@pytest.fixture
def page(chromium):
    html_of("article-many-hands")
    with shelves.shelf(chromium, 360) as shelf:
        shelf.sent, shelf.became = [], {"state": "waiting", "note": HELD}

        def answer(route):
            if route.request.method == "POST":
                shelf.sent.append(route.request.post_data)
                told = {"held": HELD, "sign": f"s{len(shelf.sent)}"}
                route.fulfill(body=json.dumps(told), content_type="application/json")
            elif "/held/" in route.request.url:
                route.fulfill(body=json.dumps(shelf.became), content_type="application/json")
            else:
                # No proof comes of it: the comment is sent without one.
                work = {"challenge": {"maxnumber": 0, "salt": "", "challenge": ""}, "words": WORDS}
                route.fulfill(body=json.dumps(work), content_type="application/json")

        shelf.context.route("**/comments/**", answer)
        opened = shelf.open("article-many-hands")
        opened.sent, opened.shelf = shelf.sent, shelf
        opened.locator("#comments").hover()
        opened.locator("[data-remember]").wait_for(state="attached")
        yield opened


def write(page, text="The gauge was read by hand.\n\nTwice."):
    page.fill("#comments [name=text]", text)
    page.fill("#comments [name=name]", "Yaw Dapaah")
    page.fill("#comments [name=email]", "yaw@readers.example")
    page.click("#comments form p > .button:not(.quiet)")


def test_a_reply_says_to_whom_and_giving_up_leaves_nothing_open(page):
    first = page.locator(".threads > li").first
    link = first.locator("> .acts a").first
    link.click()
    note = page.locator(".replying")
    assert note.locator("bdi").inner_text().startswith("Reply to ")
    assert first.locator("form").count() == 1
    assert page.locator("#comments details").get_attribute("open") is not None
    note.locator("button").click()
    assert note.count() == 0
    assert first.locator("form").count() == 0
    assert page.locator("#comments details").get_attribute("open") is None
    assert page.evaluate("document.activeElement.textContent") == "Reply"


def test_a_comment_that_waits_is_shown_to_its_writer_where_it_will_stand(page):
    page.locator("#comments details summary").last.click()
    write(page)
    held = page.locator("#comments .held")
    held.wait_for()
    assert held.locator("p").all_inner_texts() == [
        "Yaw Dapaah",
        "The gauge was read by hand.",
        "Twice.",
        HELD,
    ]
    assert page.locator("#comments > .threads > li").first.get_attribute("class") == "held"
    assert page.locator("#comments details").last.get_attribute("open") is None
    assert page.input_value("#comments [name=text]") == ""
    assert "gauge" in page.sent[0]


def test_a_reply_that_waits_stands_below_what_it_answers(page):
    first = page.locator(".threads > li").first
    first.locator("> .acts a").first.click()
    write(page, "<b>Yes</b>")
    held = first.locator("> ol > .held")
    held.wait_for()
    assert held.locator("p").nth(1).inner_text() == "<b>Yes</b>"
    assert "answers=" in page.sent[0]


def test_a_comment_that_waits_is_there_again_after_a_reload_and_says_what_became_of_it(page):
    first = page.locator(".threads > li").first
    first.locator("> .acts a").first.click()
    write(page, "I saw it too.")
    held = page.locator(".held")
    held.wait_for()

    def open_again():
        page.reload()
        page.locator("#comments").hover()
        page.locator("[data-remember]").wait_for(state="attached")

    open_again()
    assert first.locator("> ol > .held").inner_text().split("\n")[0] == "Yaw Dapaah"
    refused = "The moderators did not accept it."
    page.shelf.became.update(state="refused", note=refused)
    open_again()
    page.get_by_text(refused).wait_for()
    open_again()
    assert held.count() == 0, "it was told"

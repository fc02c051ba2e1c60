"""The edition on a reader's device, in a browser whose network is switched off."""

import re

import pytest
from playwright.sync_api import expect

from tests.vardiafrica import MARKS

pytestmark = MARKS
STORY = "/finance/kano-maize-falls-by-a-fifth/"
OTHER = "/politics/africa/lagos-ferries-carry-a-record-load/"
IN_CHARGE = "() => navigator.serviceWorker.controller !== null"
KEPT = """async (key) => Boolean(await (await caches.open("pages")).match(key))"""


@pytest.fixture
def reader(chromium, vardiafrica):
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.home = vardiafrica.url
    yield page
    context.close()


def read(page, path):
    """Read a page until the device has kept it."""
    page.goto(page.home + path)
    page.wait_for_function(IN_CHARGE)
    wait_for(page, KEPT, path)


def go_offline(page):
    """Without a network, and without what the browser itself still has of some seconds ago."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)


def wait_for(page, question, argument=None):
    for _ in range(100):
        if page.evaluate(question, argument):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never so: {question}")


def test_what_was_read_stays_readable_without_a_network_and_says_of_when_it_is(reader):
    read(reader, STORY)
    read(reader, "/")
    assert reader.locator(".kept").count() == 0, "there is a network"
    go_offline(reader)
    reader.goto(reader.home + "/")
    assert "You are offline. This page is as it was on" in reader.inner_text(".kept")
    reader.goto(reader.home + STORY)
    assert "Maize falls by a fifth" in reader.inner_text("h1")
    assert reader.locator(".kept").count() == 1
    styled = "getComputedStyle(document.body).backgroundColor"
    assert reader.evaluate(styled) != "rgba(0, 0, 0, 0)", "its style sheet is there too"


def test_what_was_not_read_is_said_to_be_missing_and_what_is_there_is_listed(reader):
    read(reader, STORY)
    read(reader, f"/lite{STORY}")
    go_offline(reader)
    reader.goto(reader.home + OTHER)
    expect(reader.locator("[data-lost]")).to_be_visible()
    kept = reader.locator('[data-list="pages"] a')
    expect(kept.first).to_have_text(re.compile(r"^Maize falls by a fifth.* \(Data saver\)$"))
    expect(kept.last).to_have_text(re.compile("^Maize falls by a fifth[^()]*$"))


def test_pictures_that_were_not_looked_at_leave_their_places_empty(reader):
    read(reader, STORY)
    go_offline(reader)
    reader.goto(reader.home + STORY)
    later = reader.locator(".related img").last
    later.scroll_into_view_if_needed()
    assert later.evaluate("one => one.decode().then(() => true, () => false)"), "it looks broken"
    assert later.bounding_box()["height"] > 40


def test_with_a_network_no_page_comes_from_the_device(reader, vardiafrica):
    read(reader, STORY)
    changed = """async (key) => {
      const pages = await caches.open("pages");
      await pages.put(key, new Response("<title>old</title>", {headers: {"content-type": "text/html"}}));
    }"""
    reader.evaluate(changed, STORY)
    loads = []
    reader.on("framenavigated", lambda frame: loads.append(frame.url))
    reader.goto(reader.home + STORY)
    assert "Maize falls by a fifth" in reader.inner_text("h1")
    reader.wait_for_timeout(1500)
    assert len(loads) == 1, "no page is loaded again by a new worker"


def test_a_saved_story_is_kept_listed_and_removed(reader):
    read(reader, OTHER)
    reader.click("[data-save]")
    reader.wait_for_selector('[data-save][aria-pressed="true"]')
    reader.goto(reader.home + "/offline/")
    saved = reader.locator('[data-list="saved"] li')
    saved.wait_for()
    assert saved.count() == 1
    saved.locator("button").click()
    reader.locator('[data-list="saved"]').wait_for(state="hidden")


def test_one_switch_removes_everything(reader):
    read(reader, STORY)
    reader.goto(reader.home + "/offline/")
    reader.locator('[data-list="pages"] li').first.wait_for()
    reader.click("[data-switch]")
    reader.locator("[data-empty]").wait_for()
    assert reader.evaluate("caches.keys()") == []
    assert (
        reader.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    reader.goto(reader.home + STORY)
    reader.wait_for_timeout(2000)
    assert reader.evaluate("caches.keys()") == [], "it stays off"
    assert (
        reader.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_the_desk_is_left_alone(reader):
    read(reader, STORY)
    answered = []
    reader.on("response", lambda one: answered.append((one.url, one.from_service_worker)))
    reader.goto(reader.home + "/desk/login/")
    assert answered
    assert not any(by_worker for url, by_worker in answered if "/desk/" in url)
    held = (
        "caches.open('pages').then((one) => one.keys()).then((all) => all.map((each) => each.url))"
    )
    assert not any("/desk/" in url for url in reader.evaluate(held))

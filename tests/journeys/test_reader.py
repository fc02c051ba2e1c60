"""A reader's way through the edition: without JavaScript, and by the keyboard alone."""

from contextlib import contextmanager

import pytest

from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS

FOCUSED = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    return {
        text: one.textContent.trim(),
        path: one.href ? new URL(one.href).pathname + new URL(one.href).hash : '',
        inMain: Boolean(one.closest('main')),
        inStory: Boolean(one.closest('main article')),
        inMenu: Boolean(one.closest('nav')),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0,
    }
}"""


@contextmanager
def reading(browser, demo, width=1280, **options):
    size = {"width": width, "height": 800}
    with window(browser, viewport=size, base_url=demo.url, **options) as context:
        yield context.new_page()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_the_reader_gets_from_the_front_to_a_story_an_archive_and_a_search(
    chromium, vardiafrica, width
):
    with reading(chromium, vardiafrica, width, java_script_enabled=False) as page:
        page.goto("/")
        teaser = page.locator("main article a[href]:visible").filter(has_text=" ").first
        follow(page, teaser)
        assert page.locator("article.story h1").inner_text()
        assert page.locator("article.story .body p").count() > 2

        label = page.locator("article.story .label a").first
        # On a phone the label would repeat the trail above it, and stands in the trail alone.
        trail = page.locator(".breadcrumb a:visible").last
        assert trail.get_attribute("href") == label.get_attribute("href")
        follow(page, trail if width == 360 else label)
        section = page.url
        stories = headlines(page)
        assert stories
        page.goto("/latest/")
        first = headlines(page)
        follow(page, page.locator("main a[href*='page=2']:visible").first)
        assert first[0] not in headlines(page)
        assert section != page.url

        page.goto("/search/")
        page.locator("main input[name=q]").fill("river")
        with page.expect_navigation():
            page.locator("main input[name=q]").press("Enter")
        assert page.url.endswith("/search/?q=river")
        follow(page, page.locator("main article a[href]:visible").first)
        assert "river" in page.locator("article.story").inner_text().lower()


def test_without_script_a_section_goes_on_to_its_second_page(chromium, vardiafrica):
    with reading(chromium, vardiafrica, java_script_enabled=False) as page:
        page.goto("/politics/")
        first = headlines(page)
        follow(page, page.locator("main a[href*='page=2']:visible").first)
        assert "page=2" in page.url
        second = headlines(page)
        assert second
        assert not set(first[:3]) & set(second)


def test_by_tab_alone_the_reader_reaches_the_skip_link_the_menu_and_a_story(chromium, vardiafrica):
    with reading(chromium, vardiafrica) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        skip = page.evaluate(FOCUSED)
        assert skip["path"] == "/#main"
        assert skip["seen"]
        menu = tab_until(page, lambda one: one["inMenu"] and one["path"] == "/politics/")
        assert menu["seen"]
        story = tab_until(page, lambda one: one["inStory"])
        assert story["seen"]
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("article.story h1").is_visible()


def test_the_skip_link_goes_past_the_menu(chromium, vardiafrica):
    with reading(chromium, vardiafrica) as page:
        page.goto("/politics/africa/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)["inMain"]


def test_escape_closes_the_search_and_gives_the_focus_back(chromium, vardiafrica):
    with reading(chromium, vardiafrica) as page:
        page.goto("/")
        page.wait_for_load_state("load")
        tab_until(page, lambda one: one["path"] == "/search/")
        page.keyboard.press("Enter")
        page.locator("#search").wait_for(state="visible")
        assert page.evaluate("document.activeElement.name") == "q"
        page.keyboard.type("river")
        page.keyboard.press("Escape")
        page.locator("#search").wait_for(state="hidden")
        assert page.evaluate(FOCUSED)["path"] == "/search/"
        assert page.url == f"{vardiafrica.url}/"


def follow(page, link):
    with page.expect_navigation():
        link.click()


def headlines(page):
    return page.locator("main article h2, main article h3").all_inner_texts()


def tab_until(page, is_it, most=120):
    """Press Tab until the focus stands where it is wanted."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if is_it(focused):
            return focused
    raise AssertionError(f"Tab never gets there; it stands on {focused}")

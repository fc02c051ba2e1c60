"""What readers meet in a real browser: access, keys, no script, no other host."""

from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import expect

from djeli.web.samples.pages import SAMPLES
from tests.access import scrolls_sideways, violations
from tests.browser import shelf as shelves

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FULLEST = {type(one.page): name for name, one in reversed(SAMPLES.items())}
"""One sample of each template, the first that the styleguide has: it holds the most."""
AS_SERVED = {
    *("author", "authors", "front", "latest", "newsletter", "not-found", "search", "section"),
    *("standing", "topic"),
}
"""Those of which `test_vardiafrica` looks through pages of the demo."""
KINDS = {"article-explainer", "article-opinion", "article-sponsored", "section"}
"""Stories of a look of their own, and a page with cards of every kind."""
DARK_ON_PHONES_TOO = {"article", "section", "article-rtl"}
"""What phones alone show is the same on all pages."""
LOOKED_THROUGH = sorted({*FULLEST.values(), "article-rtl", "newsletter-error"} - AS_SERVED | KINDS)


@pytest.fixture(scope="module")
def windows(browser):
    """One window of each width for all samples, each with one page."""
    with ExitStack() as stack:
        shelf = {width: stack.enter_context(shelves.shelf(browser, width)) for width in (360, 1280)}
        yield {width: (one, one.blank()) for width, one in shelf.items()}


@pytest.fixture
def desktop(windows):
    shelf, _ = windows[1280]
    shelf.clear()
    yield shelf
    shelf.clear()


@pytest.fixture
def phone(windows):
    shelf, _ = windows[360]
    shelf.clear()
    yield shelf
    shelf.clear()


@pytest.fixture
def show(windows):
    """Opens a sample in the window of that width, and looks at the end for what it did."""

    @contextmanager
    def open_sample(width, name):
        shelf, page = windows[width]
        shelf.complaints.clear()
        shelf.outside.clear()
        page.emulate_media(color_scheme="light")
        page.goto(f"{shelves.HOME}/pages/{name}", wait_until="load")
        yield page
        assert shelf.outside == []
        assert shelf.complaints == []

    return open_sample


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - set(LOOKED_THROUGH)))
def test_no_other_page_scrolls_sideways_or_asks_another_host(show, name):
    with show(360, name) as page:
        assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", LOOKED_THROUGH)
def test_no_template_keeps_anyone_out(show, width, name):
    with show(width, name) as page:
        assert violations(page) == []
        assert not scrolls_sideways(page)
        if width == 1280 or name in DARK_ON_PHONES_TOO:
            page.emulate_media(color_scheme="dark")
            assert violations(page, of_colour=True) == [], "dark"
            assert not scrolls_sideways(page), "it scrolls sideways in the dark"


@pytest.mark.parametrize("name", ["menu", "search"])
def test_what_opens_over_a_page_keeps_no_one_out(browser, name):
    with shelves.shelf(browser, 360, reduced_motion="reduce") as shelf:
        page = shelf.open("article")
        page.click(f".{name}-open")
        expect(page.locator(f"#{name}")).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page, of_colour=scheme == "dark") == [], scheme


def test_the_menu_of_phones_holds_the_focus_and_gives_it_back(phone):
    page = phone.open("article")
    page.click(".menu-open")
    inside = "!!document.activeElement.closest('#menu') || document.activeElement === document.body"
    for _step in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert not page.locator("#menu").is_visible()
    assert page.evaluate("document.activeElement.dataset.opens") == "menu"


def test_the_menu_closes_by_its_button_and_by_a_tap_beside_it(phone):
    page = phone.open("article")
    page.click(".menu-open")
    page.click("#menu [data-closes]")
    assert not page.locator("#menu").is_visible()
    page.click(".menu-open")
    page.mouse.click(350, 400)
    assert not page.locator("#menu").is_visible()


def test_without_script_the_menu_opens_and_closes_and_the_search_is_a_link(browser):
    with shelves.shelf(browser, 360, java_script_enabled=False) as shelf:
        page = shelf.open("article")
        page.click(".menu-open")
        assert page.locator("#menu").is_visible()
        assert page.locator("#menu .tree a", has_text="Health Science").is_visible()
        page.click("#menu [data-closes]")
        assert not page.locator("#menu").is_visible()
        assert page.locator(".js-only:visible").count() == 0
        page.click(".search-open")
        assert page.url.endswith("/search/")


def test_without_script_the_second_level_opens_by_key(browser):
    with shelves.shelf(browser, java_script_enabled=False) as shelf:
        page = shelf.open("article")
        page.focus(".bar > li:nth-child(2) summary")
        page.keyboard.press("Enter")
        assert page.locator(".bar a", has_text="US & Canada").is_visible()


def test_the_second_level_opens_by_key_and_closes_by_escape_and_on_leaving(desktop):
    page = desktop.open("article")
    opened = page.locator(".bar details[open]")
    page.focus(".bar > li:nth-child(2) summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Africa"
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert opened.count() == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert opened.count() == 0


def test_the_second_level_opens_under_the_pointer_and_a_click_does_not_shut_it(desktop):
    page = desktop.open("article")
    opened = page.locator(".bar details[open]")
    page.hover(".bar > li:nth-child(3)")
    expect(opened).to_have_count(1)
    page.click(".bar > li:nth-child(3) summary")
    assert opened.count() == 1
    page.mouse.move(640, 700)
    expect(opened).to_have_count(0)


def test_slash_opens_the_search_unless_the_reader_switched_it_off(desktop):
    page = desktop.open("article")
    wide = "performance.getEntriesByType('resource').some((one) => /wide/.test(one.name))"
    page.wait_for_function(wide)
    expect(page.locator("[data-today]")).not_to_be_empty()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
    page.keyboard.press("/")
    page.uncheck("[data-slash]")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    assert not page.locator("#search").is_visible()


def test_a_search_from_the_overlay_asks_the_search_page(desktop):
    page = desktop.open("article")
    page.click(".nav-search")
    expect(page.locator("#search")).to_be_visible()
    page.keyboard.type("rice & beans")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=rice+%26+beans")


def test_copy_puts_the_address_on_the_clipboard_and_says_so(desktop):
    page = desktop.open("article")
    page.evaluate(
        "navigator.clipboard ? 0 : Object.defineProperty(navigator, 'clipboard', {value: {}})"
    )
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    page.locator(".byline [data-copy]").click()
    expect(page.locator(".told").first).to_have_text("Link copied")
    assert page.evaluate("window.copied").startswith(
        "https://news.example.org/politics/africa/river"
    )


def test_a_selected_passage_goes_along_with_a_report(desktop):
    page = desktop.open("article-everyday")
    with page.expect_response("**/passage*.js"):
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.dateline'))")
    link = page.locator("[data-quotes]")
    page.wait_for_function(
        "one => { one.dispatchEvent(new Event('pointerdown')); return one.search }",
        arg=link.element_handle(),
    )
    assert "passage=Niamey" in link.get_attribute("href")


def test_how_we_know_is_styled_once_a_reader_is_near(browser):
    with shelves.shelf(browser, late_style=True) as shelf:
        page = shelf.open("article-everyday")
        page.locator(".how-we-know").scroll_into_view_if_needed()
        expect(page.locator(".how-we-know")).to_have_css("border-top-style", "solid")
        assert page.locator(".how-we-know noscript").count() == 0


def test_another_host_is_asked_only_when_the_reader_taps(desktop):
    page = desktop.open("article")
    assert desktop.outside == []
    page.click("[data-frame]")
    page.locator(".embed iframe").wait_for()
    assert desktop.outside == ["https://player.vimeo.com/video/000000000"]


def test_nothing_moves_while_a_story_loads(browser):
    count = (
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => { window.moved += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )
    for width in (360, 1280):
        with shelves.shelf(browser, width, late_style=True) as shelf:
            shelf.context.add_init_script(count)
            page = shelf.open("article")
            page.evaluate("document.fonts.ready")
            assert page.evaluate("window.moved") < 0.02


def test_targets_are_large_enough_for_a_thumb(phone):
    page = phone.open("article")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             '.sign, .share a, .signs a, .chips a, .button, .trending a, .footer li a, .breadcrumb a')]
           .filter((one) => one.offsetParent)
           .map((one) => [one.textContent.trim() || one.className, one.getBoundingClientRect()])
           .filter(([, box]) => box.height < 43.5).map(([text]) => text)"""
    )
    assert small == []

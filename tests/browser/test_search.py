"""The search overlay with its suggestions, in a real browser, by keyboard and without script."""

import json
import time
from contextlib import ExitStack, contextmanager

import pytest

from tests.access import scrolls_sideways, violations
from tests.browser import shelf as shelves

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANSWER = {
    "told": "3 suggestions",
    "groups": [
        {
            "label": "Stories",
            "entries": [
                {
                    "pieces": [["Lag", True], ["os ferries carry a record load", False]],
                    "url": "/africa/ferries/",
                },
                {
                    "pieces": [["À ", False], ["Lag", True], ["os, le marché", False]],
                    "url": "/africa/marche/",
                    "lang": "fr",
                },
            ],
        },
        {
            "label": "Topics",
            "entries": [{"pieces": [["Lag", True], ["os", False]], "url": "/topics/lagos/"}],
        },
    ],
    "all": {"text": "See all results for “lag”", "url": "/search/?q=lag"},
}
KINDS = {"phone": (360, "light"), "desktop in the dark": (1280, "dark")}
OPENS = "[data-opens=search]:visible"
ACTIVE = "document.activeElement.getAttribute('aria-activedescendant')"


@contextmanager
def window_of(browser, width, scheme):
    options = {"color_scheme": scheme, "reduced_motion": "reduce"}
    with shelves.shelf(browser, width, **options) as shelf:
        shelf.asked = []
        shelf.context.route("**/search/suggest/**", lambda route: _suggest(shelf, route))
        shelf.blank()
        yield shelf


@pytest.fixture(scope="module")
def windows(browser):
    """One of each kind for all tests."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(window_of(browser, *kind)) for name, kind in KINDS.items()}


@pytest.fixture(params=KINDS)
def window(windows, request):
    shelf = windows[request.param]
    shelf.asked.clear()
    yield shelf
    shelf.clear()


def _suggest(shelf, route):
    shelf.asked.append(route.request.url)
    route.fulfill(body=json.dumps(ANSWER), content_type="application/json")


def opened(window, name="article"):
    page = window.open(name)
    page.click(OPENS)
    page.wait_for_selector("#search[open] #suggestions", state="attached")
    return page


def typed(page, text="lag"):
    page.keyboard.type(text)
    page.wait_for_selector("#suggestions [role=option]")


def test_the_search_is_fetched_only_when_somebody_wants_it(window):
    page = window.open("article")
    fetched = "performance.getEntriesByType('resource').filter((one) => /suggest|overlay/.test(one.name)).length"
    assert page.evaluate(fetched) == 0
    page.click(OPENS)
    page.wait_for_selector("#search[open] #suggestions", state="attached")
    assert page.evaluate(fetched) == 2


def test_who_cannot_fetch_the_search_is_led_to_its_page(window):
    page = window.open("article")
    page.route("**/search/overlay/", lambda route: route.fulfill(status=503))
    page.click(OPENS)
    page.wait_for_url("**/search/")


def test_suggestions_are_chosen_by_arrows_and_opened_by_enter(window):
    page = opened(window)
    assert page.evaluate("document.activeElement.type") == "search"
    typed(page)
    assert page.locator("#search [role=status]").inner_text() == "3 suggestions"
    assert page.get_attribute("#search input", "aria-expanded") == "true"
    assert page.evaluate(ACTIVE) is None
    page.keyboard.press("ArrowDown")
    assert page.locator("[aria-selected=true]").inner_text() == "Lagos ferries carry a record load"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(ACTIVE) is None
    page.keyboard.press("ArrowUp")
    assert page.locator("[aria-selected=true]").inner_text() == "See all results for “lag”"
    assert page.locator("[aria-selected=true]").get_attribute("href") == "/search/?q=lag"
    page.keyboard.press("ArrowUp")
    assert page.locator("[aria-selected=true]").inner_text() == "Lagos"
    marks = page.locator("#suggestions mark").all_inner_texts()
    assert marks == ["Lag", "Lag", "Lag"]
    assert page.evaluate(ACTIVE) == "suggestion-2"
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/lagos/")
    assert window.complaints == []
    assert window.outside == []


def test_enter_without_a_choice_searches(window):
    page = opened(window)
    typed(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=lag")


@pytest.mark.parametrize("kind", KINDS)
def test_the_server_is_asked_once_for_what_is_typed_quickly(browser, kind):
    with window_of(browser, *KINDS[kind]) as window:
        page = opened(window)
        # The clock of the browser stands: however slow this machine is, this is quick.
        page.clock.install()
        page.clock.pause_at(time.time() + 60)
        page.keyboard.type("lagos")
        page.clock.run_for(1000)
        page.wait_for_selector("#suggestions [role=option]")
        assert len(window.asked) == 1
        assert window.asked[0].endswith("/search/suggest/?q=lagos")


def test_escape_closes_and_gives_the_focus_back(window):
    page = opened(window)
    typed(page)
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
    assert page.evaluate("document.activeElement.dataset.opens") == "search"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"


@pytest.mark.parametrize("name", ["article", "article-rtl"])
def test_open_suggestions_keep_no_one_out(window, name):
    page = opened(window, name)
    typed(page)
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert not scrolls_sideways(page)


def test_a_server_that_does_not_answer_leaves_a_search_that_works(window):
    page = opened(window)
    page.route("**/search/suggest/**", lambda route: route.abort())
    page.keyboard.type("lag")
    page.wait_for_timeout(400)
    assert page.locator("#suggestions [role=option]").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=lag")


@pytest.mark.parametrize("name", ["search-results", "search-some"])
def test_without_script_the_choices_are_sent_by_a_button(browser, name):
    with shelves.shelf(browser, 360, java_script_enabled=False) as shelf:
        page = shelf.open(name)
        page.select_option("select[name=section]", "finance")
        page.select_option("select[name=sort]", "date")
        page.click(".search-filters button")
        for part in ("section=finance", "sort=date", "period=", "q=river"):
            assert part in page.url


def test_on_phones_an_excerpt_is_four_lines_at_most(windows):
    page = windows["phone"].open("search-results")
    lines = page.evaluate(
        """() => {
          const excerpt = document.querySelector(".results .excerpt");
          excerpt.append(" and the river rose".repeat(12));
          return excerpt.getBoundingClientRect().height / parseFloat(getComputedStyle(excerpt).lineHeight);
        }"""
    )
    assert lines <= 4.1

"""The newsroom's page of the audience in a real browser: it moves, and stays where one is."""

from contextlib import ExitStack

import pytest

from tests.access import scrolls_sideways, violations
from tests.journeys import desk
from tests.journeys.on_the_demo import run
from tests.vardiafrica import MARKS

pytestmark = MARKS
PAGE = "/desk/audience/?span=today"
SCHEMES = ("light", "dark")
"""The sheets alone decide by it: a page that is open changes with it."""
READ = """
from djeli.readership.models import Presence
from tests.desk.readership import planting
story = Article.objects.live().get(slug=%(slug)r)
planting.views(story, timezone.now(), %(views)d)
Presence.objects.all().delete()
planting.presence(%(people)d, timezone.now(), node="test")
print(story.pk)
"""
STORIES = (
    "kumasi-agents-insure-their-float",
    "wax-cylinders-come-home-by-ear",
    "radio-stations-log-the-players",
)
"""Slugs of stories whose views no other test looks at."""


@pytest.fixture
def plant(vardiafrica):
    """Makes rows as if so many people had read one of the stories; gives its id."""

    def plant_rows(views, people=3, story=STORIES[0]):
        return run(vardiafrica, READ % {"views": views, "people": people, "slug": story})

    return plant_rows


@pytest.fixture
def window(chromium, vardiafrica):
    """Opens a page of the desk in the audience editor's browser, or in one of its own where there
    are ``options`` of a context or its clock is changed."""
    with ExitStack() as stack:

        def open_window(path, width=1280, *, own_clock=False, **options):
            at = path.removeprefix("/desk/")
            page = stack.enter_context(desk.desk(chromium, vardiafrica, "audience", at=at))
            if own_clock or options:
                context = chromium.new_context(
                    storage_state=page.context.storage_state(), **options
                )
                stack.callback(context.close)
                context.set_default_timeout(desk.PATIENCE)
                page = context.new_page()
                page.goto(f"{vardiafrica.url}{path}")
            page.set_viewport_size({"width": width, "height": 900})
            return page

        yield open_window


def figure(page, name):
    """The number under a name on top of the page."""
    fact = page.locator(".aud-fact", has=page.locator(f"dt:text-is('{name}')"))
    return fact.locator("dd").first


def views_of(page):
    return int(figure(page, "Views").get_attribute("title").replace(",", ""))


def test_the_numbers_move_and_focus_scroll_and_what_is_open_stay(window, plant):
    plant(5)
    page, complaints = window(PAGE), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.reload()
    before = views_of(page)
    page.locator("#views details summary").click()
    page.locator("[data-audience-again]").focus()
    page.evaluate("document.querySelector('main, .content-wrapper').scrollTo(0, 150)")

    # Whoever another test sent to read may count as well.
    plant(700, people=600, story=STORIES[1])
    desk.until(page, "Number(document.querySelector('.aud-fact--now dd').textContent) >= 600")

    assert views_of(page) >= before + 700
    assert page.locator("#views details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.textContent") == "Refresh"
    assert complaints == []


def test_a_focused_row_keeps_its_focus_where_another_story_overtakes_it(window, plant):
    first = plant(3000)
    page = window(PAGE)
    link = page.locator(f"[data-key='story-{first}'] a")
    link.focus()

    second = plant(9000, story=STORIES[2])
    page.locator("[data-audience-again]").dispatch_event("click")
    page.locator(f"[data-key='story-{second}'] + [data-key='story-{first}']").wait_for()

    assert page.evaluate("document.activeElement.closest('tr').dataset.key") == f"story-{first}"


def test_nothing_is_fetched_while_paused_or_out_of_sight(window, plant):
    plant(1)
    page = window(PAGE, own_clock=True)
    fetched = []
    page.on("request", lambda one: fetched.append(one.url) if "/part/" in one.url else None)
    page.clock.install()
    page.reload()
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    assert fetched == []

    page.get_by_role("button", name="Go on").click()
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {get: () => true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    page.clock.run_for(60_000)
    assert fetched == []

    with page.expect_request("**/audience/part/**"):
        page.evaluate(
            "Object.defineProperty(document, 'hidden', {get: () => false});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )


def test_who_is_logged_out_is_told_and_keeps_the_numbers(window, plant):
    plant(1)
    page = window(PAGE)
    # Whoever reads elsewhere meanwhile is not to be seen here.
    page.get_by_role("button", name="Pause").click()
    before = views_of(page)
    page.context.clear_cookies()
    page.locator("[data-audience-again]").click()

    page.get_by_text("you are logged out").wait_for()
    assert views_of(page) == before


def test_without_a_script_the_page_is_whole_and_a_link_renews_it(window, plant):
    plant(1)
    page = window(PAGE, java_script_enabled=False)
    before = views_of(page)
    assert page.locator("#views .chart__drawing").count() == 1
    assert not page.get_by_role("button", name="Pause").is_visible()

    plant(700)
    page.get_by_role("link", name="Refresh").click()
    assert views_of(page) >= before + 700


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_keep_nobody_out_and_do_not_scroll_sideways(window, vardiafrica, plant, width):
    pk = plant(4)
    page = window(PAGE, width)
    for path in (PAGE, "/desk/audience/", f"/desk/audience/story/{pk}/"):
        if path != PAGE:
            page.goto(f"{vardiafrica.url}{path}")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert not scrolls_sideways(page), path
            of_colour = scheme == "dark"
            assert violations(page, within=".aud", of_colour=of_colour) == [], (path, scheme)

"""Stories read by several people and by bots: what pages then say of it, and what the desk says."""

import http.client
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count

import pytest

from tests.browser.test_readership import figure
from tests.journeys.desk import desk
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = [*MARKS, pytest.mark.timeout(900)]
STORY = "/science/health-science/solar-fridges-reach-clinics-before-the-vaccine/"
"""The demo's oldest: nobody expects it to be read, and no other test reads it or plants views of it."""
ANOTHER = "/politics/africa/lagos-ferries-carry-a-record-load/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Itel {number}) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Mobile Safari/537.36"
)
CRAWLER = "Mozilla/5.0 (compatible; Gazettebot/2.1; +http://crawler.example/)"
PEOPLE = 16
IN_BROWSERS = 2
"""So many of them have a browser of their own; the others send what the first of these sends."""
LOOKS = 4500
"""Milliseconds on screen; a view takes three seconds."""
MOVES = 120_000
"""Milliseconds until numbers and orders have moved: folded each two seconds, laid on
pages each ten, ranked each thirty, and later where others work on the machine too."""
_addresses = count(1)


@contextmanager
def visitor(browser, demo, user_agent, **options):
    """A browser that calls itself so, at an address of its own, with nothing in its memory."""
    with window(
        browser,
        base_url=demo.url,
        user_agent=user_agent,
        viewport={"width": 390, "height": 844},
        extra_http_headers={"X-Forwarded-For": f"41.58.7.{next(_addresses)}"},
        **options,
    ) as context:
        yield context.new_page()


def exactly(page):
    """The story's views in full, as its count says on being pointed at."""
    page.goto(STORY)
    told = page.locator(".story .facts [title$=views]").first.get_attribute("title")
    return int(told.removesuffix(" views").replace(",", ""))


def read_by(chromium, demo, *readers):
    """All of them, each a name and options, have the story on screen for a while, and leave; what
    the last one told of it."""
    told = {}
    with ExitStack() as stack:
        pages = [
            stack.enter_context(visitor(chromium, demo, name, **options))
            for name, options in readers
        ]
        for page in pages:
            page.on("request", partial(note_beacon, told, page))
            page.goto(STORY)
        # In headless Chromium each page of its own window is on screen.
        pages[-1].wait_for_timeout(LOOKS)
        # Their timers may be late where others work on the machine too.
        with_script = [one for _, one in readers if one.get("java_script_enabled", True)]
        until(pages[-1], len(with_script), lambda _: len(told))
        last = told[pages[-1]]
        return last.post_data, last.all_headers()


def note_beacon(told, page, request):
    if "/beacon/" in request.url:
        told.setdefault(page, request)


def tell_as(demo, names, body, headers):
    """Send what a browser sent, as browsers of other names at addresses of their own would."""
    with closing(http.client.HTTPConnection("127.0.0.1", demo.port, timeout=60)) as connection:
        for name in names:
            own = {"user-agent": name, "x-forwarded-for": f"41.58.7.{next(_addresses)}"}
            connection.request("POST", "/beacon/", body, {**headers, **own})
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (204, b"")


def until(page, wanted, look):
    """Look again, a second apart, until the answer is ``wanted`` or too much time has gone."""
    for _ in range(MOVES // 1000):
        if look(page) == wanted:
            break
        page.wait_for_timeout(1000)
    return look(page)


def on_the_desk(page):
    return int(figure(page, "Total").get_attribute("title").replace(",", ""))


def rises(page):
    page.goto("/")
    return page.locator(".trending").get_by_text("Solar fridges").count() == 1


def test_people_are_counted_and_bots_are_not_on_pages_in_trending_and_on_the_desk(
    chromium, vardiafrica
):
    # Whoever looks at the numbers says that it is a crawler, and so changes none.
    with (
        visitor(chromium, vardiafrica, CRAWLER) as looking,
        desk(chromium, vardiafrica, "audience") as room,
    ):
        before = exactly(looking)
        number = looking.locator("article[data-story]").get_attribute("data-story")
        assert not rises(looking)
        room.goto(f"{vardiafrica.url}/desk/audience/story/{number}/")
        assert on_the_desk(room) == before

        # No beacon is sent without a script.
        bots = [CRAWLER, "HeadlessChrome/130.0.0.0 of somebody's"]
        phones = [PHONE.format(number=number) for number in range(10, 10 + PEOPLE)]
        sent = read_by(
            chromium,
            vardiafrica,
            *((name, {}) for name in bots),
            (PHONE.format(number=1), {"java_script_enabled": False}),
            *((name, {}) for name in phones[:IN_BROWSERS]),
        )
        tell_as(vardiafrica, [*phones[IN_BROWSERS:], *bots], *sent)

        # The desk's page moves by itself.
        assert until(room, before + PEOPLE, on_the_desk) == before + PEOPLE
        assert until(looking, before + PEOPLE, exactly) == before + PEOPLE
        assert until(looking, True, rises)


def test_who_reads_a_story_twice_in_a_visit_is_counted_once(chromium, vardiafrica):
    told = []
    with visitor(chromium, vardiafrica, PHONE.format(number=50)) as page:
        page.on("request", lambda one: told.append(one.post_data) if "/beacon/" in one.url else 0)
        for _ in range(2):
            page.goto(ANOTHER)
            page.wait_for_timeout(LOOKS)
    # What else is told is how far the first reading got.
    assert len([one for one in told if '"r":' in (one or "")]) == 1


def test_no_report_leaves_a_cookie_or_anything_but_the_mark_of_the_visit(chromium, vardiafrica):
    with visitor(chromium, vardiafrica, PHONE.format(number=60)) as page:
        with page.expect_response("**/beacon/") as heard:
            page.goto(ANOTHER)
        assert heard.value.status == 204
        assert page.context.cookies() == []
        assert page.evaluate("Object.keys(localStorage).length") == 0
        assert page.evaluate("Object.values(sessionStorage).join()") == "1"

"""From the form under a page to the mailbox and back out again, as a reader does it."""

import re

import pytest

from tests.access import scrolls_sideways
from tests.cli.processes import until
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS
LINK = re.compile(r"http://\S+/newsletter/confirm/\S+(?=\s)")


@pytest.fixture
def page(chromium, vardiafrica):
    size = {"width": 360, "height": 800}
    with window(chromium, viewport=size, base_url=vardiafrica.url) as context:
        yield context.new_page()


def mailed_links(vardiafrica) -> list[str]:
    """The links to confirm in the mails that the demo has printed."""
    return LINK.findall((vardiafrica.data.parent / "demo.log").read_text())


def test_a_reader_subscribes_confirms_chooses_and_leaves(page, vardiafrica):
    before = mailed_links(vardiafrica)
    page.goto("/")
    page.wait_for_timeout(1100)  # nobody types faster
    form = page.locator("footer form")
    form.get_by_label("E-mail address").fill("reader@lantern.example")
    form.get_by_role("button", name="Subscribe").click()
    page.get_by_role("heading", name="Check your mailbox").wait_for()
    until(lambda: mailed_links(vardiafrica) != before, "the mail with the link")
    page.goto(mailed_links(vardiafrica)[-1])
    page.get_by_text("reader@lantern.example").wait_for()
    page.get_by_role("button", name="Yes, send it to me").click()
    page.get_by_role("heading", name="Thank you for subscribing").wait_for()
    page.get_by_role("link", name="Choose your newsletters").click()
    assert page.get_by_label("Daily digest").is_checked()
    page.get_by_label("Breaking news").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Your choice is saved.").wait_for()
    assert page.get_by_label("Breaking news").is_checked()
    page.get_by_role("button", name="Unsubscribe from all").click()
    page.get_by_text("You will get no more newsletters.").wait_for()
    assert not page.get_by_label("Daily digest").is_checked()
    page.get_by_role("button", name="Delete my address").click()
    page.get_by_role("heading", name="Your data is deleted").wait_for()
    assert not scrolls_sideways(page)


def test_a_story_that_was_opened_from_a_letter_forgets_it_in_its_address(page):
    told = []
    page.on(
        "request", lambda one: told.append(one.url) if "/newsletter/opened/" in one.url else None
    )
    page.goto("/")
    story = page.locator("main h2 a, main h3 a").first.get_attribute("href")
    page.goto(f"{story}?letter=1")
    page.wait_for_function("!location.search")
    assert len(told) == 1

"""An editor says that the rights to a picture have ended, and readers see it nowhere, in a browser."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys import desk, on_the_demo
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS
SOON = 15.0
"""Seconds in which readers must see it, on a machine that does other things too."""
PICTURE = """
file = io.BytesIO()
Image.new("RGB", (1600, 1000), "#2c2a66").save(file, "JPEG")
story.lead_picture = Picture.objects.create(title="Ferry at Gaya, by night",
    alt_text="A ferry with lamps", credit="Photo: Ama Boateng", file=ImageFile(file, "ferry.jpg"))
"""


@pytest.fixture
def story(vardiafrica):
    made = on_the_demo.publish(
        vardiafrica, "A ferry by night", "a-ferry-by-night", "It has lamps.", PICTURE
    )
    yield made
    on_the_demo.take_away(vardiafrica, made)


def set_end(page, demo, story, written):
    page.goto(f"{demo.url}/desk/images/{story['picture']}/")
    page.locator("#id_rights_expire_at").fill(written)
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").first.click()


def seen(page, demo, story):
    """Whether the story shows its picture, and the address of the picture's file."""
    page.goto(f"{demo.url}{story['address']}")
    shown = page.locator("article.story figure img").first
    return shown.get_attribute("src") if shown.count() else ""


def wait_until(true):
    start = time.monotonic()
    while not true():
        assert time.monotonic() - start < SOON
        time.sleep(0.5)


def test_a_picture_whose_rights_end_is_gone_everywhere_and_comes_back(chromium, vardiafrica, story):
    with window(chromium, locale="en") as context:
        page = context.new_page()
        source = seen(page, vardiafrica, story)
        assert "/media/pictures/" in source
        expect(page.locator("article.story")).to_contain_text("Photo: Ama Boateng")
        file = (
            f"/media/pictures/{story['picture']}/" + source.split("/pictures/")[1].split("/", 1)[1]
        )
        wait_until(lambda: vardiafrica.get(file)[0] == 200)  # once the clock has cut it
        with desk.desk(chromium, vardiafrica, "editor") as editor:
            past = timezone.localtime() - timedelta(hours=2)
            set_end(editor, vardiafrica, story, f"{past:%Y-%m-%d %H:%M}")
        wait_until(lambda: not seen(page, vardiafrica, story))
        wait_until(lambda: vardiafrica.get(file)[0] == 410)
        for address in (story["address"], "/feed/json/", f"/lite{story['address']}"):
            body = vardiafrica.get(address)[2]
            assert f"/media/pictures/{story['picture']}/".encode() not in body
        with desk.desk(chromium, vardiafrica, "editor") as editor:
            set_end(editor, vardiafrica, story, "")
        wait_until(lambda: seen(page, vardiafrica, story))

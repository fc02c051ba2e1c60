"""A letter on a phone: what a mail program that is a browser shows of it."""

import pytest

from djeli.newsletters.letters.letter import LetterPicture
from djeli.newsletters.letters.renderer import write
from tests.newsletters.letters.test_renderer import contents, story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='800' height='450'/%3E"
MARGIN = 20
"""Pixels beside text and pictures at most."""


@pytest.fixture
def letter(chromium):
    """A letter, open at the width of a small phone."""
    picture = LetterPicture(DRAWN, "A ferry", "Photo: Desk")
    told = contents(*(story(n, picture=picture) for n in range(3)), intro=("Good morning.",))
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.set_content(write(told).html)
    yield page
    page.close()


def test_text_and_picture_use_the_width_of_a_phone(letter):
    for name in ("h1", "h2", "img"):
        box = letter.locator(name).first.bounding_box()
        assert box["x"] <= MARGIN, name
        assert box["x"] + box["width"] >= 360 - MARGIN, name
    assert letter.evaluate("document.documentElement.scrollWidth") == 360


def test_a_headline_beside_a_picture_is_wider_than_the_picture(letter):
    assert letter.locator("h2").nth(1).bounding_box()["width"] >= 200
    assert letter.locator("img").nth(1).bounding_box()["width"] >= 80

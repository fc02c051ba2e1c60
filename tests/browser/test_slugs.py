"""A headline in any script, from the desk to the reader's address bar."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from djeli.stories.slugs.letters import slug_of
from tests.journeys import desk
from tests.stories.slugs.test_letters import HEADLINES
from tests.vardiafrica import MARKS

pytestmark = MARKS
SHOWN = {
    "ሰላም ለኢትዮጵያ ከተሞች": "ሰላም-ለኢትዮጵያ-ከተሞች",
    "افتتاح الجسر الجديد": "افتتاح-الجسر-الجديد",
    "尼日尔大桥今日通车": "尼日尔大桥今日通车",
    "Ọ̀rọ̀ ìlú Ìbàdàn": "oro-ilu-ibadan",
}
SLUG_OF = """text => window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector('#id_slug'), 'desk-slug').slugOf(text)"""


def slug_field(page):
    page.get_by_role("tab", name="Search & sharing").click()
    return page.locator("#id_slug")


@pytest.mark.parametrize("headline", SHOWN)
def test_a_story_is_written_published_and_read_in_its_script(chromium, vardiafrica, headline):
    with desk.new_story(chromium, vardiafrica, "editor") as page:
        page.get_by_placeholder("Headline").fill(headline)
        desk.add_text(page, headline)
        expect(slug_field(page)).to_have_value(SHOWN[headline])
        page.locator("footer").get_by_role("button", name="Publish", exact=True).click()
        expect(page.locator(".messages")).to_contain_text("Live for readers")
    # Pressed while the first autosave is under way: a second story would have another address.
    address = f"/politics/africa/{SHOWN[headline]}/"
    status, _, body = vardiafrica.get(quote(address))
    assert status == 200
    assert f'rel="canonical" href="{vardiafrica.url}{quote(address)}"' in body.decode()


def test_the_script_makes_the_slugs_that_the_form_makes(chromium, vardiafrica):
    long = ["word " * 40, "ቃል " * 60, "尼日尔" * 60, "कि" * 99, "ŋ ɣ ʋ ĸ ø ł ħ ŧ ɗ ƙ ƴ ɓ ǂ ẞ"]
    with desk.new_story(chromium, vardiafrica, "editor") as page:
        page.get_by_placeholder("Headline").fill("A bridge")
        for headline in [*HEADLINES, *SHOWN, *long]:
            assert page.evaluate(SLUG_OF, headline) == slug_of(headline), headline


def test_a_slug_written_by_hand_follows_no_headline(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "editor") as page:
        page.get_by_placeholder("Headline").fill("A bridge")
        field = slug_field(page)
        expect(field).to_have_value("a-bridge")
        field.fill("My Own Words!")
        field.blur()
        expect(field).to_have_value("my-own-words")
        page.get_by_role("tab", name="Story", exact=True).click()
        page.get_by_placeholder("Headline").fill("Another headline")
        page.get_by_role("tab", name="Search & sharing").click()
        expect(field).to_have_value("my-own-words")

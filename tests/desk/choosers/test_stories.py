import re

import pytest

from djeli.desk.choosers.stories import StoryChooser
from tests import newsroom
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
LIST = "/desk/choose-story/"


def choices(client, address):
    response = client.get(address, {"page_type": "stories.article"})
    assert response.status_code == 200, address
    return re.findall(r'class="choose-page" href="#(\d+)"', response.json()["html"])


def test_what_is_chosen_instead_comes_from_the_same_list():
    section = newsroom.section("africa")
    stories = [newsroom.story(section, title=f"Bridge {n}", slug=f"bridge-{n}") for n in range(3)]
    client = log_in("Editors")
    found = choices(client, LIST)
    assert set(found) == {str(story.pk) for story in stories}
    # Wagtail's dialog asks for the siblings of the chosen one: it adds their parent's number.
    assert choices(client, f"{LIST}{section.pk}/") == found


def test_the_second_page_of_the_list_goes_on_with_the_newest_and_not_with_the_tree():
    section = newsroom.section("africa")
    for number in range(26):
        newsroom.story(section, title=f"Bridge {number}", slug=f"bridge-{number}")
    html = log_in("Editors").get(LIST, {"page_type": "stories.article"}).json()["html"]
    [following] = set(re.findall(r'href="([^"]+p=2[^"]*)"', html))
    assert following.startswith(LIST)


def test_it_asks_for_a_story_in_plain_words():
    widget = StoryChooser().render("translation_of", None, {"id": "id_translation_of"})
    assert "Choose a story" in widget
    assert "(Story)" not in widget

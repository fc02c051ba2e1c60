import pytest

from djeli.stories.models import Article
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories():
    africa = newsroom.section()
    return [newsroom.story(africa, title) for title in ("English", "French", "Hausa")]


def make_translation(story, of):
    story.refresh_from_db()
    story.translation_of = of
    story.save_revision().publish()


def known(stories):
    """Whom each story knows, by title."""
    titles = dict(Article.objects.values_list("pk", "title"))
    rows = Article.objects.filter(pk__in=[one.pk for one in stories]).order_by("pk")
    return {one.title: sorted(titles[pk] for pk in one.translated_ids) for one in rows}


ALL = {
    "English": ["French", "Hausa"],
    "French": ["English", "Hausa"],
    "Hausa": ["English", "French"],
}


def test_translations_of_one_original_know_each_other(stories):
    english, french, hausa = stories
    make_translation(french, english)
    make_translation(hausa, english)
    assert known(stories) == ALL


def test_a_translation_of_a_translation_is_one_of_the_original(stories):
    english, french, hausa = stories
    make_translation(french, english)
    make_translation(hausa, french)
    assert known(stories) == ALL
    assert Article.objects.get(title="Hausa").translation_of_id == english.pk


def test_an_original_that_is_a_translation_brings_its_own_along(stories):
    english, french, hausa = stories
    make_translation(hausa, french)
    make_translation(french, english)
    assert known(stories) == ALL


def test_a_story_that_leaves_is_forgotten_by_the_others(stories):
    english, french, hausa = stories
    make_translation(french, english)
    make_translation(hausa, english)
    make_translation(hausa, None)
    assert known(stories) == {"English": ["French"], "French": ["English"], "Hausa": []}


def test_a_story_said_to_translate_itself_knows_nobody(stories):
    english, *_ = stories
    make_translation(english, english)
    assert known(stories) == {"English": [], "French": [], "Hausa": []}


def test_a_deleted_original_leaves_stories_that_stand_alone(stories):
    english, french, _ = stories
    make_translation(french, english)
    english.delete()
    french.refresh_from_db()
    assert french.translation_of_id is None

"""Translating a story is an action on it: a linked draft in another language."""

import pytest

from djeli.stories.models import Article, Edition
from tests import newsroom
from tests.desk import logins
from tests.desk.logins import log_in, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db):
    newsroom.front()
    edition = Edition.load()
    edition.languages = "en, fr, ha"
    edition.save()
    return newsroom.story(newsroom.section(), "The bridge opens")


def page(story):
    return f"/desk/pages/{story.pk}/translate/"


def test_the_draft_is_linked_has_the_words_and_is_ones_own(story):
    client = log_in("Editors")
    assert page(story) in client.get(logins.edit_url(story)).content.decode()
    answer = client.post(page(story), {"language": "fr"})
    made = Article.objects.get(language="fr")
    assert answer["Location"] == logins.edit_url(made)
    assert (made.live, made.owner, made.translation_of) == (False, user("Editors"), story)
    assert made.slug == f"{story.slug}-fr"
    draft = made.get_latest_revision_as_object()
    assert (draft.language, draft.translation_of_id) == ("fr", story.pk)
    assert draft.body.raw_data[0]["value"] == story.body.raw_data[0]["value"]


def test_a_language_that_is_there_is_opened_and_not_made_again(story):
    client = log_in("Editors")
    client.post(page(story), {"language": "fr"})
    made = Article.objects.get(language="fr")
    again = client.post(page(story), {"language": "fr"})
    assert again["Location"] == logins.edit_url(made)
    assert Article.objects.count() == 2
    said = client.get(page(made)).content.decode()
    assert logins.edit_url(story) in said
    assert 'value="ha"' in said
    assert 'value="fr"' not in said


def test_a_translation_of_a_translation_is_one_of_the_original(story):
    client = log_in("Editors")
    client.post(page(story), {"language": "fr"})
    client.post(page(Article.objects.get(language="fr")), {"language": "ha"})
    assert Article.objects.get(language="ha").translation_of == story


@pytest.mark.parametrize("language", ["", "klingon", "../"])
def test_any_other_language_makes_nothing(story, language):
    assert log_in("Editors").post(page(story), {"language": language}).status_code == 200
    assert Article.objects.count() == 1


@pytest.mark.parametrize("role", ["Contributors", "Reporters", "Audience editors"])
def test_who_may_not_see_or_write_translates_nothing(story, role):
    log_in(role).post(page(story), {"language": "fr"})
    assert Article.objects.count() == 1


def test_an_edition_with_one_language_says_where_to_add_another(story):
    edition = Edition.load()
    edition.languages = "en"
    edition.save()
    assert "no further language" in log_in("Editors").get(page(story)).content.decode()

import pytest

from djeli.search.index.updates import catch_up
from djeli.search.results import Query, find
from djeli.search.suggestions import suggest
from djeli.stories.models import Article, Topic
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = newsroom.story(
        newsroom.section("lagoons"),
        "Lagos ferries carry a record load",
        topics=[newsroom.topic("Lagos")],
        by=newsroom.contributor("Lagu Adeyemi"),
    )
    catch_up()
    return made


def names(typed):
    return [(one.kind, one.text) for one in suggest(typed).names]


def test_what_is_typed_begins_words_of_headlines_and_names(story):
    assert suggest("lag").story_ids == (story.pk,)
    assert suggest("lagos fer").story_ids == (story.pk,)
    assert suggest("ferries lag").story_ids == (story.pk,)
    assert names("lag") == [("section", "Lagoons"), ("topic", "Lagos"), ("author", "Lagu Adeyemi")]


def test_a_topic_is_suggested_and_its_stories_found_by_its_other_names(story):
    Topic.objects.update(aliases="Èkó\nThe city of traffic")
    Topic.objects.get().save()
    catch_up()

    assert names("eko") == names("city tra") == [("topic", "Lagos")]
    assert names("traffic lagos") == []
    for other_name in ("eko", "traffic"):
        assert [hit.story_id for hit in find(Query(other_name)).hits] == [story.pk]


def test_one_letter_or_none_suggests_nothing(story):
    assert suggest("l").story_ids == ()
    assert suggest(" ' ").story_ids == ()


def test_a_draft_and_what_only_drafts_have_is_not_suggested(story):
    newsroom.draft(
        newsroom.section("secrets"),
        "A scoop of tomorrow",
        topics=[newsroom.topic("Scoop")],
        by=newsroom.contributor("Scoopy Diallo"),
    )
    catch_up()

    assert suggest("scoop").story_ids == ()
    assert names("scoop") == []


def test_a_withdrawn_story_is_not_suggested_even_before_the_index_hears_of_it(story):
    Article.objects.filter(pk=story.pk).update(live=False)

    assert suggest("lag").story_ids == ()


@pytest.mark.parametrize("typed", ["a" * 100_000, '"* OR', "\ud800", "%_'\\", "la\x00g*", "^" * 99])
def test_hostile_beginnings_get_an_answer(story, typed):
    suggest(typed)

from datetime import timedelta

import pytest
from django.core.management import call_command

from djeli.stories.models import Article, Mention, Relation, TermVector
from djeli.stories.related import related_stories, term_vectors
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


def related(story):
    story.refresh_from_db()
    return story.related_ids


def text(*paragraphs):
    return [("paragraph", f"<p>{paragraph}</p>") for paragraph in paragraphs]


def test_a_shared_topic_weighs_more_than_the_section(africa):
    river = newsroom.topic("Rivers")
    beside = newsroom.story(africa, "Beside it")
    about = newsroom.story(africa, "About the river", topics=[river])

    story = newsroom.story(africa, "The river rises", topics=[river])

    assert related(story) == [about.pk, beside.pk]


def test_shared_words_find_a_story_in_another_section_without_any_topic(africa):
    science = newsroom.section("science")
    for number in range(related_stories.CANDIDATES + 3):
        newsroom.story(africa, f"Parliament sits, day {number}", body=text("A vote was taken."))
    dredgers = newsroom.story(
        science, "Dredgers weigh sand", body=text("The dredgers of Bamako weigh sand by bucket.")
    )

    story = newsroom.story(
        africa, "A tax on sand", body=text("Every dredger pays for sand that it lifts.")
    )

    assert related(story)[0] == dredgers.pk


def test_what_is_published_later_is_offered_to_what_it_is_related_to(africa):
    river = newsroom.topic("Rivers")
    first = newsroom.story(africa, "The river rises", topics=[river])
    assert related(first) == []

    second = newsroom.story(africa, "The river falls", topics=[river])

    assert related(first) == [second.pk]


def test_a_story_that_is_paid_for_now_leaves_the_lists_of_others(africa):
    first, second = newsroom.story(africa, "One"), newsroom.story(africa, "Two")
    assert related(first) == [second.pk]

    second.refresh_from_db()
    second.is_sponsored, second.sponsor = True, "A maker of pumps"
    second.save()

    assert related(first) == []


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_story_that_goes_is_in_no_list_and_short_lists_are_filled(africa, way):
    stories = [
        newsroom.story(africa, f"Story {number}") for number in range(related_stories.KEPT + 3)
    ]
    gone = stories[3]
    assert Relation.objects.filter(other=gone).exists()

    gone.refresh_from_db()
    getattr(gone, way)()

    for story in stories:
        if story.pk != gone.pk:
            assert gone.pk not in related(story)
            assert len(related(story)) >= related_stories.ENOUGH
    assert not Relation.objects.filter(other_id=gone.pk).exists()
    assert not Mention.objects.filter(story_id=gone.pk).exists()


def test_a_story_that_is_shown_again_is_offered_again(africa):
    first, second = newsroom.story(africa, "One"), newsroom.story(africa, "Two")
    second.unpublish()
    assert related(first) == []

    second.refresh_from_db()
    second.save_revision().publish()

    assert related(first) == [second.pk]


def test_nothing_is_related_to_itself_to_a_translation_of_itself_or_to_what_is_paid_for(africa):
    river = newsroom.topic("Rivers")
    story = newsroom.story(africa, "The river rises", topics=[river])
    newsroom.story(africa, "Le fleuve monte", topics=[river], language="fr", translation_of=story)
    newsroom.story(africa, "Boats on the river", topics=[river], is_sponsored=True, sponsor="A")
    other = newsroom.story(africa, "The river falls", topics=[river])
    newsroom.story(africa, "Le fleuve baisse", topics=[river], language="fr", translation_of=other)

    assert related(story) == [other.pk], "of a story and its translation, one"


def test_drafts_are_related_to_nothing_and_nothing_to_them(africa):
    story = newsroom.story(africa, "The river rises")
    draft = newsroom.draft(africa, "The river may rise")
    assert related(story) == related(draft) == []
    assert not TermVector.objects.filter(pk=draft.pk).exists()


def test_parts_of_one_running_story_give_way_to_others(africa):
    running = newsroom.topic("The flood warning", kind="running")
    words = text("Gauges on the Niger send levels of water to Niamey.")
    part = newsroom.story(africa, "Gauges for the Niger", topics=[running], body=words)
    other = newsroom.story(africa, "Fishing at Lokoja", body=words)

    story = newsroom.story(africa, "A gauge at Niamey", topics=[running], body=words)

    assert related(story) == [other.pk, part.pk]


def test_of_equals_the_nearer_in_time_comes_first(africa):
    old = newsroom.story(africa, "A vote", ago=timedelta(days=700), slug="old")
    new = newsroom.story(africa, "A vote", ago=timedelta(days=2), slug="new")

    story = newsroom.story(africa, "A vote", slug="now")

    assert related(story) == [new.pk, old.pk]


def test_a_publication_weighs_few_stories_however_many_there_are(
    africa, django_assert_max_num_queries
):
    for number in range(30):
        newsroom.filler(africa, f"Story {number}")

    story = newsroom.story(africa, "One more")
    known = len(related_stories._candidates(related_stories.profiles_of([story.pk])[story.pk]))
    assert known <= related_stories.CANDIDATES * (1 + term_vectors.INDEXED)
    with django_assert_max_num_queries(40):
        related_stories.relate(story)


def test_an_edition_whose_stories_were_never_read_is_read_by_one_command(africa, capsys):
    stories = [newsroom.story(africa, f"Story {number}") for number in range(4)]
    for model in (Relation, TermVector, Mention):
        model.objects.all().delete()
    Article.objects.update(related_ids=[])

    call_command("stories", "relate")
    assert "4 stories have been related" in capsys.readouterr().out
    assert len(related(stories[0])) == 3

    call_command("stories", "relate")
    assert "0 stories have been related" in capsys.readouterr().out
    call_command("stories", "relate", "--all")
    assert "4 stories have been related" in capsys.readouterr().out

"""The index follows whatever happens to stories, without being told."""

import pytest
from django.db import connection

from djeli.press import api as press
from djeli.press.changes.log import held_at
from djeli.search.index import updates
from djeli.search.index.documents import visible
from djeli.search.index.status import status
from djeli.search.index.updates import catch_up
from djeli.search.models import Document, Known, Progress, Vocabulary
from djeli.search.ranking import Narrowing
from djeli.search.results import Query, find
from djeli.stories.lists.listings import section_key
from djeli.stories.models import Article, Contributor, Section, Topic
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def africa():
    return newsroom.section("africa")


@pytest.fixture
def story(africa):
    made = newsroom.story(africa, "The harbour opens", topics=[newsroom.topic("Rivers")])
    catch_up()
    return made


def found(text, **wish):
    catch_up()
    return [hit.story_id for hit in find(Query(text, **wish)).hits]


def test_a_story_is_found_once_it_is_published(story):
    assert found("harbour") == [story.pk]


def test_a_withdrawn_story_leaves_the_index_with_its_words(story):
    story.unpublish()

    assert found("harbour") == []
    assert not Document.objects.exists()
    assert not Vocabulary.objects.exists()
    assert not Known.objects.filter(word="harbour").exists()


def test_a_deleted_story_leaves_the_index(story):
    Article.objects.get(pk=story.pk).delete()

    assert found("harbour") == []
    assert not Document.objects.exists()


def test_new_words_are_found_and_old_ones_no_longer(story):
    story.title = "The airport opens"
    story.save_revision().publish()

    assert found("airport") == [story.pk]
    assert found("harbour") == []
    assert not Known.objects.filter(word="harbour").exists()


def test_a_bulk_update_and_a_line_of_sql_are_followed(story):
    Article.objects.filter(pk=story.pk).update(title="The airport opens")
    assert found("airport") == [story.pk]

    with connection.cursor() as cursor:
        cursor.execute("UPDATE stories_article SET standfirst = 'Zeppelins land there.'")
    assert found("zeppelin") == [story.pk]


def test_the_new_name_of_an_author_and_of_a_topic_is_followed(story):
    Contributor.objects.update(name="Salimata Keita")
    Topic.objects.update(name="Estuaries")

    assert found("salimata") == [story.pk]
    assert found("estuary") == [story.pk]
    assert found("boateng") == []


def test_a_moved_section_takes_its_stories_along(story, africa):
    world = newsroom.section("world")
    Section.objects.get(pk=africa.pk).move(Section.objects.get(pk=world.pk), pos="last-child")

    assert found("harbour", narrowing=Narrowing(section=section_key(world.pk))) == [story.pk]


def test_a_story_that_moves_is_found_in_its_new_section(story, africa):
    world = newsroom.section("world")
    Article.objects.get(pk=story.pk).move(Section.objects.get(pk=world.pk), pos="last-child")

    assert found("harbour", narrowing=Narrowing(section=section_key(world.pk))) == [story.pk]
    assert found("harbour", narrowing=Narrowing(section=section_key(africa.pk))) == []


def test_a_name_that_touches_very_many_stories_lets_all_be_looked_at(story, africa, monkeypatch):
    monkeypatch.setattr("djeli.search.index.changes.MOST", 1)
    other = newsroom.story(africa, "The second harbour")
    catch_up()
    Contributor.objects.update(name="Salimata Keita")

    assert set(found("salimata")) == {story.pk, other.pk}


def test_work_in_bulk_that_nobody_wrote_down_is_found_out(story):
    with press.untracked():
        Article.objects.filter(pk=story.pk).update(title="The airport opens")

    assert found("airport") == [story.pk]


def test_a_step_that_was_broken_off_is_done_again(story, monkeypatch):
    Article.objects.filter(pk=story.pk).update(title="The airport opens")

    def fail(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("djeli.search.index.vocabulary.change", fail)
        with pytest.raises(KeyboardInterrupt):
            updates.step()

    assert found("airport") == [story.pk]


def test_stories_of_one_minute_have_numbers_of_their_own(africa, monkeypatch):
    same = newsroom.instant(newsroom.timedelta(days=1)).replace(second=0, microsecond=0)
    stories = [newsroom.story(africa, f"Harbour {n}", first_published_at=same) for n in range(3)]
    # As if ids were 4096 apart: all three want the same number.
    first = updates.documents.number_at(same)
    monkeypatch.setattr(updates.documents.Document, "first_number", first)

    assert set(found("harbour")) == {one.pk for one in stories}
    assert Document.objects.values("number").distinct().count() == 3


def test_the_log_is_kept_until_the_index_has_read_it(story):
    assert held_at() == press.last_change()
    Article.objects.filter(pk=story.pk).update(title="The airport opens")

    assert held_at() < press.last_change()


def test_an_index_of_other_rules_is_made_anew(story):
    Progress.objects.update(analysis="before")
    Document.objects.update(digest="of other rules")

    assert found("harbour") == [story.pk]
    assert Document.objects.get().digest != "of other rules"


def test_the_state_says_what_is_there_and_what_waits(story):
    newsroom.story(Section.objects.get(), "Another one")

    before = status()
    catch_up()
    after = status()

    assert (before["stories"], before["indexed"]) == (2, 1)
    assert before["waiting"] > 0
    assert (after["indexed"], after["waiting"], after["sweep"]) == (visible().count(), 0, None)

from dataclasses import replace

import pytest
from django.db import connection, transaction

from djeli.press.changes import triggers
from djeli.press.changes.tracked_tables import tracked_tables
from djeli.press.models import Change
from djeli.stories.models import Article, Contributor, Listing, Month
from tests import newsroom

pytestmark = pytest.mark.django_db


def changed(work) -> set[str]:
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    work()
    return set(Change.objects.filter(pk__gt=last).values_list("key", flat=True))


def test_a_bulk_update_is_written_down_as_well(story):
    def work():
        Article.objects.filter(pk=story.pk).update(kicker="Niger")

    assert changed(work) == {f"wagtailcore_page:{story.pk}"}


def test_saving_what_is_as_it_was_writes_nothing(story):
    person = Contributor.objects.get()

    assert changed(person.save) == set()


def test_saving_a_draft_writes_nothing(story):
    story.title = "Another headline, not yet published"

    assert changed(story.save_revision) == set()


def test_a_bylines_change_is_its_storys(story):
    def work():
        story.bylines.first().delete()

    story.refresh_from_db()
    assert f"wagtailcore_page:{story.pk}" in changed(story.bylines.get_live_queryset().delete)


def test_a_topic_added_is_its_storys_change(story):
    def work():
        Article.topics.through.objects.create(article=story, topic=newsroom.topic())

    assert f"wagtailcore_page:{story.pk}" in changed(work)


def test_a_story_that_leaves_a_list_changes_the_list_and_its_entry(story):
    month, entry = Month.objects.get(), Listing.objects.get(article=story, key="latest")

    keys = changed(lambda: Listing.objects.filter(article=story, key="latest").delete())

    # It was the only one of its month, which leaves the archive with it.
    assert keys == {
        "list:latest",
        f"stories_listing:{entry.pk}",
        f"stories_month:{month.pk}",
        "stories_month:*",
    }


def test_a_story_that_comes_into_a_list_changes_the_list_alone(story):
    entry = Listing(key="topic:9", article=story, published_at=story.first_published_at)

    assert changed(entry.save) == {"list:topic:9"}


def test_a_new_row_changes_which_rows_there_are():
    keys = changed(lambda: newsroom.contributor("Musa Kalla"))

    person = Contributor.objects.get()
    assert keys == {f"stories_contributor:{person.pk}", "stories_contributor:*"}


def test_what_is_rolled_back_was_never_written(story):
    def work():
        with transaction.atomic():
            Article.objects.filter(pk=story.pk).update(kicker="Niger")
            transaction.set_rollback(True)

    assert changed(work) == set()


def test_sql_by_hand_is_written_down(story):
    def work():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE wagtailcore_page SET title = 'By hand' WHERE id = %s", [story.pk]
            )

    assert changed(work) == {f"wagtailcore_page:{story.pk}"}


def test_work_in_bulk_is_one_change_of_everything(story):
    def work():
        with triggers.untracked():
            Article.objects.update(kicker="Bulk")

    assert changed(work) == {"*"}
    assert triggers.existing()


def test_triggers_that_a_broken_off_work_has_left_away_are_laid_again(story):
    triggers.remove()
    story.title = "Nobody wrote this down"
    story.save()

    assert changed(triggers.mend) == {"*"}
    assert not triggers.mend()


def test_every_tracked_table_has_its_triggers():
    present = {table for _, table in triggers.existing()}
    assert tracked_tables().keys() - present == set()


def test_triggers_of_a_release_that_ignored_other_columns_are_laid_anew(story, monkeypatch):
    table = Article._meta.db_table
    tracked = tracked_tables()[table]
    fewer = tuple(column for column in tracked.columns if column != "kicker")
    monkeypatch.setitem(tracked_tables(), table, replace(tracked, columns=fewer))
    triggers.create()
    monkeypatch.undo()

    def work():
        Article.objects.filter(pk=story.pk).update(kicker="Niger")

    assert changed(work) == set(), "as the release before wanted it"
    assert changed(triggers.mend) == {"*"}
    assert changed(work) == set(), "as it is already"
    Article.objects.filter(pk=story.pk).update(kicker="")
    assert changed(work) == {f"wagtailcore_page:{story.pk}"}
    assert not triggers.mend()


def test_triggers_of_a_table_that_nobody_shows_any_more_are_taken_away(story, monkeypatch):
    table = Contributor._meta.db_table
    monkeypatch.delitem(tracked_tables(), table)

    assert triggers.mend()
    assert table not in {table for _, table in triggers.existing()}


def test_of_two_that_start_at_once_the_second_finds_the_work_done(story, monkeypatch):
    triggers.remove()
    differ, looks = triggers._differ, []

    def look():
        looks.append(differ())
        if len(looks) == 2:
            return False  # what another process has created meanwhile
        return looks[-1]

    monkeypatch.setattr(triggers, "_differ", look)

    assert not triggers.mend()
    assert triggers.existing() == []

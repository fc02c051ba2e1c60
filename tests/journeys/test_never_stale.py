import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from djeli.press.render.value_cache import _Memory
from djeli.press.runs.queue_step import press
from djeli.press.verification import Difference, verify
from djeli.stories.lists.closures import mend_lists
from tests.journeys.histories import Newsroom
from tests.journeys.needed import NEEDED, at_work

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# DJELI_HISTORIES=200 plays as many, for a night.
PLAY = settings(
    max_examples=int(os.environ.get("DJELI_HISTORIES", "10")),
    stateful_step_count=16,
    deadline=None,
    # A failure names its history; making it shorter would take longer than a suite may.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_after_any_history_every_page_is_what_a_fresh_render_gives():
    run_state_machine_as_test(Newsroom, settings=PLAY)


REMEMBERED = (
    "wagtailcore_page:",
    "stories_contributor:",
    "stories_agency:",
    "stories_topic:",
    "stories_picture:",
    "stories_edition:",
    "stories_currentlineup:",
    "stories_lineup:",
    "stories_section:",
)
"""The kinds of which something is kept from one snapshot to the next."""


def differing_after(kind):
    """What is stale once a newsroom has done what the kind of key is for, and all is at rest."""
    played = Newsroom()
    try:
        at_work(played)
        NEEDED[kind](played)
        played.come_to_rest()
        return [one for one in verify(played.store) if isinstance(one, Difference)]
    finally:
        played.close()


@pytest.mark.parametrize("kind", REMEMBERED)
def test_what_is_remembered_goes_stale_where_any_one_kind_of_change_is_not_heard(kind, monkeypatch):
    changed_until = _Memory._changed_until

    def forgetful(self, moment):
        changed = changed_until(self, moment)
        return changed and {key for key in changed if not key.startswith(kind)}

    monkeypatch.setattr(_Memory, "_changed_until", forgetful)
    assert differing_after(kind) != []


def test_parts_of_a_running_story_come_go_and_change_and_every_page_says_so():
    played = Newsroom()
    try:
        played.found()
        for number in range(3):
            played.publish(number, "Niger")
        for work in (
            lambda: played.join_or_leave_the_running_story(0),
            lambda: played.join_or_leave_the_running_story(1),
            lambda: played.join_or_leave_the_running_story(2),
            lambda: played.rename_the_running_story("Kano & Lagos"),
            lambda: played.edit_and_publish(1, "Niger", True),
            lambda: played.withdraw_a_part_of_the_running_story(0),
            lambda: played.change_what_a_topic_is(5, "Niger"),
            lambda: played.change_what_a_topic_is(8, "Niger"),
            lambda: played.join_or_leave_the_running_story(2),
            lambda: played.delete(1),
        ):
            work()
            played.come_to_rest()
            assert [one for one in verify(played.store) if isinstance(one, Difference)] == []
        with played.store.reading() as reading:
            assert reading.index.number_of(f"#so-far|{played.running.pk}") > 0
    finally:
        played.close()


UNTITLED = {
    "paid for": lambda one: one.let_a_story_be_paid_for_or_not(2),
    "in another section too": lambda one: one.let_a_story_stand_in_another_section_too(2, 0),
    "about a topic": lambda one: one.change_topics_in_the_table(2),
    "further sections in the table": lambda one: one.change_further_sections_in_the_table(2, 0),
    "elsewhere": lambda one: one.move_to_another_section(2, 1),
    "commented": lambda one: one.change_who_may_comment(2, "open"),
    "translated": lambda one: one.say_that_a_story_translates_another(2, 0),
    "running": lambda one: one.join_or_leave_the_running_story(2),
}
"""What leaves a headline as it is, done to the third story."""


@pytest.mark.parametrize("what", UNTITLED)
def test_a_history_never_publishes_a_headline_that_readers_may_not_see(what):
    played = Newsroom()
    try:
        played.found()
        played.begin_a_draft(0)
        UNTITLED[what](played)
        played.come_to_rest()
        played.nothing_of_a_draft_is_stored()
    finally:
        played.close()


def test_a_strip_of_the_front_labels_a_story_by_the_section_it_stands_in_now(client):
    played = Newsroom()
    try:
        played.found()
        played.publish(5, "Niger")
        # Three stand beside the lead, and so not in the strip.
        for number in (3, 6, 9, 0):
            played.publish(number, "Niger")
        played.publish_a_line_up(60)
        played.come_to_rest()
        played.let_a_story_stand_in_another_section_too(2, 1)
        strip = client.get("/").content.decode().split('data-widget="section"')[1]
        assert "Niger 3" in strip.split("</section>")[0]
        for work in (
            played.come_to_rest,
            lambda: played.rename_a_section(1, "Kano & Lagos"),
            lambda: played.change_further_sections_in_the_table(2, 0),
            lambda: played.change_further_sections_in_the_table(2, 1),
            lambda: played.change_further_sections_in_the_table(2, 1),
            played.move_a_section,
        ):
            work()
            played.come_to_rest()
            assert [one for one in verify(played.store) if isinstance(one, Difference)] == []
    finally:
        played.close()


NAMING = ["/authors/", "/topics/", "/sitemap.xml", "/sitemap/authors.xml", "/sitemap/topics.xml"]


def test_a_name_stays_public_by_the_same_story_when_an_older_one_comes_back():
    """The page is the same, and so must be what it depends on."""
    played = Newsroom()
    try:
        played.found()
        for number in range(6):
            played.publish(number, "Niger")
        played.come_to_rest()
        press(played.store, NAMING)
        for work in (played.withdraw, played.give_another_slug):
            work(0)
            played.come_to_rest()
            assert [one for one in verify(played.store) if isinstance(one, Difference)] == []
    finally:
        played.close()


def test_a_name_leaves_the_pages_with_its_last_story_that_was_closed_past_django():
    """The press may render between a closure and the clock that mends the lists."""
    played = Newsroom()
    try:
        played.found()
        for section in range(3):
            played.close_a_section_by_sql(section)
        played.come_to_rest()
        press(played.store, NAMING)
        mend_lists()
        played.come_to_rest()
        assert [one for one in verify(played.store) if isinstance(one, Difference)] == []
    finally:
        played.close()


def test_a_topic_keeps_its_witness_when_another_withdrawn_story_is_about_it():
    played = Newsroom()
    try:
        played.found()
        played.publish(1, "Niger")
        for _ in range(3):
            played.withdraw(0)
        played.come_to_rest()
        press(played.store, ["/topics/rivers/"])
        played.change_topics_in_the_table(0)
        played.come_to_rest()
        assert [one for one in verify(played.store) if isinstance(one, Difference)] == []
    finally:
        played.close()

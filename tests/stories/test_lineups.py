from datetime import UTC, datetime, timedelta

import pytest

from djeli.stories import lineups
from djeli.stories.lineups import Container, Slot
from djeli.stories.models import CurrentLineUp, LineUp
from tests import newsroom

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATEST = {"latest": [1, 2, 3, 4, 5, 6, 7, 8]}
LIVE = set(range(1, 20))


def standing(*containers, newest=LATEST, live=LIVE, at=NOW):
    filled = lineups.arrange(containers, newest, live, at)
    return [[slot.article_id for slot in one.slots] for one in filled]


def container(size, *chosen, **facts):
    slots = tuple(slot if isinstance(slot, Slot) else Slot(slot) for slot in chosen)
    return Container(kind="lead", size=size, source="latest", slots=slots, **facts)


def test_no_story_stands_twice_on_one_front():
    assert standing(container(3), container(2)) == [[1, 2, 3], [4, 5]]


def test_what_was_chosen_by_hand_comes_first_and_the_newest_fill_up():
    assert standing(container(3, 9, 2)) == [[9, 2, 1]]


def test_a_choice_further_down_is_not_taken_by_the_rule_further_up():
    assert standing(container(2), container(2, 1)) == [[2, 3], [1, 4]]


def test_a_container_filled_only_by_hand_is_not_filled_up():
    assert standing(container(4, 9, filling="hand")) == [[9]]


def test_a_container_filled_only_by_rule_ignores_what_was_chosen():
    assert standing(container(2, 9, filling="rule")) == [[1, 2]]


def test_a_slot_leaves_when_its_time_has_passed():
    past, future = Slot(9, until=NOW), Slot(10, until=NOW + timedelta(minutes=1))
    assert standing(container(2, past, future)) == [[10, 1]]


def test_a_withdrawn_story_leaves_its_slot_to_the_next():
    assert standing(container(2, 9, 10), live=LIVE - {9, 1}) == [[10, 2]]


def test_a_container_that_may_repeat_shows_what_stands_above():
    assert standing(container(2), container(2, may_repeat=True)) == [[1, 2], [1, 2]]


def test_the_same_story_chosen_twice_in_one_container_stands_once():
    assert standing(container(3, 9, 9, filling="hand")) == [[9]]


def test_needs_are_enough_to_fill_every_container():
    wanted = (container(3), container(4), container(9, filling="hand"))
    assert lineups.needs(wanted) == {"latest": 16}


@pytest.mark.django_db
def test_readers_see_the_line_up_whose_time_has_come():
    newsroom.front()
    now = NOW
    first = LineUp.objects.create(name="Morning", starts_at=now - timedelta(hours=3))
    second = LineUp.objects.create(name="Noon", starts_at=now + timedelta(hours=1))
    assert lineups.set_current_line_up(now)
    assert CurrentLineUp.current().line_up_id == first.pk
    assert not lineups.set_current_line_up(now)
    assert lineups.set_current_line_up(now + timedelta(hours=1))
    assert CurrentLineUp.current().line_up_id == second.pk


@pytest.mark.django_db
def test_a_line_up_that_is_a_draft_waits():
    newsroom.front()
    LineUp.objects.create(name="Not yet", starts_at=NOW - timedelta(hours=1), live=False)
    assert not lineups.set_current_line_up(NOW)
    assert CurrentLineUp.current().line_up_id is None


@pytest.mark.django_db
def test_the_front_turns_when_a_slot_is_over_and_then_rests():
    newsroom.front()
    end = NOW + timedelta(minutes=30)
    slot = {"story": 5, "until": end.isoformat()}
    stored = [{"type": "our_picks", "value": {"size": 4, "stories": [slot]}}]
    LineUp.objects.create(name="Morning", starts_at=NOW - timedelta(hours=1), containers=stored)
    assert lineups.set_current_line_up(NOW)
    assert not lineups.set_current_line_up(NOW + timedelta(minutes=29))

    assert lineups.set_current_line_up(end)

    assert CurrentLineUp.current().at == end
    assert not lineups.set_current_line_up(end + timedelta(hours=1))

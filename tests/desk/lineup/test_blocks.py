"""Changes to a line-up's blocks, as the board makes them."""

from datetime import UTC, datetime

import pytest

from djeli.desk.lineup.board import blocks
from djeli.stories.lineups import USUAL, containers

SIX = datetime(2026, 11, 29, 18, tzinfo=UTC)


def block(*stories, kind="lead", **value):
    parts = [{"type": "item", "value": {"story": pk}, "id": str(pk)} for pk in stories]
    return {"type": kind, "value": {"size": 3, "stories": parts, **value}}


def pins(stored):
    return [[slot.article_id for slot in one.slots] for one in containers(stored)]


def test_a_story_is_put_first_and_leaves_the_container_where_it_was_pinned():
    assert pins(blocks.put([block(1, 2), block(3)], 3, 0)) == [[3, 1, 2], []]


def test_what_stands_above_by_rule_is_pinned_with_it():
    assert pins(blocks.put([block(1)], 9, 0, above=[1, 5])) == [[1, 5, 9]]


def test_a_pin_moves_below_the_pin_above_it():
    assert pins(blocks.put([block(1, 2, 3)], 1, 0, above=[2])) == [[2, 1, 3]]


def test_a_pin_that_is_not_shown_now_keeps_its_place():
    assert pins(blocks.put([block(7, 1, 2)], 9, 0, above=[1])) == [[7, 1, 9, 2]]


def test_a_moved_pin_keeps_its_headline_and_its_end():
    stored = blocks.end([block(1), block(2)], 2, 1, SIX)
    stored[1]["value"]["stories"][0]["value"]["headline"] = "Here"
    [slot] = containers(blocks.put(stored, 2, 0))[0].slots[:1]
    assert (slot.article_id, slot.headline, slot.until) == (2, "Here", SIX)


def test_a_container_that_may_repeat_keeps_its_pin_unless_it_is_moved_from_there():
    stored = [block(), block(3, repeats=True)]
    assert pins(blocks.put(stored, 3, 0)) == [[3], [3]]
    assert pins(blocks.put(stored, 3, 0, source=1)) == [[3], []]


def test_a_container_of_the_newest_alone_takes_pins_from_then_on():
    [made] = blocks.put([block(filling="rule")], 3, 0)
    assert made["value"]["filling"] == "both"


@pytest.mark.parametrize("place", [1, 2, -1])
def test_nobody_pins_a_story_in_a_ranking_or_nowhere(place):
    with pytest.raises(blocks.NoPlace):
        blocks.put([block(), {"type": "top_posts", "value": {"size": 4}}], 3, place)


def test_a_story_is_taken_out_and_what_was_given_stays_as_it_was():
    stored = [block(1, 2)]
    assert pins(blocks.take_out(stored, 1, 0)) == [[2]]
    assert pins(stored) == [[1, 2]]


def test_a_pins_end_is_set_and_removed():
    stored = blocks.end([block(1)], 1, 0, SIX)
    assert containers(stored)[0].slots[0].until == SIX
    assert containers(blocks.end(stored, 1, 0, None))[0].slots[0].until is None


def test_pins_that_were_stored_bare_are_read():
    stored = [{"type": "lead", "value": {"size": 3, "stories": [{"story": 4}]}}]
    assert pins(blocks.put(stored, 5, 0)) == [[5, 4]]


def test_the_usual_containers_are_stored_as_they_are():
    made = containers(blocks.from_containers(USUAL))
    assert [(one.kind, one.size) for one in made] == [(one.kind, one.size) for one in USUAL]


def test_changes_are_counted_by_story_and_by_order():
    before = [block(1, 2, 3), block(4)]
    assert blocks.changes(before, before) == 0
    assert blocks.changes(before, blocks.put(before, 9, 0)) == 1
    assert blocks.changes(before, blocks.put(before, 4, 0)) == 1
    assert blocks.changes(before, blocks.put(before, 1, 0, above=[2])) == 1
    assert blocks.changes(before, blocks.end(before, 1, 0, SIX)) == 1

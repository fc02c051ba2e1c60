"""Why a story does not stand where an editor put it."""

from datetime import UTC, datetime, timedelta

import pytest

from djeli.stories.left_out import Why, left_out
from djeli.stories.lineups import Container, Slot, arrange

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def container(size, *slots, **facts):
    chosen = tuple(slot if isinstance(slot, Slot) else Slot(slot) for slot in slots)
    return Container(kind="lead", size=size, source="latest", slots=chosen, **facts)


def found(*containers, live=range(20)):
    filled = arrange(containers, {"latest": [1, 2, 3]}, live, NOW)
    return [(one.place, one.slot.article_id, one.why) for one in left_out(filled, live, NOW)]


def test_a_story_that_leads_already_is_named_with_where_it_stands():
    filled = arrange([container(2, 9), container(2, 9, 8)], {}, range(20), NOW)
    [one] = left_out(filled, range(20), NOW)
    assert (one.place, one.slot.article_id, one.why, one.higher) == (1, 9, Why.HIGHER, 0)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (container(1, 8, 9), Why.FULL),
        (container(2, 8, 99), Why.NOT_LIVE),
        (container(2, 8, Slot(9, until=NOW - timedelta(1))), Why.OVER),
        (container(2, 9, 9), Why.TWICE),
    ],
)
def test_each_reason_is_told(one, why):
    assert [reason for _place, _pk, reason in found(one)] == [why]


def test_a_container_filled_by_its_rule_names_its_pins():
    assert found(container(2, 9, 8, filling="rule")) == [(0, 9, Why.RULE), (0, 8, Why.RULE)]


def test_nothing_is_left_out_where_all_stands():
    assert found(container(3, 9, 8), container(1, 9, may_repeat=True)) == []

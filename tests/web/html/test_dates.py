from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from djeli.web.html import dates
from djeli.web.view_models.card import Card

EVENING = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""Already the 23rd in Lagos."""


@pytest.fixture(autouse=True)
def lagos():
    with timezone.override("Africa/Lagos"):
        yield


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "23 November 2026"), ("fr", "23 novembre 2026"), ("sw", "23 Novemba 2026")],
)
def test_a_day_is_written_in_the_language_and_zone_of_the_edition(language, written):
    with translation.override(language):
        assert dates.day(EVENING) == written


def test_a_time_is_told_with_its_zone_and_to_machines_with_its_offset():
    assert dates.clock(EVENING) == "00:30"
    assert dates.zone(EVENING) == "WAT"
    assert dates.iso(EVENING) == "2026-11-23T00:30:00+01:00"


def test_two_times_on_one_day_there_are_on_one_day():
    assert dates.is_same_day(EVENING, EVENING + timedelta(hours=20))
    assert not dates.is_same_day(EVENING, EVENING - timedelta(hours=1))


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="naive"):
        dates.day(datetime(2026, 11, 23, 7, 0))


def test_counts_follow_the_grammar_of_the_number():
    with translation.override("en"):
        assert dates.comments(1) == "1 comment"
        assert dates.views(18204) == "18,204 views"
        assert dates.reading(1) == "1 min read"


@pytest.mark.parametrize(
    ("size", "written"), [(12, "1 kB"), (482_133, "482 kB"), (3_250_000, "3.2 MB")]
)
def test_a_size_is_written_as_people_say_it(size, written):
    with translation.override("en"):
        assert dates.file_size(size) == written


def test_cards_are_gathered_under_the_day_of_the_edition():
    times = (EVENING + timedelta(hours=3), EVENING, EVENING - timedelta(hours=2))
    cards = [Card(url="/", headline=str(n), published=at) for n, at in enumerate(times)]
    gathered = [
        (on.isoformat(), [card.headline for card in of_day]) for on, of_day in dates.by_day(cards)
    ]
    assert gathered == [("2026-11-23", ["0", "1"]), ("2026-11-22", ["2"])]

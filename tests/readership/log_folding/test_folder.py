"""From logs to sums, each line once."""

from __future__ import annotations

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from djeli.readership import numbers
from djeli.readership.log_folding import folder as folding
from djeli.readership.log_folding.folder import Folder
from djeli.readership.log_folding.tallies import renew_tallies
from djeli.readership.models import Facet, FoldedLog, SiteViews, Step, StoryViews, Untallied
from djeli.stories.models import Tally
from tests import newsroom
from tests.readership.newsstand import Newsstand, end, view

pytestmark = pytest.mark.django_db


@pytest.fixture
def stand(tmp_path):
    return Newsstand(tmp_path)


@pytest.fixture
def folder(tmp_path):
    made = Folder(tmp_path)
    yield made
    made.close()


@pytest.fixture
def story():
    return newsroom.draft(newsroom.section(), "One")


def views_of(story, step=Step.DAY):
    rows = StoryViews.objects.filter(story=story, step=step)
    return sum(rows.values_list("views", flat=True))


def test_people_are_counted_once_a_day_for_each_story(stand, folder, story):
    other = newsroom.draft(newsroom.section("sahel"), "Other")
    for _ in range(3):
        stand.reads(story.pk, 1)
    stand.reads(story.pk, 2)
    stand.reads(other.pk, 1)
    folder.fold()
    assert {step: views_of(story, step) for step in Step} == dict.fromkeys(Step, 2)
    day = SiteViews.objects.get(step=Step.DAY)
    assert (day.views, day.newcomers) == (3, 2)


def test_a_visit_tells_once_how_it_ended(stand, folder, story):
    stand.send(view(story.pk))
    for depth in (80, 100):
        stand.send(end(story.pk, depth))
    folder.fold()
    day = StoryViews.objects.get(step=Step.DAY)
    assert (day.readings, day.depth, day.seconds) == (1, 80, 95)
    found = numbers.by_facet(Facet.DEPTH, timezone.now())
    assert found == [numbers.Part("100", 1)]


def test_what_is_no_story_is_not_counted(stand, folder, story):
    stand.reads(story.pk + 1000, 1)
    folder.fold()
    assert not SiteViews.objects.exists()
    assert FoldedLog.objects.get().offset > 0


def test_a_fold_that_fails_is_done_again_and_counts_once(stand, folder, story, monkeypatch):
    for number in range(5):
        stand.reads(story.pk, number)

    def fail(*arguments):
        raise OperationalError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(folding, "keep", fail)
        with pytest.raises(OperationalError):
            folder.fold()
    assert not StoryViews.objects.exists()
    folder.fold()
    folder.fold()
    assert views_of(story) == 5


def test_a_new_process_goes_on_where_the_old_one_was(stand, folder, story, tmp_path):
    stand.reads(story.pk, 1)
    folder.fold()
    folder.close()
    stand.reads(story.pk, 1)
    stand.reads(story.pk, 2)
    other = Folder(tmp_path)
    other.fold()
    other.close()
    assert views_of(story) == 2


def test_two_folders_do_not_work_on_one_machine_together(stand, folder, story, tmp_path):
    stand.reads(story.pk, 1)
    folder.fold()
    stand.reads(story.pk, 2)
    other = Folder(tmp_path)
    assert other.fold() == 0
    folder.close()
    assert other.fold() > 0
    other.close()
    assert views_of(story) == 2


def test_a_finished_log_goes_when_it_is_folded(stand, folder, story, tmp_path):
    stand.reads(story.pk, 1)
    folder.fold()
    folder.fold()
    assert list(tmp_path.glob("logs/*.log")), "its worker still writes to it"
    stand.beacon.reports.journal.close()
    folder.fold()
    assert not list(tmp_path.glob("logs/*"))
    assert not FoldedLog.objects.exists()


def test_half_a_line_waits_for_its_other_half(stand, folder, story, tmp_path):
    stand.reads(story.pk, 1)
    (log,) = tmp_path.glob("logs/*.log")
    stand.reads(story.pk, 2)
    whole = log.read_bytes()
    log.write_bytes(whole[:-10])
    folder.fold()
    assert views_of(story) == 1
    log.write_bytes(whole)
    folder.fold()
    assert views_of(story) == 2


def test_a_line_that_was_spoilt_costs_itself_and_no_other(stand, folder, story, tmp_path):
    stand.reads(story.pk, 1)
    (log,) = tmp_path.glob("logs/*.log")
    with log.open("ab") as file:
        file.write(b"\xff\x00 half of a li\n")
    stand.reads(story.pk, 2)
    folder.fold()
    assert views_of(story) == 2


def test_one_address_with_ever_new_names_weighs_little(stand, folder, story):
    for number in range(400):
        stand.reads(story.pk, number, REMOTE_ADDR="41.190.2.9", HTTP_ACCEPT_LANGUAGE=f"x{number}")
    folder.fold()
    day = StoryViews.objects.get(step=Step.DAY)
    assert (day.views, day.weight) == (200, 10)


def test_who_reads_everything_is_a_program(stand, folder, monkeypatch):
    monkeypatch.setattr(folding, "MOST_STORIES", 3)
    home = newsroom.section()
    for number in range(5):
        stand.reads(newsroom.draft(home, f"Story {number}").pk, 1)
    folder.fold()
    assert SiteViews.objects.get(step=Step.DAY).views == 3


def test_people_on_the_site_are_those_of_five_minutes(stand, folder, story):
    with time_machine.travel("2026-11-25T12:00:00+01:00", tick=False) as traveller:
        for number in range(4):
            stand.reads(story.pk, number)
        folder.fold()
        assert numbers.people_now() == 4
        traveller.shift(290)
        stand.reads(story.pk, 9)
        folder.fold()
        traveller.shift(20)
        folder.fold()
        assert numbers.people_now() == 1


def test_yesterdays_readers_are_forgotten(stand, folder, story, tmp_path):
    with time_machine.travel("2026-11-25T22:00:00+01:00") as traveller:
        stand.reads(story.pk, 1)
        folder.fold()
        traveller.move_to("2026-11-26T00:10:00+01:00")
        folder.forget()
    assert list(tmp_path.rglob("2026-11-25")) == []


def test_a_tally_grows_by_what_was_counted_and_keeps_what_others_wrote(stand, folder, story):
    Tally.objects.create(story=story, imported_views=900, comments=3)
    for _ in range(2):
        for number in range(4):
            stand.reads(story.pk, number)
        folder.fold()
        renew_tallies()
    tally = Tally.objects.get()
    assert (tally.views, tally.imported_views, tally.comments) == (4, 900, 3)
    assert not Untallied.objects.exists()
    stand.reads(story.pk, 7)
    folder.fold()
    renew_tallies()
    assert Tally.objects.get().views == 5

import os
import subprocess
import sys

import pytest

from djeli.press.runs import workers
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import mark_everything, press, press_waiting
from djeli.press.runs.workers import Workers
from tests import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(store, settle):
    """Ten pages that wait, beside what every page needs."""
    people = [newsroom.contributor(f"Reporter {number}") for number in range(10)]
    home = newsroom.section()
    for one in people:
        newsroom.filler(home, f"Told by {one.name}", by=one)
    settle()
    addresses = {f"/authors/{one.slug}/" for one in people}
    press(store, sorted(addresses))
    mark_everything(store)
    return addresses


def test_two_that_share_press_everything_and_nothing_twice(store, waiting):
    one = press_waiting(store, share=(0, 2)).pressed
    other = press_waiting(store, share=(1, 2)).pressed

    assert waiting <= {*one, *other}
    assert not set(one) & set(other)
    with store.reading() as reading:
        assert reading.queue.count() == 0


class Helper:
    """Stands for a process."""

    started: list["Helper"] = []

    def __init__(self, command, **options):
        self.share, self.alive = command[-3:-1], True
        self.started.append(self)

    def poll(self):
        return None if self.alive else 0

    def terminate(self):
        self.alive = False

    def wait(self):
        assert not self.alive


@pytest.fixture
def helpers(monkeypatch):
    monkeypatch.setattr(Helper, "started", [])
    monkeypatch.setattr(workers.subprocess, "Popen", Helper)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2})
    return Helper.started


def test_little_work_is_done_alone(store, waiting, helpers):
    assert Workers().wanted(store) == 1
    assert helpers == []


def test_much_work_is_divided_among_the_cores_and_by_one_again_when_they_are_gone(
    store, waiting, helpers, monkeypatch
):
    monkeypatch.setattr(workers, "MUCH", 5)
    hands = Workers()

    assert hands.wanted(store) == 3
    assert hands.wanted(store) == 3, "nobody is started twice"
    assert [one.share for one in helpers] == [["1", "3"], ["2", "3"]]
    assert hands.are_busy()

    for one in helpers:
        one.alive = False
    follow(store)
    while press_waiting(store).waiting:
        pass
    assert hands.wanted(store) == 1
    assert not hands.are_busy()


def test_who_stops_leaves_no_helper_behind(store, waiting, helpers, monkeypatch):
    monkeypatch.setattr(workers, "MUCH", 5)
    hands = Workers()
    hands.wanted(store)

    hands.stop()

    assert [one.alive for one in helpers] == [False, False]
    assert not hands.are_busy()


@pytest.mark.slow
def test_a_helping_process_begins_before_django_is_set_up_and_ends_without_who_started_it():
    """It imports what it is to do before it does anything, and sees that its parent is another."""
    nobody = "0"
    subprocess.run([sys.executable, "-m", workers.MODULE, "1", "2", nobody], check=True)

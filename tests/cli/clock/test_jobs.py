import pytest
from django.db import OperationalError

from djeli.cli.clock import heartbeat, jobs
from djeli.cli.clock.jobs import LONGEST_PERIOD, PERIOD, Clock


class Lock:
    """A leader lock that the test hands out."""

    ours = True

    def is_ours(self):
        return self.ours

    def give_up(self):
        self.ours = False


@pytest.fixture(autouse=True)
def a_clock_of_ones_own(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(jobs.connections, "close_all", lambda: None)


@pytest.fixture
def clock():
    return Clock(Lock())


def with_jobs(monkeypatch, *those):
    monkeypatch.setattr(jobs, "JOBS", those)


def gone():
    raise OperationalError("unable to open database file")


def test_a_tick_leaves_a_heartbeat(clock, settings, monkeypatch):
    with_jobs(monkeypatch, list)
    clock.tick(0.25)
    beat = heartbeat.read(settings.DATA)
    assert (beat.is_acting, beat.lateness, beat.trouble) == (True, 0.25, "")


def test_a_clock_that_is_not_the_leader_does_nothing(clock, settings, monkeypatch):
    done = []
    with_jobs(monkeypatch, lambda: done.append("worked") or [])
    clock.lock.ours = False
    clock.tick(0)
    assert not done
    assert not heartbeat.read(settings.DATA).is_acting


def test_a_lost_database_is_survived_with_growing_pauses_and_one_line(
    clock, settings, monkeypatch, caplog
):
    with_jobs(monkeypatch, gone)
    for _ in range(5):
        clock.tick(0)
    assert clock.pause == LONGEST_PERIOD
    assert caplog.text.count("unable to open database file") == 1
    assert "unable to open" in heartbeat.read(settings.DATA).trouble
    with_jobs(monkeypatch, list)
    clock.tick(0)
    assert clock.pause == PERIOD
    assert "all problems are solved" in caplog.text


def test_a_job_with_a_fault_does_not_hold_up_the_next(clock, settings, monkeypatch):
    done = []

    def faulty():
        raise KeyError("slug")

    with_jobs(monkeypatch, faulty, lambda: done.append("worked") or [])
    clock.tick(0)
    assert done == ["worked"]
    assert "faulty failed: KeyError" in heartbeat.read(settings.DATA).trouble


def test_a_waiting_clock_leaves_the_acting_ones_heartbeat_alone(clock, settings, monkeypatch):
    import time

    acting = heartbeat.Heartbeat(1, time.time(), True, 0.0, "")
    heartbeat.write(settings.DATA, acting)
    clock.lock.ours = False
    clock.tick(0)
    assert heartbeat.read(settings.DATA) == acting


def test_a_broken_heartbeat_file_is_none(settings):
    (settings.DATA / heartbeat.NAME).write_text("{")
    assert heartbeat.read(settings.DATA) is None

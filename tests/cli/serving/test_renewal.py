import sys
import time
from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap

import pytest

from djeli.cli.clock import jobs
from djeli.cli.clock.followers import Follower
from djeli.cli.serving import renewal
from djeli.cli.serving.renewal import FIRST_LIFE, GROWN, LATER_LIFE, REST, Renewal

LONG_AGO = float("-inf")


class Once(Follower):
    """Has something to do at its first look."""

    def __init__(self):
        super().__init__("once", "working")
        self.looks = 0

    def step(self):
        self.looks += 1
        if self.looks > 1:
            self._stop_asked.set()
        return self.looks == 1


@pytest.fixture
def size(monkeypatch):
    sizes = {"now": 100 << 20}
    monkeypatch.setattr(renewal, "own_memory", lambda: sizes["now"])
    return sizes


@pytest.fixture
def at(monkeypatch):
    """Moves the clock of the module by so many seconds from now on."""
    began = time.monotonic()

    class Time:
        later = 0.0

        def monotonic(self):
            return began + self.later

    moved = Time()
    monkeypatch.setattr(renewal, "time", moved)
    return moved


@pytest.mark.parametrize(("is_first", "life"), [(True, FIRST_LIFE), (False, LATER_LIFE)])
def test_a_clock_that_has_grown_and_rests_is_renewed_when_it_has_lived_long_enough(
    size, at, is_first, life
):
    found = Renewal(lambda: LONG_AGO, is_first=is_first)
    size["now"] += GROWN + 1
    at.later = life - 1
    assert not found.is_due()
    at.later = life + 1
    assert found.is_due()


def test_a_clock_that_has_not_grown_lives_on(size, at):
    found = Renewal(lambda: LONG_AGO, is_first=True)
    at.later = FIRST_LIFE + 1
    size["now"] += GROWN
    assert not found.is_due()


def test_a_clock_with_work_in_hand_is_not_renewed(size, at):
    worked_at = at.monotonic() + FIRST_LIFE
    found = Renewal(lambda: worked_at, is_first=True)
    size["now"] += GROWN + 1
    at.later = FIRST_LIFE + REST - 1
    assert not found.is_due()
    at.later = FIRST_LIFE + REST + 1
    assert found.is_due()


def test_a_follower_knows_when_it_last_had_more_to_do():
    follower = Once()
    follower.worked_at = 0.0
    follower.run()
    assert time.monotonic() - follower.worked_at < REST


def test_where_the_system_does_not_tell_its_memory_a_clock_is_never_renewed(
    at, monkeypatch, tmp_path
):
    monkeypatch.setattr(renewal, "STATUS", tmp_path / "status")
    found = Renewal(lambda: LONG_AGO, is_first=True)
    at.later = LATER_LIFE
    assert not found.is_due()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc/self/status")
def test_a_process_knows_its_memory():
    before = renewal.own_memory()
    # Asked of the system: what the interpreter has left over from other tests would be used first.
    with mmap(-1, 16 << 20, flags=MAP_PRIVATE | MAP_ANONYMOUS) as taken:
        taken.write(b"x" * len(taken))
        assert renewal.own_memory() - before > len(taken) // 2


def test_a_clock_that_may_end_says_so_and_gives_up_the_leader_lock_after_its_tick(
    monkeypatch, caplog
):
    class Lock:
        gave_up = False

        def is_ours(self):
            return True

        def give_up(self):
            self.gave_up = True

    lock, ticks = Lock(), []
    monkeypatch.setattr(jobs, "lock_of_this_database", lambda: lock)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    monkeypatch.setattr(jobs.Clock, "tick", lambda self, lateness: ticks.append(lateness))

    with caplog.at_level("INFO"):
        assert jobs.tick_until_stopped(lambda: True)

    assert "restarting it to free memory" in caplog.text
    assert len(ticks) == 1
    assert lock.gave_up

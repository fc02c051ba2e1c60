import os
import signal
import socket
import sys
import time

import pytest

from djeli.cli.serving.child_process import ANEW, FIRST_PAUSE, LONGEST_PAUSE, SETTLED, Child

FAILED = (sys.exit, 1)


def end_of(child):
    assert child.process is not None
    child.process.join()
    return child.notice_death()


def test_a_death_is_noticed_once_and_told_with_its_code():
    child = Child("clock", *FAILED)
    child.start()
    assert end_of(child) == f"clock ended with code 1; again in {FIRST_PAUSE:g} s"
    assert child.notice_death() is None


def test_what_the_work_gives_is_the_exit_code():
    child = Child("clock", int, "3")
    child.start()
    assert "ended with code 3" in end_of(child)


def test_pauses_between_deaths_grow_up_to_a_bound():
    child = Child("clock", *FAILED)
    child.start()
    end_of(child)
    assert child.pause == FIRST_PAUSE * 2
    child.pause = LONGEST_PAUSE
    child.start()
    end_of(child)
    assert child.pause == LONGEST_PAUSE


def test_it_does_not_start_again_before_its_pause_is_over():
    child = Child("clock", *FAILED)
    child.pause = 60.0
    child.start()
    end_of(child)
    child.start_if_due()
    assert child.process is None
    child.starts_at = 0.0
    child.start_if_due()
    assert child.process is not None
    child.kill()


def test_one_that_asks_to_be_started_anew_is_without_a_word_and_with_its_later_arguments():
    child = Child("clock", int, f"{ANEW}")
    child.later = ("3",)
    child.start()
    child.started_at -= SETTLED + 1
    assert end_of(child) is None
    child.start_if_due()
    assert "ended with code 3" in end_of(child)
    child.starts_at = 0.0
    child.start_if_due()
    assert f"ended with code {ANEW}" in end_of(child), "after a failure it begins as at first"


def test_one_that_asks_for_it_as_soon_as_it_begins_has_to_wait():
    child = Child("clock", int, f"{ANEW}")
    child.start()
    assert f"again in {FIRST_PAUSE:g} s" in end_of(child)
    assert child.pause > FIRST_PAUSE


def test_a_killed_one_is_told_by_its_signal():
    child = Child("web", time.sleep, 60)
    child.start()
    assert child.notice_death() is None
    child.process.kill()
    assert "was ended by SIGKILL" in end_of(child)
    assert child.is_gone()


@pytest.fixture
def heard():
    """The parent has handlers of its own, as the supervisor does."""
    found = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: found.append(number))
    yield found
    signal.signal(signal.SIGTERM, before)


def test_a_stop_that_comes_at_once_ends_the_child_and_is_not_the_parents(heard):
    child = Child("web", time.sleep, 60)
    child.start()
    child.ask_to_stop()
    assert "was ended by SIGTERM" in end_of(child)
    assert heard == []
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, []), "nothing stays blocked in the parent"


def test_a_child_has_a_name_and_a_session_of_its_own(tmp_path):
    child = Child("clock", described, tmp_path / "facts")
    child.start()
    end_of(child)
    name, session, pid = (tmp_path / "facts").read_text().split("\n")
    assert name == "djeli clock"
    assert session == pid
    assert int(pid) != os.getpid()


def described(path):
    with open("/proc/self/comm") as file:
        name = file.read().strip()
    path.write_text(f"{name}\n{os.getsid(0)}\n{os.getpid()}")


def test_one_with_a_listener_starts_when_somebody_asks_for_it(tmp_path):
    child = Child("desk", time.sleep, 60)
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as asking:
        listener.bind(str(tmp_path / "desk"))
        listener.listen()
        child.listener = listener
        child.start_if_due()
        assert child.process is None
        assert child.waited_for() == [listener.fileno()]
        asking.connect(str(tmp_path / "desk"))
        child.start_if_due()
        assert child.process is not None
        assert child.waited_for() == []
        child.kill()
        child.notice_death()
        assert child.waited_for() == [], "in its pause nothing is waited for"
        child.starts_at = 0.0
        assert child.is_wanted(), "nobody took the request"

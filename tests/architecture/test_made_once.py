"""What the processes of a test run share is made by one of them."""

import threading

from tests.made_once import made_once


def test_of_two_that_need_it_at_once_one_makes_it_and_the_other_waits_and_finds_it(tmp_path):
    kept, found = tmp_path / "kept", []

    def ask():
        with made_once(kept):
            found.append(kept.exists())

    second = threading.Thread(target=ask)
    with made_once(kept):
        second.start()
        second.join(0.2)
        assert found == []
        kept.touch()
    second.join(60)
    assert found == [True]


def test_what_is_there_is_waited_for_by_nobody(tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    with made_once(kept), made_once(kept):
        assert not (tmp_path / "kept.lock").exists()

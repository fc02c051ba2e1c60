from djeli.cli.serving.child_process import FIRST_PAUSE, LONGEST_PAUSE, Child


def end_of(child):
    assert child.process is not None
    child.process.wait()
    return child.notice_death()


def test_a_death_is_noticed_once_and_told_with_its_code():
    child = Child("clock", ["no_such_module_of_djeli"])
    child.start()
    assert end_of(child) == f"clock ended with code 1; again in {FIRST_PAUSE:g} s"
    assert child.notice_death() is None


def test_pauses_between_deaths_grow_up_to_a_bound():
    child = Child("clock", ["no_such_module_of_djeli"])
    child.start()
    end_of(child)
    assert child.pause == FIRST_PAUSE * 2
    child.pause = LONGEST_PAUSE
    child.start()
    end_of(child)
    assert child.pause == LONGEST_PAUSE


def test_it_does_not_start_again_before_its_pause_is_over():
    child = Child("clock", ["no_such_module_of_djeli"])
    child.pause = 60.0
    child.start()
    end_of(child)
    child.start_if_due()
    assert child.process is None
    child.starts_at = 0.0
    child.start_if_due()
    assert child.process is not None
    child.kill()


def test_a_killed_one_is_told_by_its_signal():
    child = Child("web", ["timeit", "-n1", "-r1", "import time; time.sleep(60)"])
    child.start()
    assert child.notice_death() is None
    child.process.kill()
    assert "was ended by SIGKILL" in end_of(child)
    assert child.is_gone()

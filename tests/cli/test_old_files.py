import os
import time

import pytest

from djeli.cli import old_files
from djeli.press.store.files.setting_aside import set_aside


def test_what_nobody_needs_any_more_is_deleted(tmp_path):
    press, old = tmp_path / "press", time.time() - 8 * 86400
    (press / "packed").mkdir(parents=True)
    (press / "data.mdb").touch()
    (press / "brotli").mkdir()
    (press / "brotli" / "data.mdb").touch()
    where = set_aside(press / "brotli", "cut off")
    (tmp_path / ".clock.json.17").touch()
    (tmp_path / ".clock.json.18").touch()
    for path in (where, tmp_path / ".clock.json.17"):
        os.utime(path, (old, old))

    assert old_files.forget_old_files(tmp_path, press) == 3
    assert not where.exists()
    assert (press / "data.mdb").exists()
    assert (tmp_path / ".clock.json.18").exists(), "of a process that writes it now"


@pytest.mark.parametrize(("age", "is_told"), [(60, True), (7200, False)])
def test_the_clock_says_for_an_hour_that_pages_were_damaged(settings, tmp_path, age, is_told):
    settings.DATA, settings.PRESS_ROOT = tmp_path, tmp_path / "press"
    settings.PRESS_ROOT.mkdir()
    (settings.PRESS_ROOT / "data.mdb").touch()
    where = set_aside(settings.PRESS_ROOT, "cut off")
    os.utime(where, (time.time() - age, time.time() - age))
    assert bool(old_files.tidy_files()) == is_told

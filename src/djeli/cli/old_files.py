"""Deletes files that nobody needs any more: damaged stores, passing files that were left over."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from djeli.press.store.files.setting_aside import forget_old, last_set_aside
from djeli.wire.received.files import forget_left_over

EVERY = 3600.0
"""Seconds between two looks."""
LEFT_OVER = 86400.0
"""Seconds after which a passing file belongs to a process that is gone."""
ALARM_FOR = 3600.0
"""Seconds for which the clock says that a store was damaged."""
FORMER_FOLDERS = ("packed",)
"""In the press's folder: where earlier releases kept what is kept elsewhere now."""

_looked_at = -EVERY


def tidy_files() -> list[str]:
    """Delete what is old, once an hour; a line for a store that was damaged a short time ago."""
    global _looked_at
    if time.monotonic() - _looked_at >= EVERY:
        _looked_at = time.monotonic()
        forget_old_files(settings.DATA, settings.PRESS_ROOT)
        forget_left_over()
    return list(_alarms(settings.PRESS_ROOT))


def forget_old_files(data: Path, press: Path) -> int:
    """Delete what is old; gives how many files and folders."""
    count = sum(forget_old(folder) for folder in _with_stores(data, press))
    for name in FORMER_FOLDERS:
        if (press / name).is_dir():
            shutil.rmtree(press / name, ignore_errors=True)
            count += 1
    over = time.time() - LEFT_OVER
    for path in [*data.glob(".clock.json.*"), *press.glob(".damage")]:
        with suppress(OSError):
            if path.stat().st_mtime < over:
                path.unlink()
                count += 1
    return count


def _with_stores(data: Path, press: Path) -> Iterator[Path]:
    yield press
    yield from press.glob("*/")
    yield from (data / "views").glob("*/")


def _alarms(press: Path) -> Iterator[str]:
    found = last_set_aside(press)
    if found and time.time() - found[0] < ALARM_FOR:
        yield f"stored pages were damaged and are made anew: {found[1]}; check the disk"

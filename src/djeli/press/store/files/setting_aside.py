"""Damaged files are set aside with their date: a new store takes their place.

Pages are pressed anew, so nothing is lost by it. The last damaged file is kept for a week, for
whoever wants to know what happened to the disk.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from djeli.press.store.files.damage import FILE, NOTE

ASIDE = "damaged"
"""The folder for it, in the one in which it stood."""
WHY = "why.txt"
KEPT_FOR = 7 * 86400
"""Seconds."""


def set_aside(folder: Path, reason: str) -> Path:
    """Move the file in ``folder`` away, with its lock file; gives where it is now."""
    now = datetime.now(UTC)
    where = folder / ASIDE / now.strftime("%Y-%m-%dT%H-%M-%S-%f")
    shutil.rmtree(folder / ASIDE, ignore_errors=True)  # of several damaged files the last is kept
    where.mkdir(parents=True)
    for name in (FILE, "lock.mdb"):
        with suppress(FileNotFoundError):
            (folder / name).rename(where / name)
    (folder / NOTE).unlink(missing_ok=True)
    with suppress(OSError):
        (where / WHY).write_text(f"{now:%Y-%m-%d %H:%M:%S} UTC: {reason}\n")
    return where


def last_set_aside(folder: Path) -> tuple[float, str] | None:
    """When a file was last set aside (seconds since 1970), and why; None if none is kept."""
    for where in sorted((folder / ASIDE).glob("*"), reverse=True):
        with suppress(OSError):
            return where.stat().st_mtime, _why(where)
    return None


def forget_old(folder: Path) -> int:
    """Delete what was set aside more than a week ago; gives how many."""
    over = time.time() - KEPT_FOR
    old = [one for one in (folder / ASIDE).glob("*") if one.stat().st_mtime < over]
    for one in old:
        shutil.rmtree(one, ignore_errors=True)
    return len(old)


def _why(where: Path) -> str:
    try:
        return (where / WHY).read_text().strip()
    except OSError:
        return "the reason could not be written down"

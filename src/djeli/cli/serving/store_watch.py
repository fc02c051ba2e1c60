"""Sees to files of LMDB that were damaged: sets them aside, so that a new one takes their place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from djeli.cli.serving.crashes import Crashes
from djeli.press.store.files.checking import PATIENCE as LONGEST
from djeli.press.store.files.checking import Check
from djeli.press.store.files.damage import FILE, noted
from djeli.press.store.files.setting_aside import set_aside
from djeli.press.store.store import PACKED

Say = Callable[[str], object]
REST = 60.0
"""Seconds in which processes are not started anew twice for damage that nobody can find."""
PATIENCE = 60.0
"""Seconds that a check may take while readers wait."""


def store_folders(press: Path, views: Path) -> list[Path]:
    """The folders with a file of LMDB: stored pages, those in brotli, readers of each day."""
    return [press, press / PACKED, *(one for one in sorted(views.glob("*")) if one.is_dir())]


class StoreChecks:
    """Checks of all folders, which run beside other work."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._checks = [(folder, Check(folder)) for folder in folders if (folder / FILE).exists()]

    def mend(self, say: Say, patience: float = LONGEST) -> bool:
        """Set aside what is damaged. True if anything was."""
        found = [(folder, check.fault(patience)) for folder, check in self._checks]
        for folder, fault in found:
            if fault:
                where = set_aside(folder, fault)
                say(f"{folder} was damaged ({fault}): it is now in {where}, and is made anew")
        return any(fault for _, fault in found)


class StoreWatch:
    """Looks whether a process crashed, or has noted damage. ``folders`` are ``store_folders``."""

    def __init__(self, folders: Callable[[], list[Path]], say: Say) -> None:
        self._folders = folders
        self._say = say
        self._crashes = Crashes()
        self._renewed_at = -REST

    def close(self) -> None:
        self._crashes.close()

    def look(self) -> bool:
        """True where all processes are to be started anew: the files that they have open are no
        longer those that are there, or cannot be used in the way they have opened them."""
        trace, notes = self._crashes.trace(), list(self._notes())
        for line in trace.splitlines()[:4]:
            self._say(f"a process crashed: {line.strip()}")
        if not trace and not notes:
            return False
        has_mended = StoreChecks(self._folders()).mend(self._say, PATIENCE)
        is_due = bool(notes) and time.monotonic() - self._renewed_at > REST
        if has_mended or is_due:
            self._renewed_at = time.monotonic()
        return has_mended or is_due

    def _notes(self) -> Iterator[str]:
        for folder in self._folders():
            if reason := noted(folder):
                self._say(f"{folder} seems to be damaged: {reason}")
                yield reason

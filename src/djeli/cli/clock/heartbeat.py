"""The clock's heartbeat, in the data folder: `clock.json`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "clock.json"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """One beat. ``beat_at`` is in seconds since 1970 (UTC); ``lateness`` in seconds.

    ``is_acting`` is False while another instance is the leader; ``trouble`` says what failed in
    this beat, empty if nothing did.
    """

    pid: int
    beat_at: float
    is_acting: bool
    lateness: float
    trouble: str


def write(folder: Path, beat: Heartbeat) -> None:
    """Replace the beat in ``folder`` in one step: a reader sees the one before or this one."""
    passing = folder / f".{NAME}.{os.getpid()}"
    passing.write_text(json.dumps(asdict(beat)) + "\n")
    passing.replace(folder / NAME)


def read(folder: Path) -> Heartbeat | None:
    """The last beat in ``folder``; None if there was none, or the file is no beat."""
    try:
        facts = json.loads((folder / NAME).read_text())
        return Heartbeat(**facts)
    except (OSError, ValueError, TypeError):
        return None

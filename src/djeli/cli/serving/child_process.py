"""A supervised process: started, watched, and started again when it dies."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
SETTLED = 20.0
"""Seconds after which a process counts as well: its next death is a first one again."""


class Child:
    """A process by name (``web``, ``clock``) and the module and arguments that it runs."""

    def __init__(self, name: str, arguments: list[str]) -> None:
        self.name = name
        # -P: what lies in the folder where `djeli` was called must not stand in for a module.
        self.command = [sys.executable, "-P", "-m", *arguments]
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.starts_at = 0.0
        self.pause = FIRST_PAUSE

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches the supervisor alone, which drains."""
        self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            self.command, stdin=subprocess.DEVNULL, start_new_session=True
        )
        self.started_at = time.monotonic()

    def notice_death(self) -> str | None:
        """How it ended, once for each death, and when it will start again; None while it lives."""
        if self.process is None or self.process.poll() is None:
            return None
        now = time.monotonic()
        if now - self.started_at > SETTLED:
            self.pause = FIRST_PAUSE
        self.starts_at = now + self.pause
        ended = f"{self.name} {_ending(self.process.returncode)}; again in {self.pause:g} s"
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        self.process = None
        return ended

    def start_if_due(self) -> None:
        """Start it again where its pause is over."""
        if self.process is None and time.monotonic() >= self.starts_at:
            self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None:
            self.process.terminate()

    def is_gone(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """End it at once; what it started ends with it, by its tether."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def _ending(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"

"""A supervised process: started, watched, and started again when it dies."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from djeli.cli.serving.signals import STOP

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
SETTLED = 20.0
"""Seconds after which a process counts as well: its next death is a first one again."""
ANEW = 75
"""The exit code of a process that is well, and wants to be started anew at once."""
IS_FORKED = sys.platform == "linux"
"""True if children share the memory of what is loaded before they are started. On macOS the
system's own libraries do not survive a fork, so each child loads everything itself."""
CONTEXT: Any = multiprocessing.get_context("fork" if IS_FORKED else "spawn")
HEEDED = frozenset({*STOP, signal.SIGCHLD})
"""What the supervisor reads by a handler of its own, which is none of a child's."""


class Child:
    """A process by name (``web``, ``clock``), and the function of a module that it runs.

    What the function gives is the process's exit code, as for ``sys.exit``.
    """

    reopen_signal = signal.SIGTERM
    """What makes the process open its files again."""
    later: tuple[Any, ...] | None = None
    """Its arguments where it has asked to be started anew, if they differ: not after any other end.
    """
    listener: socket.socket | None = None
    """The socket on which somebody has to ask for it; None for a process that always runs."""

    def __init__(self, name: str, work: Callable[..., object], *arguments: Any) -> None:
        self.name = name
        self.work = work
        self.arguments = arguments
        self.process: BaseProcess | None = None
        self.is_renewed = False
        self.started_at = 0.0
        self.starts_at = 0.0
        self.pause = FIRST_PAUSE

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches the supervisor alone, which drains."""
        arguments = self.later if self.is_renewed and self.later else self.arguments
        process = CONTEXT.Process(target=_run, args=(self.name, self.work, *arguments))
        # A stop that comes before the child has handlers of its own must wait until it has.
        signal.pthread_sigmask(signal.SIG_BLOCK, HEEDED)
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HEEDED)
        self.process = process
        self.started_at = time.monotonic()

    def notice_death(self) -> str | None:
        """How it ended, once for each death, and when it will start again; None while it lives, and
        where it has asked to be started anew."""
        if self.process is None or self.process.is_alive():
            return None
        now, code = time.monotonic(), self.process.exitcode or 0
        is_settled = now - self.started_at > SETTLED
        self.is_renewed = is_settled and code == ANEW
        if is_settled:
            self.pause = FIRST_PAUSE
        if self.is_renewed:
            self.process, self.starts_at = None, now
            return None
        self.starts_at = now + self.pause
        ended = f"{self.name} {_ending(code)}; again in {self.pause:g} s"
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        self.process = None
        return ended

    def start_if_due(self) -> None:
        """Start it where it does not run, and its pause is over."""
        if self.is_due() and self.is_wanted():
            self.start()

    def is_due(self) -> bool:
        """True where it does not run, and its pause is over."""
        return self.process is None and time.monotonic() >= self.starts_at

    def is_wanted(self) -> bool:
        """True where there is work for it."""
        return self.listener is None or bool(select.select([self.listener], [], [], 0)[0])

    def waited_for(self) -> list[int]:
        """The descriptors of which one that can be read starts it."""
        return [self.listener.fileno()] if self.listener and self.is_due() else []

    def ask_to_stop(self) -> None:
        """Ask it to end for good. Who asks for it from now on hears at once that it is away."""
        if self.listener is not None:
            # Not only closed: what was forked meanwhile holds it too.
            with suppress(OSError):
                self.listener.shutdown(socket.SHUT_RDWR)
        if self.process is not None:
            self.process.terminate()

    def renew(self) -> None:
        """Let it open its files again: web workers follow one after the other, so readers notice
        nothing; anything else ends, and is started again."""
        if self.process is not None and self.process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, self.reopen_signal)

    def is_gone(self) -> bool:
        return self.process is None or not self.process.is_alive()

    def kill(self) -> None:
        """End it at once; what it started ends with it, by its tether."""
        if self.process is not None:
            self.process.kill()
            self.process.join()


def name_process(name: str) -> None:
    """What `ps -e` and `top` call this process: forked ones have their parent's command line."""
    with suppress(OSError):  # only Linux has this file
        Path("/proc/self/comm").write_text(f"djeli {name}")


def _run(name: str, work: Callable[..., object], *arguments: Any) -> None:
    """In the new process: leave behind what is the supervisor's, then work."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for number in HEEDED:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HEEDED)
    name_process(name)
    sys.exit(work(*arguments))  # type: ignore[arg-type]


def _ending(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"

"""Keeps the processes of a site running, and stops them together."""

from __future__ import annotations

import http.client
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.address import Address
from djeli.cli.serving.child_process import Child
from djeli.cli.serving.signals import STOP, Signals
from djeli.cli.serving.store_watch import StoreWatch

STOP_WITHIN = 8.0
"""Seconds for everything to stop; who stops us expects it within ten."""
LOOK_EVERY = 0.25
PATIENCE = 60.0
"""Seconds after which a site that does not answer yet is reported, once."""


class Supervisor:
    """Runs ``children`` until asked to stop; ``address`` is None if no web is among them. When
    ``watch`` has put new files in the place of damaged ones, all children are renewed.

    ``followed`` is a file with which all of them have started: a new one asks for a new start.
    """

    def __init__(
        self,
        children: Sequence[Child],
        address: Address | None,
        watch: StoreWatch | None = None,
        followed: Path | None = None,
    ) -> None:
        self.watch = watch
        self.children = children
        self.address = address
        self.followed = followed
        self.began_with = _stamp(followed)
        self.is_ready = False
        self.has_warned = False

    def run(self) -> bool:
        """Start, watch, stop. True if everything is to start again.

        Raises RefusedError if the site dies before it ever answered.
        """
        started = time.monotonic()
        with Signals(STOP | {signal.SIGCHLD}) as signals:
            try:
                for child in self.children:
                    child.start_if_due()
                while not STOP & signals.wait(LOOK_EVERY, self._waited_for()):
                    self._look_after()
                    if not self.is_ready:
                        self._announce(time.monotonic() - started)
                    if self._is_outdated():
                        say(f"{self.followed} has changed: starting again")
                        return True
                say("stopping")
                return False
            finally:
                self._stop(signals)

    def _waited_for(self) -> list[int]:
        return [file for child in self.children for file in child.waited_for()]

    def _is_outdated(self) -> bool:
        return _stamp(self.followed) != self.began_with

    def _look_after(self) -> None:
        if self.watch is not None and self.watch.look():
            for child in self.children:
                child.renew()
        for child in self.children:
            ended = child.notice_death()
            if ended and not self.is_ready and child.name == "web":
                raise RefusedError("the site could not start: see the lines above")
            if ended:
                say(ended)
            child.start_if_due()

    def _announce(self, waited: float) -> None:
        if self.address is None or _answers(self.address):
            self.is_ready = True
            where = self.address.url if self.address else "the clock is running"
            print(f"Ready: {where}", flush=True)
        elif waited > PATIENCE and not self.has_warned:
            self.has_warned = True
            say(f"still no answer from {self.address.url}healthz after {PATIENCE:g} s; waiting")

    def _stop(self, signals: Signals) -> None:
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + STOP_WITHIN
        while time.monotonic() < until and not all(child.is_gone() for child in self.children):
            signals.wait(LOOK_EVERY)
        for child in self.children:
            if not child.is_gone():
                say(f"{child.name} did not stop in time and was killed")
                child.kill()


def _stamp(file: Path | None) -> tuple[int, int] | None:
    """What tells a file from the one that replaces it; None if there is no file."""
    if file is None:
        return None
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _answers(address: Address) -> bool:
    connection = http.client.HTTPConnection(address.reachable_host, address.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def say(text: str) -> None:
    """A line for the operator, in the log of the service."""
    print(f"djeli: {text}", file=sys.stderr, flush=True)

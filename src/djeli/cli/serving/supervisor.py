"""Keeps the processes of a site running, and stops them together."""

from __future__ import annotations

import http.client
import signal
import sys
import time
from collections.abc import Sequence

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.address import Address
from djeli.cli.serving.child_process import Child
from djeli.cli.serving.signals import STOP, Signals

STOP_WITHIN = 8.0
"""Seconds for everything to stop; who stops us expects it within ten."""
LOOK_EVERY = 0.25
PATIENCE = 60.0
"""Seconds after which a site that does not answer yet is reported, once."""


class Supervisor:
    """Runs ``children`` until asked to stop; ``address`` is None if no web is among them."""

    def __init__(self, children: Sequence[Child], address: Address | None) -> None:
        self.children = children
        self.address = address
        self.is_ready = False
        self.has_warned = False

    def run(self) -> None:
        """Start, watch, stop. Raises RefusedError if the site dies before it ever answered."""
        started = time.monotonic()
        with Signals(STOP | {signal.SIGCHLD}) as signals:
            try:
                for child in self.children:
                    child.start()
                while not STOP & signals.wait(LOOK_EVERY):
                    self._look_after()
                    if not self.is_ready:
                        self._announce(time.monotonic() - started)
                _say("stopping")
            finally:
                self._stop(signals)

    def _look_after(self) -> None:
        for child in self.children:
            ended = child.notice_death()
            if ended and not self.is_ready and child.name == "web":
                raise RefusedError("the site could not start: see the lines above")
            if ended:
                _say(ended)
            child.start_if_due()

    def _announce(self, waited: float) -> None:
        if self.address is None or _answers(self.address):
            self.is_ready = True
            where = self.address.url if self.address else "the clock is running"
            print(f"Ready: {where}", flush=True)
        elif waited > PATIENCE and not self.has_warned:
            self.has_warned = True
            _say(f"still no answer from {self.address.url}healthz after {PATIENCE:g} s; waiting")

    def _stop(self, signals: Signals) -> None:
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + STOP_WITHIN
        while time.monotonic() < until and not all(child.is_gone() for child in self.children):
            signals.wait(LOOK_EVERY)
        for child in self.children:
            if not child.is_gone():
                _say(f"{child.name} did not stop in time and was killed")
                child.kill()


def _answers(address: Address) -> bool:
    connection = http.client.HTTPConnection(address.reachable_host, address.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _say(text: str) -> None:
    print(f"djeli: {text}", file=sys.stderr, flush=True)

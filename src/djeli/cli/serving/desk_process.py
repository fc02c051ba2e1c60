"""The process in which the desk's requests are worked on, apart from readers' (``desk_line``).

The supervisor holds the socket, and starts the process when somebody asks for a page of the desk.
When nobody has asked for a while it ends: a newsroom that sleeps takes no memory for its desk.
"""

from __future__ import annotations

import errno
import logging
import os
import select
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from djeli.cli.intake.answers import Answer, ask
from djeli.cli.intake.desk_line import READY, receive_request, send_answer
from djeli.cli.serving.child_process import ANEW
from djeli.cli.serving.parent_watch import tie_to
from djeli.cli.serving.signals import STOP, Signals

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

TARGET = "djeli.config.wsgi"
THREADS = 4
"""Requests that are worked on at once; each may hold a connection to the database."""
WAITING = 128
"""Requests that may wait for a thread; workers let no more come."""
AFTER_READERS = 15
"""How much readers go first where both want the same core (nice)."""
ARRIVES_WITHIN = 30.0
"""Seconds for a request to come from a worker, which has it whole."""
DRAIN = 6.0
"""Seconds for what is in hand when the process is asked to stop."""
IDLE = 600.0
"""Seconds after which a desk that nobody uses ends. An open editor asks every few seconds."""
LOOK_EVERY = 30.0


def serve(listener: socket.socket, parent: int) -> int:
    """Work on what comes to ``listener`` until asked to stop, until ``parent`` is gone, or until
    nobody uses the desk any more. Returns the exit code."""
    tie_to(parent, grace=DRAIN + 1)
    with suppress(OSError):
        os.nice(AFTER_READERS)
    with Signals(STOP) as signals:
        # Only here: it opens the store and the database, which no process may share.
        site: WSGIApplication = import_module(TARGET).application
        desk = DeskProcess(listener, site)
        desk.start()
        is_stopped = False
        while not is_stopped and desk.idle_for() < IDLE:
            is_stopped = bool(STOP & signals.wait(LOOK_EVERY))
        desk.stop()
        return 0 if is_stopped else ANEW


def listen(place: str) -> socket.socket:
    """The socket at ``place``; one that a dead process left there is replaced."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with suppress(FileNotFoundError):
        os.unlink(place)
    listener.bind(place)
    os.chmod(place, 0o600)
    listener.listen(WAITING)
    return listener


class DeskProcess:
    """Takes requests from ``listener`` and lets ``site`` answer them, some at once.

    The listener is the supervisor's too: what it holds when this ends waits for the next process.
    """

    def __init__(self, listener: socket.socket, site: WSGIApplication) -> None:
        self._listener = listener
        self._site = site
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="desk")
        self._doorman = threading.Thread(target=self._let_in, name="doorman", daemon=True)
        self._end_seen, self._end = os.pipe()
        self._lock = threading.Lock()
        self._in_hand = 0
        self._asked_at = time.monotonic()

    def start(self) -> None:
        self._doorman.start()

    def stop(self) -> None:
        """Take no more, and finish what is in hand."""
        os.write(self._end, b"x")
        self._doorman.join()
        self._pool.shutdown(wait=True)
        os.close(self._end)
        os.close(self._end_seen)

    def idle_for(self) -> float:
        """Seconds in which nothing was asked for; 0 while something is in hand."""
        with self._lock:
            return 0.0 if self._in_hand else time.monotonic() - self._asked_at

    def _let_in(self) -> None:
        while True:
            try:
                files = [self._listener.fileno(), self._end_seen]
                readable, _, _ = select.select(files, [], [])
                if self._end_seen in readable:
                    return
                line, _ = self._listener.accept()
            except OSError as error:
                if error.errno != errno.EINVAL:  # not shut by the supervisor, which stops all
                    logger.exception("the desk takes no requests any more")
                    os.kill(os.getpid(), signal.SIGTERM)
                return
            with suppress(OSError):  # who asked is gone; that is noticed when the request is read
                line.sendall(READY)
            self._count(1)
            self._pool.submit(self._work, line)

    def _count(self, more: int) -> None:
        with self._lock:
            self._in_hand += more
            self._asked_at = time.monotonic()

    def _work(self, line: socket.socket) -> None:
        try:
            self._converse(line)
        finally:
            self._count(-1)

    def _converse(self, line: socket.socket) -> None:
        with line:
            line.settimeout(ARRIVES_WITHIN)
            try:
                environ = receive_request(line)
            except (OSError, EOFError, ValueError):
                return  # the worker is gone, and nobody waits for the answer
            with environ["wsgi.input"]:
                answer = self._answer(environ)
            with suppress(OSError):
                send_answer(line, answer)

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        try:
            return ask(self._site, environ)
        except Exception:
            method, path = environ.get("REQUEST_METHOD"), environ.get("PATH_INFO")
            logger.exception("%s %s could not be answered", method, path)
            return Answer(500, [])

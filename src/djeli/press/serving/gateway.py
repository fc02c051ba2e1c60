"""WSGI middleware (PEP 3333) that answers for what is pressed, and asks the site for the rest.

A hit touches neither Django nor the database. A miss, or a page that has become stale, is rendered
once, however many ask, and stored. Where the database cannot be reached, what is stored is served
as it is, and anything else is a plain 503.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections
from django.urls import Resolver404, resolve

from djeli.press.render.renderer import MISSING
from djeli.press.runs.following import RETRY_AFTER, press
from djeli.press.serving.response import Composed, compose
from djeli.press.serving.single_flight import SingleFlight
from djeli.press.store.gzip_pieces import Piece
from djeli.press.store.names import fits
from djeli.press.store.store import Store, StoreFull

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

KEPT_READY = 2000
"""Responses put together that a worker keeps until the store changes."""
KNOWN_MISSING = 20_000
"""Addresses where nothing is that a worker remembers until the store changes."""
UNCHANGED = "304 Not Modified"
Reply = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and body. Who sends it must not change it."""
REST = 1.0
"""Seconds for which what waits is given as it is, after the disk was full or the database away."""


class Unreachable(Exception):
    """The page is not pressed and cannot be made: it takes too long, or the database is away."""


class Kept:
    """What a worker has ready of one generation of the store."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.ready: dict[str, Composed] = {}
        self.missing: set[str] = set()
        self.pieces: dict[str, Piece] = {}


class Gateway:
    """``application`` behind the press. Addresses that begin with one of ``bypass`` are never
    pressed. ``apology`` makes the page, as HTML, for what cannot be made while the database does
    not answer; it may not ask it."""

    def __init__(
        self,
        application: WSGIApplication,
        store: Store,
        bypass: tuple[str, ...] = (),
        apology: Callable[[], bytes] = lambda: b"",
    ) -> None:
        self.application = application
        self.store = store
        self.bypass = bypass
        self.apology = apology
        self._renders = SingleFlight(store.path / "renders.lock")
        self._kept = Kept(-1)
        self._last_commit = store.last_commit
        self._rests_until, self._has_failed = 0.0, False

    def close(self) -> None:
        """Let go of the file by which workers wait for each other."""
        self._renders.close()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING")
        if environ["REQUEST_METHOD"] == "GET" and not query:
            # Nearly every request: nothing is asked here that is not needed for the answer.
            kept = self._kept
            if kept.generation == self._last_commit():
                ready = kept.ready.get(path)
                if ready is not None and not ready.is_stale:
                    return _send(ready, environ, start)
        return self._answer(path, query or "", environ, start)

    def ready(self, method: str, path: str, query: str, accepted: str, known: str) -> Reply | None:
        """What is pressed at an address and is as it should be; it takes microseconds.

        None where something has to be made first, or the site must answer. ``accepted`` and
        ``known`` are the headers ``Accept-Encoding`` and ``If-None-Match``.
        """
        if not query:
            kept = self._kept
            if kept.generation == self._last_commit():
                found = kept.ready.get(path)
                if found is not None and not found.is_stale:
                    return _reply(found, method, accepted, known)
        found = self._pressed(path, query)
        return None if found is None or found.is_stale else _reply(found, method, accepted, known)

    def old(self, method: str, path: str, query: str, accepted: str, known: str) -> Reply | None:
        """As ``ready``, also of what waits to be pressed: for when there is no time for that."""
        found = self._pressed(path, query)
        return None if found is None else _reply(found, method, accepted, known)

    def _pressed(self, path: str, query: str) -> Composed | None:
        if path.startswith(self.bypass):
            return None
        found = self._find(path)
        if found is None or not query:
            return found
        address = _address(path, query, found)
        return found if address == path else self._find(address)

    def _answer(
        self, path: str, query: str, environ: WSGIEnvironment, start: StartResponse
    ) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(self.bypass):
            return self.application(environ, start)
        try:
            found = self._found(path, query)
        except Unreachable:
            return _apologise(self.apology(), start)
        if found is None:
            return self.application(environ, start)
        return _send(found, environ, start)

    def _found(self, path: str, query: str) -> Composed | None:
        """What is to be answered; None where the site itself must. Raises Unreachable."""
        address, found = path, self._find(path)
        if found is None and not (query or path.endswith("/")):
            moved = self._find(f"{path}/")
            if moved is not None and moved.is_stale:
                moved = self._press(f"{path}/", f"{path}/", moved)
            if moved is not None and moved.status.startswith("301"):
                return moved
        if query:
            # Which arguments count is said by what answers without any, and by nothing else: else
            # whoever asks for more would fill the store.
            base = found or self._press(path, path, None)
            if base is None:
                return None
            address = _address(path, query, base)
            found = base if address == path else self._find(address)
        if found is None or found.is_stale:
            found = self._press(address, path, found)
        return found

    def _current(self) -> Kept:
        # One object, replaced whole: a thread that composed for an older generation keeps what it
        # made in that one's dictionary, where nobody looks any more.
        kept, generation = self._kept, self._last_commit()
        if kept.generation != generation:
            kept = self._kept = Kept(generation)
        return kept

    def _find(self, address: str) -> Composed | None:
        """What is pressed at ``address``; the page for nothing where nothing is known to be."""
        kept = self._current()
        if address in kept.missing:
            address = MISSING
        found = kept.ready.get(address)
        if found is None and fits(address):
            with self.store.reading() as reading:
                # A commit is announced a moment before it can be read: what was read too early is
                # given to this one reader, and must not be kept for the others. Nor may what was
                # read later stand beside fragments of before.
                is_current = reading.generation == kept.generation
                found = compose(reading, address, kept.pieces if is_current else None)
            if found is not None and is_current:
                if len(kept.ready) >= KEPT_READY:
                    kept.ready.clear()
                kept.ready[address] = found
        return found

    def _press(self, address: str, path: str, old: Composed | None) -> Composed | None:
        """Render what is not pressed, or is stale; None where the site itself must answer.

        Raises Unreachable where there is nothing to answer with.
        """
        if old is None and (_declared(path) is None or not fits(address)):
            return None
        with self._renders.alone_at(address):
            found = self._find(address)
            if found is not None and not found.is_stale:
                return found
            if self._is_resting(address, old):
                return self._or_apology(address, old)
            if self._has_failed:
                # The others need not wait as well for what most likely fails again.
                self._rests_until = time.monotonic() + REST
            close_old_connections()
            try:
                pressed = self._press_alone(address)
                self._has_failed, self._rests_until = False, 0.0
                return pressed or self._or_apology(address, old)
            except StoreFull as error:
                logger.error("%s", error)
            except DatabaseError as error:
                logger.error("the database cannot be reached: %s", str(error).partition("\n")[0])
                connections.close_all()
                if old is None:
                    raise Unreachable(address) from error
            finally:
                close_old_connections()
            self._has_failed, self._rests_until = True, time.monotonic() + REST
            return old

    def _or_apology(self, address: str, old: Composed | None) -> Composed | None:
        """``old``, where there is one. Raises Unreachable for what takes too long: the site itself
        would take as long."""
        if old is None:
            with self.store.reading() as reading:
                if reading.failures.is_too_slow(address, RETRY_AFTER):
                    raise Unreachable(address)
        return old

    def _is_resting(self, address: str, old: Composed | None) -> bool:
        """True where to try again would most likely fail again, and cost every reader as much."""
        if old is not None and time.monotonic() < self._rests_until:
            return True
        with self.store.reading() as reading:
            return reading.failures.is_resting(address, RETRY_AFTER)

    def _press_alone(self, address: str) -> Composed | None:
        kept = self._current()
        outcome = press(self.store, [address])
        if address not in outcome.gone:
            return self._find(address)
        # Kept for the store as it was before: what has come meanwhile is looked for anew.
        if len(kept.missing) < KNOWN_MISSING:
            kept.missing.add(address)
        return self._find(MISSING)


def _apologise(page: bytes, start: StartResponse) -> list[bytes]:
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Retry-After", "60"),
        ("Cache-Control", "no-store"),
    ]
    start("503 Service Unavailable", headers)
    return [page]


def _address(path: str, query: str, base: Composed) -> str:
    """The address with those arguments of the query that count, in their declared order."""
    given = dict(parse_qsl(query))
    counted = [(name, given[name]) for name in base.arguments if name in given]
    return f"{path}?{urlencode(counted)}" if counted else path


def _declared(path: str) -> tuple[str, ...] | None:
    """The arguments that count at ``path``; None where its view is not one for the press."""
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    return getattr(view, "press_arguments", None)


def _send(found: Composed, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
    accepted, known = environ.get("HTTP_ACCEPT_ENCODING", ""), environ.get("HTTP_IF_NONE_MATCH", "")
    _, headers, body = reply = _reply(found, environ["REQUEST_METHOD"], accepted, known)
    start(UNCHANGED if reply[0] == 304 else found.status, headers)
    return [body] if body else []


def _reply(found: Composed, method: str, accepted: str, known: str) -> Reply:
    takes_gzip = _takes_gzip(accepted)
    if known and found.code == 200 and (found.digest in known or known.strip() == "*"):
        return 304, found.gzip_unchanged if takes_gzip else found.plain_unchanged, b""
    if method == "HEAD":
        return found.code, found.gzip_headers if takes_gzip else found.plain_headers, b""
    if takes_gzip:
        return found.code, found.gzip_headers, found.gzip
    return found.code, found.plain_headers, found.plain


@lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    """True where ``Accept-Encoding`` admits gzip (RFC 9110, section 12.5.3)."""
    for one in accepted.split(","):
        name, _, weight = one.strip().lower().partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False

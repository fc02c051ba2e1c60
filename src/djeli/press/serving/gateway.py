"""WSGI middleware (PEP 3333) that answers for what is pressed, and asks the site for the rest.

A hit touches neither Django nor the database. A miss, or a page that has become stale, is rendered
once, however many ask, and stored. Where the database cannot be reached, what is stored is served
as it is, and anything else is a plain 503. While the store is damaged the site makes each page.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

from djeli.press.render.addresses import MISSING
from djeli.press.runs.queue_step import press
from djeli.press.serving.arguments import address_with, is_answered, is_for_the_press
from djeli.press.serving.damaged_store import nothing_if_damaged
from djeli.press.serving.dictionary import PREFIX
from djeli.press.serving.dictionary_replies import dictionary_reply
from djeli.press.serving.encoded_pages import EncodedPages
from djeli.press.serving.ready_pages import ReadyPages
from djeli.press.serving.replies import (
    UNCHANGED,
    Asked,
    Reply,
    asked_by_wsgi,
    reply,
    send_apology,
)
from djeli.press.serving.response import Composed
from djeli.press.serving.single_flight import SingleFlight
from djeli.press.store.failures import RETRY_AFTER
from djeli.press.store.files.damage import StoreDamaged, StoreUnusable
from djeli.press.store.names import fits
from djeli.press.store.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

REST = 1.0
"""Seconds for which what waits is given as it is, after the disk was full or the database away."""


class Unreachable(Exception):
    """The page is not pressed and cannot be made: it takes too long, or the database is away."""


class Gateway:
    """``application`` behind the press. Addresses that begin with one of ``bypass`` are never
    pressed. ``apology`` makes the page, as HTML, for what cannot be made while the database does
    not answer; it may not ask it. Addresses that begin with one of ``frugal`` are for readers who
    want few bytes now: they are offered no dictionary."""

    def __init__(
        self,
        application: WSGIApplication,
        store: Store,
        bypass: tuple[str, ...] = (),
        apology: Callable[[], bytes] = lambda: b"",
        frugal: tuple[str, ...] = (),
    ) -> None:
        self.application = application
        self.store = store
        self.bypass = bypass
        self.apology = apology
        self.frugal = frugal
        self._pages = ReadyPages(store)
        self._encoded = EncodedPages(store.packed)
        self._renders = SingleFlight(store.path / "renders.lock")
        self._rests_until, self._has_failed = 0.0, False

    def close(self) -> None:
        """Let go of the file by which workers wait for each other, and of what is in hand."""
        self._renders.close()
        self._encoded.close()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        try:
            return self._answer_from_store(environ, start)
        except StoreDamaged:
            return self.application(environ, start)

    def _answer_from_store(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING")
        if environ["REQUEST_METHOD"] == "GET" and not query:
            # Nearly every request: nothing is asked here that is not needed for the answer.
            ready = self._pages.fresh(path)
            if ready is not None:
                return self._send(ready, environ, start)
        return self._answer(path, query or "", environ, start)

    @nothing_if_damaged
    def ready(self, method: str, path: str, query: str, asked: Asked) -> Reply | None:
        """What is pressed at an address and is as it should be; it takes microseconds.

        None where something has to be made first, or the site must answer. ``asked`` gives the
        headers of the request.
        """
        found = None if query else self._pages.fresh(path)
        if found is None:
            if path.startswith(PREFIX):
                return self._dictionary(method, path, asked)
            found = self._pressed(path, query)
        return None if found is None or found.is_stale else self._reply(found, method, asked)

    @nothing_if_damaged
    def old(self, method: str, path: str, query: str, asked: Asked) -> Reply | None:
        """As ``ready``, also of what waits to be pressed: for when there is no time for that."""
        found = self._pressed(path, query)
        return None if found is None else self._reply(found, method, asked)

    def _reply(self, found: Composed, method: str, asked: Asked) -> Reply:
        known = self._pages.dictionaries
        return reply(found, method, asked, self._encoded, known, self.frugal)

    def _send(self, found: Composed, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        asked = asked_by_wsgi(environ)
        status, headers, body = self._reply(found, environ["REQUEST_METHOD"], asked)
        start(UNCHANGED if status == 304 else found.status, headers)
        return [body] if body else []

    def _dictionary(self, method: str, path: str, asked: Asked) -> Reply | None:
        self._pages.current()
        found = self._pages.dictionaries.at(path)
        return None if found is None else dictionary_reply(found, method, asked)

    def _pressed(self, path: str, query: str) -> Composed | None:
        if path.startswith(self.bypass):
            return None
        found = self._pages.find(path)
        if found is None or not query:
            return found
        address = address_with(path, query, found)
        return found if address == path else self._pages.find(address)

    def _answer(
        self, path: str, query: str, environ: WSGIEnvironment, start: StartResponse
    ) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(self.bypass):
            return self.application(environ, start)
        if path.startswith(PREFIX):
            packed = self._dictionary(environ["REQUEST_METHOD"], path, asked_by_wsgi(environ))
            if packed is not None:
                status, headers, body = packed
                start(f"{status} {HTTPStatus(status).phrase}", headers)
                return [body]
        try:
            found = self._found(path, query)
        except Unreachable:
            return send_apology(self.apology(), start)
        if found is None:
            return self.application(environ, start)
        return self._send(found, environ, start)

    def _found(self, path: str, query: str) -> Composed | None:
        """What is to be answered; None where the site itself must. Raises Unreachable."""
        address, found = path, self._pages.find(path)
        if found is None and not (query or path.endswith("/") or is_answered(path)):
            led = self._without_slash(f"{path}/")
            if led is not None:
                return led
        if query:
            # Which arguments count is said by what answers without any, and by nothing else: else
            # whoever asks for more would fill the store.
            base = found or self._press(path, path, None)
            if base is None:
                return None
            address = address_with(path, query, base)
            found = base if address == path else self._pages.find(address)
        if found is None or found.is_stale:
            found = self._press(address, path, found)
        return found

    def _without_slash(self, path: str) -> Composed | None:
        """What leads on from an address that has moved, or says that nothing is there; None where
        something is: the site adds the slash."""
        found = self._pages.find(path)
        if found is None or found.is_stale:
            found = self._press(path, path, found)
        return found if found is not None and found.code in {301, 404} else None

    def _press(self, address: str, path: str, old: Composed | None) -> Composed | None:
        """Render what is not pressed, or is stale; None where the site itself must answer.

        Raises Unreachable where there is nothing to answer with.
        """
        if old is None and not (is_for_the_press(path) and fits(address)):
            return None
        with self._renders.alone_at(address):
            found = self._pages.find(address)
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
            except StoreDamaged:
                raise
            except StoreUnusable as error:
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
        before = self._pages.current()
        outcome = press(self.store, [address])
        if address not in outcome.gone:
            return self._pages.find(address)
        # Kept for the store as it was before: what has come meanwhile is looked for anew.
        before.keep_missing(address)
        return self._pages.find(MISSING)

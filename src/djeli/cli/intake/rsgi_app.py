"""An RSGI application: what is ready is answered at once, the rest by a pool of threads."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from djeli.cli.intake.answers import Answer, ask, refusal, send
from djeli.cli.intake.bodies import Bodies
from djeli.cli.intake.desk_line import DeskAway, DeskLine
from djeli.cli.intake.environ import as_given, asker_of, environ_of, headers_of
from djeli.cli.intake.limits import CHUNKED, Limits, Refused, length_of
from djeli.cli.intake.thread_pools import PATIENCE, Pool

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

logger = logging.getLogger(__name__)

READ = frozenset({"GET", "HEAD"})
NEVER_KEPT = [("Cache-Control", "no-store")]
ALIVE = [("Content-Type", "text/plain"), ("Cache-Control", "no-store")]
OLD_AFTER = 2.0
"""Seconds to wait for a thread, after which a page that waits to be pressed is given as it is."""
Asked = Callable[[str, str], str]
"""Gives a header of the request by its name in small letters, or the text that is given with it."""
Ready = Callable[[str, str, str, Asked], tuple[int, list[tuple[str, str]], bytes] | None]
"""From method, path, query and the request's headers to status, headers, body."""
Leads = Callable[[str, str, Callable[[str], str]], str]
"""From path, query and what gives a header's value to an address elsewhere, or an empty text."""
Takes = Callable[[Mapping[str, str], bytes], int]
"""From who asks (``asker_of``) and the body to the status of an answer without content."""
LED_ON = [("Cache-Control", "private, no-store"), ("Vary", "Save-Data")]
POOLS: Mapping[str, tuple[int, int]] = {
    # name: threads, and how many may wait. Each thread may hold a connection to the database.
    "pages": (3, 200),
    "files": (2, 400),
    "forms": (2, 100),
    "desk": (3, 100),
    "line": (12, 100),
    "doors": (1, 100),
    "probes": (1, 10),
}


@dataclass(frozen=True, slots=True)
class Site:
    """What is asked, in this order: what is ``ready``, what is there though ``old``, ``site``.

    ``reports`` are addresses to which small bodies are posted that take microseconds: they are
    answered in the thread where they come. ``pools`` names a pool for
    addresses that begin so; others go to pages, forms or the desk. ``cookie`` names the one that
    who is logged in has; ``knows`` says whether its value is good, and may ask the database.
    ``leads`` says where a reader whose browser saves data is led to. ``desk`` is the way to the
    process that works on what who is logged in asks for, where there is one.
    """

    site: WSGIApplication
    ready: Ready
    old: Ready
    reports: Mapping[str, Takes] = field(default_factory=dict)
    pools: Mapping[str, str] = field(default_factory=dict)
    cookie: str = "sessionid"
    knows: Callable[[str], bool] = lambda value: False
    leads: Leads = lambda path, query, header: ""
    desk: DeskLine | None = None


class Reception:
    """Takes requests in, by ``limits``."""

    def __init__(self, site: Site, limits: Limits) -> None:
        self._site = site
        self._limits = limits
        self._ready = site.ready
        self._bodies = Bodies(limits)
        self._pools = {name: Pool(name, *size) for name, size in POOLS.items()}

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        method = scope.method
        if method in READ:
            if scope.path == "/healthz":
                return proto.response_bytes(200, ALIVE, b"ok\n" if method == "GET" else b"")
            if scope.headers.get("save-data") and (address := self._led_on(scope)):
                return proto.response_bytes(302, [("Location", address), *LED_ON], b"")
            if found := self._found(self._ready, scope):
                return proto.response_bytes(*found)
        begun = self._begin(scope, proto) if method == "POST" else None
        if begun is not None and (takes := self._site.reports.get(scope.path)):
            await self._report(takes, scope, proto, begun)
            return None
        # What is not ready goes on in the loop's thread; up to here it was the server's.
        await asyncio.sleep(0)
        try:
            answer = await self._answer(scope, proto, begun)
        except Refused as error:
            answer = refusal(error.status)
        except Exception:
            logger.exception("%s %s could not be answered", method, scope.path)
            answer = Answer(500, [])
        finally:
            if begun is not None:
                begun.cancel()  # where it was not waited for: the connection ends with the answer
        return send(proto, answer)

    async def _report(self, takes: Takes, scope: Any, proto: Any, begun: Any) -> None:
        headers = headers_of(scope)
        try:
            body = await self._bodies.whole(begun, int(headers["content-length"]))
            status = takes(asker_of(scope, headers), body)
        except Refused as error:
            begun.cancel()
            send(proto, refusal(error.status))
        except Exception:
            logger.exception("a report to %s could not be taken", scope.path)
            proto.response_empty(500, NEVER_KEPT)
        else:
            proto.response_empty(status, NEVER_KEPT)

    def _found(self, ready: Ready, scope: Any) -> Any:
        path = as_given(scope.path)
        return ready(scope.method, path, scope.query_string, scope.headers.get)

    def _led_on(self, scope: Any) -> str:
        return self._site.leads(
            as_given(scope.path), scope.query_string, lambda name: scope.headers.get(name, "")
        )

    def _begin(self, scope: Any, proto: Any) -> Any:
        """The reading of a small body of known length, begun before the loop comes to it."""
        length = scope.headers.get("content-length", "")
        is_small = length.isascii() and length.isdigit() and 0 < int(length) <= self._limits.body
        return proto() if is_small else None

    async def _answer(self, scope: Any, proto: Any, begun: Any) -> Answer:
        headers = headers_of(scope)
        is_known = await self._is_known(headers)
        body, length = await self._body(scope, proto, begun, headers, is_known)
        environ = environ_of(scope, headers, body, length)
        work = partial(ask, self._site.site, environ)
        try:
            name = self._pool_of(scope, is_known)
            if name == "desk" and self._site.desk is not None:
                try:
                    return await self._pools["line"].run(partial(self._site.desk.ask, environ))
                except DeskAway as error:
                    logger.warning("the desk's process is away: %s", error)
            pool = self._pools[name]
            if scope.method not in READ:
                return await pool.run(work)
            return await self._read(scope, pool, work)
        finally:
            if body is not None:
                body.close()

    async def _read(self, scope: Any, pool: Pool, work: Callable[[], Answer]) -> Answer:
        """A page, in its old form if there is no time to press it again."""
        old = self._found(self._site.old, scope)
        try:
            return await pool.run(work, OLD_AFTER if old else PATIENCE)
        except Refused:
            if old:
                return Answer(*old)
            raise

    async def _body(
        self,
        scope: Any,
        proto: Any,
        begun: Any,
        headers: dict[str, str],
        is_known: bool,
    ) -> tuple[IO[bytes] | None, int]:
        """The body and its length, read whole; None if there is none. Raises Refused."""
        length = length_of(
            scope.method, headers.get("content-length"), headers.get("transfer-encoding")
        )
        if length == 0:
            return None, 0
        if length > (self._limits.upload if is_known else self._limits.body):
            raise Refused(413)
        if is_known and (length == CHUNKED or length > self._limits.body):
            body = await self._bodies.upload(proto, length)
        else:
            if begun is None and length != CHUNKED:
                begun = proto()
            body = await self._bodies.small(proto, length, begun)
        size = body.seek(0, 2)
        body.seek(0)
        return body, size

    async def _is_known(self, headers: dict[str, str]) -> bool:
        """True for who is logged in: the cookie is looked up before anything is read of a body."""
        start = f"{self._site.cookie}="
        for one in headers.get("cookie", "").split(";"):
            if one.strip().startswith(start):
                value = one.strip().removeprefix(start)
                return await self._pools["doors"].run(partial(self._site.knows, value))
        return False

    def _pool_of(self, scope: Any, is_known: bool) -> str:
        for start, name in self._site.pools.items():
            if scope.path.startswith(start):
                return name
        if is_known:
            return "desk"
        return "pages" if scope.method in READ else "forms"

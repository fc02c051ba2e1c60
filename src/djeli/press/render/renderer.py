"""From a target to what the store keeps of it.

An address is asked of the site itself, with a request that has nothing personal: no cookie, no
login, the edition's own host. So what is pressed is what a stranger would be answered.
"""

from __future__ import annotations

import io
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from djeli.press.changes.keys import surrogate_key
from djeli.press.render import fragments
from djeli.press.render.dependencies import are_all_common, recorded_dependencies
from djeli.press.render.snapshot import savepoint
from djeli.press.render.time_limit import GivenUp, limited, too_slow
from djeli.press.store.names import LONGEST_KEY, can_be_named
from djeli.press.store.pieces import Piece, piece
from djeli.press.store.records import SURROGATE_KEY, Pressed, Record

KEPT = frozenset({200, 301, 308, 410})
MISSING = "/!missing"
"""The target of the page for addresses where nothing is. No address of the site has a "!"."""
NOT_KEPT = frozenset({"set-cookie", "content-length", "date", "cache-control"})
MARK, NEVER = "press_rank", "press_never"


class NotPressable(Exception):
    """The address answers, and its answers are not for the press (a form's, a search's)."""


class RenderFailed(Exception):
    """The address cannot be rendered; the text says why."""


def pressable(
    response: HttpResponse, *, rank: int = 1, arguments: tuple[str, ...] = (), seam: bytes = b""
) -> HttpResponse:
    """Say that a response holds nothing personal and may be pressed.

    ``rank`` 0 is pressed together with the change that it depends on, higher ones later; of the
    query only ``arguments`` count. A page's text may hold fragments' places. A long text of another
    kind is compressed in pieces that begin with ``seam``: most are as they were the last time.
    """
    setattr(response, MARK, rank)
    response.press_arguments = arguments  # type: ignore[attr-defined]
    response.press_seam = seam  # type: ignore[attr-defined]
    return response


def unpressed(response: HttpResponseBase) -> HttpResponseBase:
    """Say that a response is made anew for whoever asks: there is no end of addresses that get one
    like it."""
    setattr(response, NEVER, True)
    return response


def pressed(*arguments: str) -> Callable[[Any], Any]:
    """Mark a view: its addresses are for the press, and of the query only ``arguments`` count."""

    def mark(view: Any) -> Any:
        view.press_arguments = arguments
        return view

    return mark


def _ignore(target: str) -> None:
    """Nobody wants to know which target is slow."""


def render(target: str, number: int, slow: Callable[[str], None] = _ignore) -> Pressed:
    """Render a target from the snapshot ``number``, which is under way.

    Raises RenderFailed, or NotPressable. ``slow`` is told the target as soon as it takes too long.
    """
    with _own_trouble(partial(slow, target)), recorded_dependencies() as keys:
        if fragments.is_member(target[1:]):
            return _render_together([target[1:]], number)[0]
        if target.startswith("#"):
            return _fitting(_render_fragments(target, number, keys))
        return _fitting(_render_page(target, number, keys))


@contextmanager
def _own_trouble(slow: Callable[[], None]) -> Iterator[None]:
    """Whatever goes wrong with a target is its own trouble, and holds up no other: all but the loss
    of the database is a RenderFailed, and so is a render that takes too long."""
    with savepoint():
        try:
            with limited(slow):
                yield
        except GivenUp:
            raise RenderFailed(too_slow()) from None
        except (NotPressable, RenderFailed, OperationalError, InterfaceError):
            raise
        except Exception as error:
            raise RenderFailed(f"{type(error).__name__}: {error}") from error


def _fitting(pressed: Pressed) -> Pressed:
    """``pressed``, where the store can keep it. Raises RenderFailed."""
    for name in (*(pressed.pieces or ()), *pressed.keys):
        if not can_be_named(name):
            raise RenderFailed(f"a name of more than {LONGEST_KEY} bytes: {name[:60]}…")
    return pressed


def render_members(
    targets: Sequence[str], number: int, slow: Callable[[str], None]
) -> tuple[list[Pressed], dict[str, str]]:
    """As ``render``, of many members of families of fragments together; which of them failed, and
    why."""
    made: list[Pressed] = []
    failed: dict[str, str] = {}
    waiting = deque(fragments.made_together(target[1:] for target in targets))
    while waiting:
        names = waiting.popleft()
        try:
            with _own_trouble(partial(_each, names, slow)):
                made += _render_together(names, number)
        except RenderFailed as error:
            if len(names) == 1:
                failed[f"#{names[0]}"] = str(error)
            else:  # one of them is broken, or few: the others are made without it
                middle = len(names) // 2
                waiting.extendleft((names[middle:], names[:middle]))
    return made, failed


def _each(names: Sequence[str], slow: Callable[[str], None]) -> None:
    if len(names) == 1:  # of several nobody knows which one it is
        slow(f"#{names[0]}")


def _render_together(names: Sequence[str], number: int) -> list[Pressed]:
    with recorded_dependencies() as keys:
        made = fragments.make_members(names)
    return [
        _fitting(
            Pressed(
                f"#{name}",
                number,
                fragments.keys_of_member(name, keys),
                rank=0,
                pieces={part: piece(text.encode()) for part, text in texts.items()},
            )
        )
        for name, texts in made.items()
    ]


def _render_fragments(target: str, number: int, keys: set[str]) -> Pressed:
    texts = fragments.make(target[1:])
    pieces = {name: piece(text.encode()) for name, text in texts.items()}
    return Pressed(target, number, frozenset(keys), rank=0, pieces=pieces)


def _render_page(address: str, number: int, keys: set[str]) -> Pressed:
    request = request_for(address)
    with _telling_errors(request) as errors:
        response = handler().get_response(request)
    if errors:
        raise RenderFailed(errors[0])
    if response.status_code >= 500:
        raise RenderFailed(f"answered {response.status_code}")
    if response.status_code == 404 and address != MISSING:
        return Pressed(address, number, frozenset())
    rank = _rank(address, response, keys)
    if rank is None:
        raise NotPressable(address)
    parts = _parts(response)
    keys |= _members_told(parts)
    record = Record(
        status=response.status_code,
        headers=(*_headers(response), (SURROGATE_KEY, _surrogate_key(keys, parts))),
        parts=parts,
        arguments=getattr(response, "press_arguments", ()),
    )
    return Pressed(address, number, frozenset(keys), rank=rank, record=record)


def _rank(address: str, response: HttpResponseBase, keys: set[str]) -> int | None:
    """When the response is pressed; None where it is not one for the press."""
    if response.cookies or getattr(response, NEVER, False):
        return None
    if address == MISSING:
        return 0
    # A redirect that read no row (to add a slash) is given to any address: no store holds them all.
    if response.status_code in {301, 308} and not are_all_common(keys):
        return 1
    return getattr(response, MARK, None) if response.status_code in KEPT else None


def _headers(response: HttpResponseBase) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in response.items() if name.lower() not in NOT_KEPT)


def _members_told(parts: Iterable[Piece | str]) -> set[str]:
    """Which small sets the page holds that a CDN must forget with it, as keys: nothing in the log
    is called so, hence the page itself does not wait when they change."""
    members = {fragments.set_of(part) for part in parts if isinstance(part, str)}
    return {f"#{member}" for member in members if fragments.is_told(member)}


def _surrogate_key(keys: set[str], parts: Iterable[Piece | str]) -> str:
    """What the page read, and which sets of fragments it holds, for a CDN that purges by key."""
    sets = {fragments.set_of(part) for part in parts if isinstance(part, str)}
    held = {f"#{name}" for name in sets if not fragments.is_member(name)}
    return " ".join(sorted({surrogate_key(key) for key in keys | held}))


def _parts(response: HttpResponseBase) -> tuple[Piece | str, ...]:
    if not isinstance(response, HttpResponse):
        raise RenderFailed("a response that is streamed cannot be pressed")
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return tuple(map(piece, _cut(response.content, getattr(response, "press_seam", b""))))
    return tuple(
        part if is_fragment else piece(part.encode())
        for part, is_fragment in fragments.split(response.content.decode())
    )


def _cut(text: bytes, seam: bytes) -> list[bytes]:
    if not seam:
        return [text]
    first, *others = text.split(seam)
    return [first, *(seam + one for one in others)]


@contextmanager
def _telling_errors(ours: HttpRequest) -> Iterator[list[str]]:
    found: list[str] = []

    def hear(sender: Any, request: HttpRequest | None = None, **_: Any) -> None:
        if request is not ours:
            return  # another thread's
        error = sys.exc_info()[1]
        found.append(f"{type(error).__name__}: {error}")

    got_request_exception.connect(hear)
    try:
        yield found
    finally:
        got_request_exception.disconnect(hear)


@cache
def handler() -> BaseHandler:
    """The site with its middleware, as it answers when nothing is pressed."""
    made = BaseHandler()
    made.load_middleware()
    return made


def request_for(address: str) -> WSGIRequest:
    """A stranger's GET of ``address``, marked as the press's own."""
    path, _, query = address.partition("?")
    base = urlsplit(settings.BASE_URL)
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": base.hostname or "localhost",
            "SERVER_PORT": str(base.port or (443 if base.scheme == "https" else 80)),
            "HTTP_HOST": base.netloc,
            "HTTP_X_FORWARDED_PROTO": base.scheme,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": base.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
    )
    request.is_press = True  # type: ignore[attr-defined]
    return request

"""From an address of the site to the record of its page."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from djeli.press.changes.keys import surrogate_key
from djeli.press.render import fragments
from djeli.press.render.addresses import MISSING
from djeli.press.render.dependencies import are_all_common
from djeli.press.render.errors import NotPressable, RenderFailed
from djeli.press.render.response_marks import arguments_of, is_never_pressed, rank_of, seam_of
from djeli.press.render.site import answer
from djeli.press.store.pieces import Piece, piece
from djeli.press.store.records import SURROGATE_KEY, Pressed, Record

KEPT = frozenset({200, 301, 308, 410})
NOT_KEPT = frozenset({"set-cookie", "content-length", "date", "cache-control"})


def render_page(address: str, number: int, keys: set[str]) -> Pressed:
    """The page at an address; ``keys`` are what its render has read, and fill while it runs.

    Raises RenderFailed, or NotPressable.
    """
    response = answer(address)
    if response.status_code == 404 and address != MISSING:
        return Pressed(address, number, frozenset())
    rank = _rank(address, response, keys)
    if rank is None:
        raise NotPressable(address)
    parts = _parts(response)
    keys |= _purged_members(parts)
    record = Record(
        status=response.status_code,
        headers=(*_headers(response), (SURROGATE_KEY, _surrogate_key(keys, parts))),
        parts=parts,
        arguments=arguments_of(response),
    )
    return Pressed(address, number, frozenset(keys), rank=rank, record=record)


def _rank(address: str, response: HttpResponseBase, keys: set[str]) -> int | None:
    """When the response is pressed; None where it is not one for the press."""
    if response.cookies or is_never_pressed(response):
        return None
    if address == MISSING:
        return 0
    # A redirect that read no row (to add a slash) is given to any address: no store holds them all.
    if response.status_code in {301, 308} and not are_all_common(keys):
        return 1
    return rank_of(response) if response.status_code in KEPT else None


def _headers(response: HttpResponseBase) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in response.items() if name.lower() not in NOT_KEPT)


def _purged_members(parts: Iterable[Piece | str]) -> set[str]:
    """Which small sets the page holds that a CDN must forget with it, as keys: nothing in the log
    is called so, hence the page itself does not wait when they change."""
    members = {fragments.set_of(part) for part in parts if isinstance(part, str)}
    return {f"#{member}" for member in members if fragments.is_purged(member)}


def _surrogate_key(keys: set[str], parts: Iterable[Piece | str]) -> str:
    """What the page read, and which sets of fragments it holds, for a CDN that purges by key."""
    sets = {fragments.set_of(part) for part in parts if isinstance(part, str)}
    held = {f"#{name}" for name in sets if not fragments.is_member(name)}
    return " ".join(sorted({surrogate_key(key) for key in keys | held}))


def _parts(response: HttpResponseBase) -> tuple[Piece | str, ...]:
    if not isinstance(response, HttpResponse):
        raise RenderFailed("a response that is streamed cannot be pressed")
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return tuple(map(piece, _cut(response.content, seam_of(response))))
    return tuple(
        part if is_fragment else piece(part.encode())
        for part, is_fragment in fragments.split(response.content.decode())
    )


def _cut(text: bytes, seam: bytes) -> list[bytes]:
    if not seam:
        return [text]
    first, *others = text.split(seam)
    return [first, *(seam + one for one in others)]

"""What a view says of its response: that it may be pressed, when, and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

RANK, NEVER = "press_rank", "press_never"


def pressable(
    response: HttpResponse, *, rank: int = 1, arguments: tuple[str, ...] = (), seam: bytes = b""
) -> HttpResponse:
    """Say that a response holds nothing personal and may be pressed.

    ``rank`` 0 is pressed together with the change that it depends on, higher ones later; of the
    query only ``arguments`` count. A page's text may hold fragments' places. A long text of another
    kind is compressed in pieces that begin with ``seam``: most are as they were the last time.
    """
    setattr(response, RANK, rank)
    response.press_arguments = arguments  # type: ignore[attr-defined]
    response.press_seam = seam  # type: ignore[attr-defined]
    return response


def unpressed(response: HttpResponseBase) -> HttpResponseBase:
    """Say that a response is made anew for whoever asks: there is no end of addresses that get one
    like it."""
    setattr(response, NEVER, True)
    return response


def pressed(*arguments: str, takes_forms: bool = False) -> Callable[[Any], Any]:
    """Mark a view: its addresses are for the press, and of the query only ``arguments`` count.

    Unless it ``takes_forms``, it answers GET and HEAD, and 405 to all else (RFC 9110, 15.5.6).
    """

    def mark(view: Any) -> Any:
        marked = view if takes_forms else csrf_exempt(require_safe(view))
        marked.press_arguments = arguments
        return marked

    return mark


def rank_of(response: HttpResponseBase) -> int | None:
    """The rank that its view has given it; None where it is not marked."""
    return getattr(response, RANK, None)


def is_never_pressed(response: HttpResponseBase) -> bool:
    return getattr(response, NEVER, False)


def arguments_of(response: HttpResponseBase) -> tuple[str, ...]:
    """The arguments of the query that count."""
    return getattr(response, "press_arguments", ())


def seam_of(response: HttpResponseBase) -> bytes:
    """How the pieces begin in which its text is compressed; empty where it is one."""
    return getattr(response, "press_seam", b"")

"""How much of a body is taken, and for how long it is waited for."""

from __future__ import annotations

from dataclasses import dataclass

WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})
CHUNKED = -1
"""The longest body whose length is not given before."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. ``upload`` is for who is logged in; all else for anybody.

    An upload may take long, for somebody works behind a slow line: it may pause for ``pause``, and
    comes with ``slowest`` bytes a second at least after that.
    """

    body: int = 64 * 1024
    seconds: float = 15.0
    bodies_at_once: int = 2000
    upload: int = 100 * 1024 * 1024
    pause: float = 20.0
    slowest: int = 4 * 1024
    uploads_at_once: int = 8


class Refused(Exception):
    """A request that is not served; ``status`` says why (RFC 9110, section 15)."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def length_of(method: str, length: str | None, encoding: str | None) -> int:
    """Bytes of the body that a request announces; 0 if it has none that anybody would read.

    Raises Refused. The server has made sure that not both headers are given, or that they agree.
    """
    if method not in WITH_BODY:
        return 0
    if encoding:
        return CHUNKED
    if not length:
        return 0
    if not (length.isascii() and length.isdigit()):
        raise Refused(400)
    return int(length)

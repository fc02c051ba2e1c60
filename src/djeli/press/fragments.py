"""Parts that many pages share, and that change without touching them.

A room registers a function that gives a whole *set* of fragments at once, so they share queries. A
template names one as ``around.trending``, or a variant of it as ``around.trending|42``: where the
set has no such variant, the usual one stands there.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from djeli.press.snapshot import last_change

Maker = Callable[[], Mapping[str, str]]

_makers: dict[str, Maker] = {}
_NONCE = secrets.token_hex(16)
_MARK = re.compile(f"<!--{_NONCE}:([^>]+)-->")


def fragments(name: str) -> Callable[[Maker], Maker]:
    """Register the decorated function as what makes the set ``name``: texts by ``name.part``."""

    def register(maker: Maker) -> Maker:
        if name in _makers:
            raise ValueError(f"the set {name} is made already, by {_makers[name]!r}")
        _makers[name] = maker
        return maker

    return register


def sets() -> tuple[str, ...]:
    """The names of all sets."""
    return tuple(_makers)


def make(name: str) -> dict[str, str]:
    """Render the set ``name``. Raises ValueError where a fragment is not named after its set."""
    texts = dict(_makers[name]())
    for fragment in texts:
        if not fragment.startswith(f"{name}."):
            raise ValueError(f"{fragment} does not belong to the set {name}")
    return texts


def place(name: str) -> Markup:
    """Where a template wants the fragment ``name``: a mark, until the page is put together."""
    return Markup(f"<!--{_NONCE}:{name}-->")  # noqa: S704 (our own, and unguessable)


def split(html: str) -> Iterator[tuple[str, bool]]:
    """The parts of a rendered template in order: (text, False) or (fragment's name, True)."""
    for place_, part in enumerate(_MARK.split(html)):
        if part:
            yield part, bool(place_ % 2)


def set_of(fragment: str) -> str:
    """The set to which a fragment belongs."""
    return fragment.partition(".")[0]


_ready: dict[str, tuple[int, dict[str, str]]] = {}
"""Sets made for pages that are not pressed: of each the number of the change log, and its texts."""


def filled(html: str) -> str:
    """The page as one text, with its fragments: for who asks without a press between."""
    number = last_change()
    made: dict[str, str] = {}
    for name in sorted({set_of(part) for part, is_fragment in split(html) if is_fragment}):
        known = _ready.get(name)
        if known is None or known[0] != number:
            known = _ready[name] = (number, make(name))
        made |= known[1]

    def text(match: re.Match[str]) -> str:
        name = match[1]
        return made[name] if name in made else made[name.partition("|")[0]]

    return _MARK.sub(text, html)


def forget() -> None:
    """Make every set anew: after a database was exchanged for another one."""
    _ready.clear()

"""What a format is to the registry: a module in ``dialects`` that holds one of these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from djeli.wire.formats.item import ReceivedItem, Refused
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import Sender

Found = list[ReceivedItem | Refused]


@dataclass(frozen=True, slots=True)
class Dialect:
    """A format: ``recognises`` looks at the beginning of a file, ``read`` gives every item in it,
    each read or refused on its own, and raises Refused where there is none at all. Neither asks a
    database or a network. Of several that recognise a file the one of the lowest ``order`` reads
    it."""

    name: str
    recognises: Callable[[Opening], bool]
    read: Callable[[bytes, Sender], Found]
    order: int = 5

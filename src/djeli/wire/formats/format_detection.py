"""Detects an item's format by its bytes, not by the file's name, and has it read.

The formats are the modules of ``dialects``: a new one is one file there.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from djeli.wire.formats import dialects
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.guesses import completed
from djeli.wire.formats.item import Refused
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender

LARGEST = 20_000_000
"""Bytes of the largest file that is read."""
UNKNOWN_ROOT = "this XML is of no format that is read: its root is <{}>"
UNKNOWN_FORMAT = "neither JSON nor XML, no text in IPTC 7901 or ANPA, and no picture"


def read(content: bytes, sender: Sender = UNKNOWN, form: str = "") -> Found:
    """Every item in ``content``, or why it is refused: of several one holds up none of the others.
    Raises Refused with one clear line where all of it is one, or nothing is found. ``form`` is a
    format's name where the desk has chosen one."""
    if len(content) > LARGEST:
        raise Refused(f"larger than {LARGEST // 1_000_000} MB")
    found = _dialect_of(content, form).read(content, sender)
    if len(found) == 1 and isinstance(found[0], Refused):
        raise found[0]
    return [one if isinstance(one, Refused) else completed(one, sender) for one in found]


@cache
def known() -> tuple[Dialect, ...]:
    """Every format, those that look closest first."""
    names = [module.name for module in pkgutil.iter_modules(dialects.__path__)]
    found = [import_module(f"{dialects.__name__}.{name}").DIALECT for name in names]
    return tuple(sorted(found, key=lambda dialect: (dialect.order, dialect.name)))


def _dialect_of(content: bytes, form: str) -> Dialect:
    if chosen := next((one for one in known() if one.name == form), None):
        return chosen
    opening = Opening(content)
    for dialect in known():
        if dialect.recognises(opening):
            return dialect
    if not opening.first:
        raise Refused("empty")
    if opening.first != "<":
        raise Refused(UNKNOWN_FORMAT)
    raise Refused(UNKNOWN_ROOT.format(opening.root) if opening.root else "the XML cannot be read")

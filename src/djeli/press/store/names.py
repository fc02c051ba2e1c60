"""Which names the store can hold: LMDB's keys are short."""

from __future__ import annotations

LONGEST_KEY = 511
"""Bytes of any name: a limit of LMDB's keys."""
LONGEST_NAME = 500
"""Bytes of an address that can be pressed."""


def can_be_named(name: str) -> bool:
    """True where something can be kept under this name."""
    return 0 < len(name) <= LONGEST_KEY // 4 or 0 < len(name.encode()) <= LONGEST_KEY


def fits(address: str) -> bool:
    """True where an address is short enough to be pressed."""
    return len(address.encode()) <= LONGEST_NAME

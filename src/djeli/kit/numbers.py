"""Whole numbers as others write them: in forms, in addresses, in what agencies send."""

from __future__ import annotations

LONGEST = 18
"""Digits of a number that every database can hold. Python itself refuses some thousand of them."""


def whole_number(written: str) -> int | None:
    """The number in plain digits, without a sign; None for all else, and for what is too large."""
    is_one = written.isascii() and written.isdigit() and len(written) <= LONGEST
    return int(written) if is_one else None

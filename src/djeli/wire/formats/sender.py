"""What is known of who sends, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sender:
    """Empty texts for what is not known.

    ``zone`` (IANA, ``Africa/Lagos``) is meant by times without an offset; without it UTC is, and an
    embargo without an offset is unclear. ``charset`` is believed before a file's own word.
    ``name`` and ``language`` are those of items that name none.
    """

    name: str = ""
    zone: str = ""
    charset: str = ""
    language: str = ""


UNKNOWN = Sender()

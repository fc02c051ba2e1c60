"""What the clock does for comments: closes what is due, sends letters, throws away what is old."""

from __future__ import annotations

import time

from djeli.audience.commenting import closing, erasing, letters, proving, senders

EVERY = 600.0
"""Seconds between two rounds of throwing away."""
_last_round = -EVERY


def keep_comments() -> list[str]:
    """One tick's work; a line for each thing that failed."""
    global _last_round
    closing.close_due()
    if time.monotonic() - _last_round > EVERY:
        _last_round = time.monotonic()
        senders.forget()
        proving.forget()
        erasing.wipe_old()
    return letters.send_waiting()

"""What the clock does for comments: closes stories, sends mails, deletes old data."""

from __future__ import annotations

import time

from djeli.comments import closings, personal_data, reply_mail
from djeli.comments.error_reports import report_mail, retention
from djeli.comments.posting import proof_of_work, rate_limits

EVERY = 600.0
"""Seconds between two rounds of throwing away."""
_last_round = -EVERY


def keep_comments() -> list[str]:
    """One tick's work; a line for each thing that failed."""
    global _last_round
    closings.close_due()
    if time.monotonic() - _last_round > EVERY:
        _last_round = time.monotonic()
        rate_limits.forget()
        proof_of_work.forget()
        personal_data.wipe_old()
        retention.forget_addresses()
    return [*reply_mail.send_waiting(), *report_mail.send_waiting()]

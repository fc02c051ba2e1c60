"""What is logged, and in which form."""

from __future__ import annotations

import logging

AWAY = ("08", "57P")
"""Classes of SQLSTATE: the connection failed, or the server is going down (PostgreSQL, A)."""


class InOneLine(logging.Filter):
    """Says in one line that the database cannot be reached: where in our code that was noticed
    tells nobody anything, and it is noticed with each request."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None and _is_away(error):
            reason = str(error).strip().partition("\n")[0]
            record.msg = f"{record.getMessage()}: the database cannot be reached: {reason}"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


def _is_away(error: BaseException) -> bool:
    """True if the client left before an answer. A failed query is a fault, and is logged."""
    # Not above: settings name this before Django can be asked for anything.
    from django.db import InterfaceError, OperationalError

    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    if type(cause).__module__.partition(".")[0] == "psycopg":
        state = getattr(cause, "sqlstate", None)
        return state is None or state.startswith(AWAY)
    return "unable to open database file" in str(error)

"""What an operator reads in the log."""

from __future__ import annotations

import logging


class InOneLine(logging.Filter):
    """Says in one line that the database cannot be reached: where in our code that was noticed
    tells nobody anything, and it is noticed with each request."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Not above: settings name this before Django can be asked for anything.
        from django.db import InterfaceError, OperationalError

        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if isinstance(error, OperationalError | InterfaceError):
            reason = str(error).strip().partition("\n")[0]
            record.msg = f"{record.getMessage()}: the database cannot be reached: {reason}"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True

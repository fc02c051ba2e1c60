"""What it means when a mail server or service refuses a mail."""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
NO_MAILBOX = {550, 551, 553}


class Meaning(Enum):
    """``SERVER``: nothing can be sent now. ``LATER``: not this one now. ``NEVER``: not this one.
    ``NOBODY``: there is no such mailbox. ``CONTENT``: this mail, to whomever."""

    SERVER = "server"
    LATER = "later"
    NEVER = "never"
    NOBODY = "nobody"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Refusal:
    meaning: Meaning
    said: str


def read(error: Exception) -> Refusal | None:
    """What ``error``, raised while sending one mail, means; None if it is no refusal."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()), (450, b""))
        return _of_recipient(code, _said(code, text))
    if isinstance(error, smtplib.SMTPDataError):
        said = _said(error.smtp_code, error.smtp_error)
        if error.smtp_code == 421:
            return Refusal(Meaning.SERVER, said)
        return Refusal(Meaning.LATER if error.smtp_code < 500 else Meaning.CONTENT, said)
    if isinstance(error, smtplib.SMTPResponseException):  # greeting, login, our own address
        return Refusal(Meaning.SERVER, _said(error.smtp_code, error.smtp_error))
    if isinstance(error, AnymailRecipientsRefused):
        return Refusal(Meaning.NEVER, str(error).splitlines()[0])
    if isinstance(error, AnymailAPIError):
        return _of_service(error)
    if isinstance(error, AnymailError):
        return Refusal(Meaning.NEVER, str(error).splitlines()[0])
    if isinstance(error, smtplib.SMTPException | OSError):
        return Refusal(Meaning.SERVER, f"{type(error).__name__}: {error}".splitlines()[0])
    return None


def _of_recipient(code: int, said: str) -> Refusal:
    if code == 421:
        return Refusal(Meaning.SERVER, said)
    if code < 500:
        return Refusal(Meaning.LATER, said)
    closer = ENHANCED.search(said)
    if closer:
        gone = closer[2] == "1" or (closer[2], closer[3]) == ("2", "1")
    else:
        gone = code in NO_MAILBOX
    return Refusal(Meaning.NOBODY if gone else Meaning.NEVER, said)


def _of_service(error: AnymailAPIError) -> Refusal:
    said = str(error).splitlines()[0]
    status = getattr(error, "status_code", None)
    if status in {400, 406, 413, 422}:
        return Refusal(Meaning.NEVER, said)
    return Refusal(Meaning.SERVER, said)  # not reached, not logged in, too fast, broken


def _said(code: int, text: bytes | str) -> str:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}".strip()

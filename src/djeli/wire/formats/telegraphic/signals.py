"""What a message is to an earlier one, as its slug and headline tell it."""

from __future__ import annotations

import re

KILL = re.compile(
    r"\b(?:mandatory )?kill\b|\bwithdraw(?:n|al)?\b|\bannulation\b|\banulaci[oó]n\b", re.I
)
CORRECTION = re.compile(r"\bcorrect(?:ion|s|ed|ive)\b|\bberichtigung\b|\brectifica", re.I)
UPDATE = re.compile(r"\b(?:\d+(?:st|nd|rd|th)[ -]?)?(?:ld|lead|writethru|update|add|take)\b", re.I)
NUMBER = re.compile(r"\b(?:[a-z]{1,4})?(\d{4})\b", re.I)
SUFFIX = re.compile(r"(?:,|\s-\s|\s{2,}|\s+\d*(?:st|nd|rd|th)[ -]?(?:ld|lead|add|take)).*$", re.I)


def signal_of(slug: str, headline: str) -> str:
    """kill, correction, update or nothing. Only what begins a headline counts there: a story may be
    about a kill."""
    told = f"{slug} | {headline[:24] if headline[:24].isupper() or ':' in headline[:24] else ''}"
    for signal, pattern in (("kill", KILL), ("correction", CORRECTION), ("update", UPDATE)):
        if pattern.search(told):
            return signal
    return ""


def earlier_number(text: str, own: str) -> str:
    """The number of the message that a kill or correction speaks of; empty if it names none."""
    found = (number for number in NUMBER.findall(text[:600]) if number != own)
    return next((one for one in found if not "1900" <= one <= "2100"), "")


def base_slug(slug: str) -> str:
    """A slug without what tells its version: ``BC-Ghana-Bridge, 1st Ld`` is ``BC-Ghana-Bridge``."""
    return SUFFIX.sub("", slug).strip(" ,-")

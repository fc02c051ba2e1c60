"""A file of messages: each between SOH and the next, its text between STX and ETX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from djeli.wire.formats.instants import FIRST, LAST, zone_of

SOH, STX, ETX = "\x01", "\x02", "\x03"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
OFFSETS = {
    "GMT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "WAT": 1, "CAT": 2,
    "SAST": 2, "EAT": 3,
}  # fmt: skip
"""Hours from UTC of the zones that agencies name in letters."""
CUT = "the end mark is missing; the text may be cut off"
SENT = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})[ \t]*(?P<zone>[A-Z]{1,4})?"
    r"(?:[ \t]+(?P<month>[A-Z]{3})[ \t]*(?P<year>\d{4}|\d{2}))?"
)
"""IPTC 7901: day, hour and minute, mostly with month and year."""
SENT_ANPA = re.compile(
    r"(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{4}|\d{2})[ \t]+"
    r"(?P<hour>\d{2}):?(?P<minute>\d{2})[ \t]*(?P<zone>[A-Z]{1,4})?"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message as received: what stands before its text, the text, what stands after it."""

    head: str
    text: str
    tail: str
    is_cut: bool = False


def messages_in(written: str) -> Iterator[Message]:
    """Every message of a file; the file is one where no SOH begins any."""
    parts = written.split(SOH)
    for part in [one for one in parts[1:] if one.strip()] or parts[:1]:
        head, has_start, rest = part.partition(STX)
        if not has_start:
            head, _, rest = part.lstrip("\r\n\x16\x00 ").partition("\n")
        text, has_end, tail = rest.partition(ETX)
        yield Message(head, text, tail.split("\x04")[0], is_cut=bool(has_start and not has_end))


def sent_at(tail: str, zone: str) -> datetime | None:
    """The instant that a message ends with; None without a month and a year."""
    found = SENT_ANPA.search(tail) or SENT.search(tail)
    if not found or not found["month"]:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1 if month in MONTHS else 0
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 and found["year"] < "70" else 0)
    year += 1900 if year < 100 else 0
    try:
        told = datetime(year, number, int(found["day"]), int(found["hour"]), int(found["minute"]))
        aware = told.replace(tzinfo=_zone(found["zone"], zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return aware if FIRST <= aware.year <= LAST else None


def _zone(letters: str | None, zone: str) -> tzinfo:
    if letters in OFFSETS:
        return timezone(timedelta(hours=OFFSETS[letters]))
    return zone_of(zone)

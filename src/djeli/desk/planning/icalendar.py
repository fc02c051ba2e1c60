"""Entries as an iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from djeli.desk.planning.entries import Entry
from djeli.stories.addresses import absolute

LINE = 75
"""Octets of a line, without its end (section 3.1)."""
LASTS = timedelta(minutes=30)
"""What is due takes no time; calendars show what takes some."""
TYPE = "text/calendar; charset=utf-8"


def calendar(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The whole calendar, with the line ends that the format wants."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Djeli//Desk//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
        "X-PUBLISHED-TTL:PT15M",
    ]
    for entry in entries:
        lines += _event(entry, now)
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}@{urlsplit(absolute('/')).hostname}"
    yield f"DTSTAMP:{instant(entry.changed_at or now)}"
    yield f"DTSTART:{instant(entry.at)}"
    yield f"DTEND:{instant(entry.at + LASTS)}"
    yield f"SUMMARY:{text(entry.title)}"
    note = "\n".join(filter(None, (entry.kind_label, entry.people, entry.note)))
    yield f"DESCRIPTION:{text(note)}"
    if entry.place:
        yield f"LOCATION:{text(entry.place)}"
    yield f"CATEGORIES:{text(entry.kind_label)}"
    yield f"URL:{absolute(entry.address)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def instant(at: datetime) -> str:
    """A time in UTC, as the format writes it."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def text(said: str) -> str:
    """A value of type TEXT: escaped, and without characters that may not stand in it."""
    kept = "".join(one for one in said.replace("\r\n", "\n") if one == "\n" or one.isprintable())
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(plain, escaped)
    return kept


def folded(line: str) -> bytes:
    """A line of at most 75 octets, continued on further lines; no character is cut."""
    parts, room, part = [], LINE, b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", LINE - 1  # the space that begins a further line counts
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"

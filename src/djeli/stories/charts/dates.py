"""Chart labels that are dates, so that the axis keeps their distances."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

MONTHS = {
    start: number
    for number, starts in enumerate(
        (
            ("jan",),
            ("feb", "fév", "fev"),
            ("mar",),
            ("apr", "avr"),
            ("may", "mai"),
            ("jun", "juin"),
            ("jul", "juil"),
            ("aug", "aoû", "aou"),
            ("sep",),
            ("oct",),
            ("nov",),
            ("dec", "déc"),
        ),
        1,
    )
    for start in starts
}
YEAR = re.compile(r"(?P<year>[12]\d{3})")
MONTH = re.compile(r"(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})")
DAY = re.compile(r"(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>[12]\d{3})")
NAMED = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<name>[^\W\d]{3,9})\.? (?P<year>[12]\d{3})")
QUARTER = re.compile(r"(?:(?P<year>[12]\d{3}) ?[QT](?P<quarter>[1-4]))")
Read = Callable[[re.Match[str]], date]


def days(labels: Sequence[str]) -> tuple[int, ...] | None:
    """The labels as days, counted from an unimportant one; None unless all are dates in order.

    Read are ``2026``, ``2026-03``, ``2026-03-14``, ``14/03/2026`` (the day first), ``Mar 2026``,
    ``14 March 2026`` (English and French names), ``2026 Q1``.
    """
    read = [_day(label.strip()) for label in labels]
    found = [day for day in read if day is not None]
    if len(found) < max(len(labels), 2):
        return None
    is_rising = all(first < second for first, second in pairwise(found))
    return tuple(found) if is_rising else None


def _day(label: str) -> int | None:
    for pattern, read in PATTERNS:
        if found := pattern.fullmatch(label):
            try:
                return read(found).toordinal()
            except (KeyError, ValueError):
                return None
    return None


def _named(found: re.Match[str]) -> date:
    name = found["name"].casefold()
    month = MONTHS.get(name[:4]) or MONTHS[name[:3]]
    return date(int(found["year"]), month, int(found["day"] or 1))


def _numbered(found: re.Match[str]) -> date:
    parts = found.groupdict()
    return date(int(parts["year"]), int(parts.get("month") or 1), int(parts.get("day") or 1))


def _quarter(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["quarter"]) * 3 - 2, 1)


PATTERNS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (YEAR, _numbered),
    (MONTH, _numbered),
    (DAY, _numbered),
    (DAY_FIRST, _numbered),
    (NAMED, _named),
    (QUARTER, _quarter),
)

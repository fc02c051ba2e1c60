"""Times and numbers as readers read them, in the language of the page and the edition's zone."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from django.utils import formats, timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import ngettext, pgettext

from djeli.web.view_models.card import Card

_AMERICAN_DAY = "N j, Y"
_DAY = "j F Y"
_SHORT_DAY = "j M Y"
_LONG_DAY = "l j F Y"
_CLOCK = "H:i"


def in_zone(value: datetime) -> datetime:
    """Give an aware time in the edition's zone. Raises ValueError for a naive one."""
    return timezone.localtime(value)


def day(value: datetime | date) -> str:
    """Write a day in full: `23 November 2026`."""
    local = in_zone(value) if isinstance(value, datetime) else value
    pattern = formats.get_format("DATE_FORMAT")
    # Django writes English, and every language that it has no formats for, the American way; a day
    # before its month is understood everywhere.
    return format_date(local, _DAY if pattern == _AMERICAN_DAY else pattern)


def short_day(value: datetime) -> str:
    """Write a day with a short month: `23 Nov 2026`."""
    return format_date(in_zone(value), _SHORT_DAY)


def long_day(value: date) -> str:
    """Write a day with its name: `Monday 23 November 2026`."""
    return format_date(value, _LONG_DAY)


def month(value: date) -> str:
    """Write a month: `November 2026`."""
    return format_date(value, "F Y")


def clock(value: datetime) -> str:
    """Write the time of day: `07:10`."""
    return format_date(in_zone(value), _CLOCK)


def zone(value: datetime) -> str:
    """Name the edition's zone at that time: `WAT`."""
    return in_zone(value).tzname() or ""


def iso(value: datetime) -> str:
    """Write a time for machines, to the second, with its offset from UTC."""
    return in_zone(value).isoformat(timespec="seconds")


def is_same_day(one: datetime, other: datetime) -> bool:
    """Say whether two times fall on one day in the edition's zone."""
    return in_zone(one).date() == in_zone(other).date()


def number(value: int) -> str:
    """Write a number with the separators of the language: `18,204`."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def file_size(value: int) -> str:
    """Write a size in bytes as kB or MB."""
    if value < 1_000_000:
        return f"{number(max(1, round(value / 1000)))} kB"
    return f"{formats.number_format(value / 1_000_000, decimal_pos=1)} MB"


def reading(minutes: int) -> str:
    """Write a reading time: `6 min read`."""
    return ngettext("%(n)s min read", "%(n)s min read", minutes) % {"n": number(minutes)}


def minutes(count: int) -> str:
    """Write a reading time shortly, for cards: `6 min`."""
    return ngettext("%(n)s min", "%(n)s min", count) % {"n": number(count)}


def comments(count: int) -> str:
    """Write a count of comments."""
    return ngettext("%(n)s comment", "%(n)s comments", count) % {"n": number(count)}


def views(count: int) -> str:
    """Write a count of views."""
    return ngettext("%(n)s view", "%(n)s views", count) % {"n": number(count)}


def about(count: int) -> str:
    """Write a large number shortly, never as more than it is: `950`, `1.2K`, `38K`, `1.4M`."""
    for size, name in ((1_000_000, pgettext("number", "%sM")), (1_000, pgettext("number", "%sK"))):
        if count >= size:
            tenths = count * 10 // size
            places = 1 if tenths < 100 and tenths % 10 else 0
            short = formats.number_format(Decimal(tenths) / 10, places, use_l10n=True)
            return name % (short if places else number(tenths // 10))
    return number(count)


def about_views(count: int) -> str:
    """Write a count of views shortly: `1.2K views`."""
    return ngettext("%(n)s view", "%(n)s views", count) % {"n": about(count)}


def by_day(cards: Iterable[Card]) -> list[tuple[date, list[Card]]]:
    """Gather cards, given latest first, under the day on which they were published."""
    days = groupby(cards, key=lambda card: in_zone(card.published).date())
    return [(on, list(those)) for on, those in days]


def by_month(cards: Iterable[Card]) -> list[tuple[date, list[Card]]]:
    """Gather cards, given latest first, under the first day of the month of publication."""
    months = groupby(cards, key=lambda card: in_zone(card.published).date().replace(day=1))
    return [(on, list(those)) for on, those in months]

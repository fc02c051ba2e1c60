"""The four periods of the audience page, each with the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from djeli.readership.models import Step
from djeli.readership.time_steps import floor, following


class Span(StrEnum):
    """A tab of the page, and a word of its address."""

    NOW = "now"
    TODAY = "today"
    WEEK = "7d"
    MONTH = "30d"


LABELS = {
    Span.NOW: _("Now"),
    Span.TODAY: _("Today"),
    Span.WEEK: _("7 days"),
    Span.MONTH: _("30 days"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """A span at an instant.

    The chart goes from ``since`` to ``until`` in steps of ``step``; of those, the ones before
    ``full`` are over. ``earlier`` is how long before the compared span lies: the same hour of the
    clock, the same day of the week.
    """

    span: Span
    now: datetime
    since: datetime
    until: datetime
    full: datetime
    step: Step
    earlier: timedelta

    @property
    def days(self) -> int:
        """How many days the span has, today among them; 0 if it is less than a day."""
        return {Span.WEEK: 7, Span.MONTH: 30}.get(self.span, 0)

    @property
    def tables_since(self) -> datetime:
        """From when the tables sum: with *now*, the latest half hour of stories."""
        return self.now - timedelta(minutes=30) if self.span is Span.NOW else self.since


def span_of(word: str | None) -> Span:
    """The span that an address names; *now* where it names none that there is."""
    return Span(word) if word in set(Span) else Span.NOW


def window(span: Span, now: datetime | None = None) -> Window:
    """``span`` as it is at ``now``, by the newsroom's clock and its midnights."""
    now = now or timezone.now()
    today = floor(now, Step.DAY)
    tomorrow = following(today, Step.DAY)
    match span:
        case Span.NOW:
            minute = floor(now, Step.MINUTE)
            hour_ago = minute - timedelta(hours=1)
            day = timedelta(days=1)
            return Window(span, now, hour_ago, minute, minute, Step.MINUTE, day)
        case Span.TODAY:
            hour = floor(now, Step.HOUR)
            return Window(span, now, today, tomorrow, hour, Step.HOUR, timedelta(days=7))
        case Span.WEEK:
            first, hour = _days_before(today, 6), floor(now, Step.HOUR)
            return Window(span, now, first, tomorrow, hour, Step.HOUR, timedelta(days=7))
        case Span.MONTH:
            first = _days_before(today, 29)
            return Window(span, now, first, tomorrow, today, Step.DAY, timedelta(days=28))


def _days_before(midnight: datetime, days: int) -> datetime:
    """An earlier midnight of the same clock: days are not always 24 hours."""
    return floor(midnight - timedelta(days=days) + timedelta(hours=12), Step.DAY)

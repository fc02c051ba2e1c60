"""The days that a calendar shows: one, seven from it on, or a month in whole weeks."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIRST_YEAR, LAST_YEAR = 1990, 2100


class View(TextChoices):
    DAY = "day", gettext_lazy("Day")
    WEEK = "week", gettext_lazy("Week")
    MONTH = "month", gettext_lazy("Month")


@dataclass(frozen=True, slots=True)
class Span:
    """The ``days`` that are shown around ``day``."""

    view: View
    day: date
    days: tuple[date, ...]

    @property
    def begin(self) -> datetime:
        return _midnight(self.days[0])

    @property
    def end(self) -> datetime:
        return _midnight(self.days[-1] + timedelta(days=1))

    @property
    def before(self) -> date:
        return self._moved(-1)

    @property
    def after(self) -> date:
        return self._moved(1)

    @property
    def title(self) -> str:
        if self.view is View.DAY:
            return date_format(self.day, "l, j F Y")
        if self.view is View.MONTH:
            return date_format(self.day, "F Y")
        first, last = date_format(self.days[0], "j F"), date_format(self.days[-1], "j F Y")
        return _("%(first)s to %(last)s") % {"first": first, "last": last}

    def _moved(self, by: int) -> date:
        if self.view is View.MONTH:
            months = self.day.year * 12 + self.day.month - 1 + by
            return date(months // 12, months % 12 + 1, 1)
        return self.day + timedelta(days=by if self.view is View.DAY else 7 * by)


def span_of(view: str | None, said: str | None) -> Span:
    """The span that an address asks for; the week of today where it asks for none that there is."""
    chosen = View(view) if view in View.values else View.WEEK
    return Span(chosen, day := _day(said), tuple(_days(chosen, day)))


def _day(said: str | None) -> date:
    try:
        found = parse_date(said or "")
    except ValueError:
        found = None
    is_shown = found is not None and FIRST_YEAR <= found.year <= LAST_YEAR
    return found if found is not None and is_shown else timezone.localdate()


def _days(view: View, day: date) -> list[date]:
    if view is View.DAY:
        return [day]
    if view is View.MONTH:
        return list(calendar.Calendar().itermonthdates(day.year, day.month))
    return [day + timedelta(days=n) for n in range(7)]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))

"""The chart of views over a period, beside the period before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from djeli.desk.readership.charts.numbers import exact, short
from djeli.desk.readership.charts.series import Chart, Kind, Line, Mark, Point
from djeli.desk.readership.spans import Span, Window
from djeli.readership.models import Step
from djeli.readership.numbers import Point as Counted
from djeli.readership.numbers import series

TITLES = {
    Step.MINUTE: gettext_lazy("Views per minute"),
    Step.HOUR: gettext_lazy("Views per hour"),
    Step.DAY: gettext_lazy("Views per day"),
}
BEFORE = {
    Span.NOW: gettext_lazy("yesterday at this time"),
    Span.TODAY: gettext_lazy("a week before"),
    Span.WEEK: gettext_lazy("the week before"),
    Span.MONTH: gettext_lazy("four weeks before"),
}
TIMES = 200
"""From this many per cent on, a multiple is easier to read."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Counts of a span and of the time before it, whose points are moved to this one's."""

    window: Window
    points: tuple[Counted, ...]
    before: tuple[Counted, ...]

    @property
    def has_before(self) -> bool:
        return any(point.views for point in self.before)


def curve(window: Window, of: int | None = None) -> Curve:
    """Two queries: the span, and the time before."""
    points = series(of, window.since, min(window.until, window.now), window.step)
    if kind(window.span) is Kind.LINE:
        # A column may grow; a line that ends in what has only begun would always fall.
        points = [point for point in points if point.at < window.full]
    earlier = window.earlier
    before = [
        Counted(point.at + earlier, point.views, point.people)
        for point in series(of, window.since - earlier, window.until - earlier, window.step)
    ]
    return Curve(window, tuple(points), tuple(before))


def kind(span: Span) -> Kind:
    return Kind.COLUMNS if span in (Span.TODAY, Span.MONTH) else Kind.LINE


def compared(curve: Curve) -> str:
    """In words, the steps that are over against the same ones before; empty if there were none."""
    full = curve.window.full
    now = sum(point.views for point in curve.points if point.at < full)
    before = sum(point.views for point in curve.before if point.at < full)
    if not before:
        return ""
    than = {"before": BEFORE[curve.window.span]}
    change = round(100 * (now - before) / before)
    if change >= TIMES:
        return _("%(times)s times as many as %(before)s") % {"times": short(now / before), **than}
    if change > 0:
        return _("%(n)d%% more than %(before)s") % {"n": change, **than}
    if change < 0:
        return _("%(n)d%% fewer than %(before)s") % {"n": -change, **than}
    return _("as many as %(before)s") % than


def chart(curve: Curve, name: str = "views", marks: Sequence[Mark] = ()) -> Chart:
    """The curve as it is drawn."""
    window = curve.window
    lines = [Line(views_word(), _points(curve.points))]
    if curve.has_before:
        lines.append(Line(str(BEFORE[window.span]), _points(curve.before)))
    return Chart(
        name=name,
        title=str(TITLES[window.step]),
        summary=said(curve.points, window.step),
        since=window.since,
        until=window.until,
        zone=timezone.get_current_timezone(),
        lines=tuple(lines),
        marks=tuple(marks),
        kind=kind(window.span),
        by_day=window.step is Step.DAY,
    )


def _points(counted: Sequence[Counted]) -> tuple[Point, ...]:
    return tuple(Point(point.at, point.views) for point in counted)


def views_word() -> str:
    return _("views")


def said(points: Sequence[Counted], step: Step) -> str:
    """The best step, in a sentence."""
    best = max(points, key=lambda point: point.views, default=None)
    if best is None or not best.views:
        return _("No views in this period.")
    form = "D j M" if step is Step.DAY else "D j M, H:i" if step is Step.HOUR else "H:i"
    return _("Peak: %(most)s, %(when)s.") % {
        "when": date_format(timezone.localtime(best.at), form),
        "most": exact(best.views),
    }

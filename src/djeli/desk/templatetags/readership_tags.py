"""Template tags that draw the readership charts."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from djeli.desk.readership.charts import bars, numbers, spark
from djeli.desk.readership.charts.figure import figure
from djeli.desk.readership.charts.series import Chart
from djeli.desk.readership.stories import StoryRow

register = template.Library()


@register.simple_tag
def chart(shown: Chart) -> SafeString:
    return figure(shown)


@register.simple_tag
def bar(views: int, top: int) -> SafeString:
    return bars.bar(views, top)


@register.simple_tag
def sparkline(row: StoryRow) -> SafeString:
    """A story's small line, with a text for screen readers."""
    most = max(row.line, default=0)
    return spark.sparkline(row.line, _("at most %s at a time") % numbers.exact(most))


@register.filter
def exact(value: int) -> str:
    return numbers.exact(value)


@register.filter
def short(value: int) -> str:
    return numbers.short(value)


@register.filter
def per_cent(value: float | None) -> str:
    return "–" if value is None else _("%s%%") % round(value)


@register.filter
def lasting(seconds: float | None) -> str:
    """Seconds as minutes and seconds: ``1:05``."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"

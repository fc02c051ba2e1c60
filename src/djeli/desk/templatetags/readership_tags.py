"""Tags that draw what a view has gathered."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from djeli.desk.readership.charts import api as charts
from djeli.desk.readership.stories import StoryRow

register = template.Library()


@register.simple_tag
def chart(shown: charts.Chart) -> SafeString:
    return charts.figure(shown)


@register.simple_tag
def bar(views: int, top: int) -> SafeString:
    return charts.bar(views, top)


@register.simple_tag
def sparkline(row: StoryRow) -> SafeString:
    """A story's small line, told to those who do not see it."""
    most = max(row.line, default=0)
    return charts.sparkline(row.line, _("at most %s at a time") % charts.exact(most))


@register.filter
def exact(value: int) -> str:
    return charts.exact(value)


@register.filter
def short(value: int) -> str:
    return charts.short(value)


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

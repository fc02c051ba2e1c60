"""A bar beside a number, in a row of a table."""

from __future__ import annotations

from django.utils.safestring import SafeString

from djeli.desk.readership.charts.markup import element, percent


def bar(value: float, top: float) -> SafeString:
    """A bar for ``value`` of ``top``. Hidden from screen readers: the number is beside it."""
    share = min(1.0, max(0.0, value / top)) if top > 0 else 0.0
    track = {"class": "bar__track", "width": "100%", "height": "8", "rx": "2"}
    fill = {"class": "bar__fill", "width": percent(share), "height": "8", "rx": "2"}
    return element(
        "svg",
        {"class": "bar", "width": "100%", "height": "8", "aria-hidden": "true"},
        element("rect", track),
        element("rect", fill),
    )

"""Shows our dashboard instead of Wagtail's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from djeli.desk.dashboard.panel import TodayPanel


@hooks.register("construct_homepage_panels")
def show_dashboard(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [TodayPanel()]


@hooks.register("construct_homepage_summary_items")
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """Totals of pages and pictures help nobody to put out a paper; each costs a count."""
    items.clear()

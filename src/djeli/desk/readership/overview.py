"""The contents of the audience page, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from djeli.desk.readership import curve as curves
from djeli.desk.readership.charts.series import Chart
from djeli.desk.readership.facets import Row, parts, rows
from djeli.desk.readership.spans import Span, Window, window
from djeli.desk.readership.stories import StoryRow, most_read
from djeli.readership import whole_days
from djeli.readership.models import Facet
from djeli.readership.numbers import (
    SectionRead,
    Totals,
    by_section,
    counted_since,
    people_now,
    totals,
)
from djeli.stories.models import Article

SECTIONS = 12


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the page shows. ``compared``: the views against those before, in words."""

    window: Window
    people_now: int
    totals: Totals
    compared: str
    chart: Chart
    stories: tuple[StoryRow, ...]
    sections: tuple[Row, ...]
    referrers: tuple[Row, ...]
    devices: tuple[Row, ...]
    languages: tuple[Row, ...]
    depths: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a site that nobody has read yet shows: what to do next depends on what is live."""

    has_stories: bool
    newest_address: str = ""


def gather(span: Span, now: datetime | None = None) -> Overview | Beginning:
    """The numbers of ``span``, or the beginning if there are none yet."""
    if counted_since() is None:
        return beginning()
    at = window(span, now)
    drawn = curves.curve(at)
    since = facets_since(at)
    return Overview(
        window=at,
        people_now=people_now(),
        totals=totals(at.since),
        compared=curves.compared(drawn),
        chart=curves.chart(drawn),
        stories=most_read(at),
        sections=section_rows(at),
        referrers=parts(Facet.REFERRER, since),
        devices=parts(Facet.DEVICE, since),
        languages=parts(Facet.LANGUAGE, since),
        depths=parts(Facet.DEPTH, since),
    )


def facets_since(at: Window) -> datetime:
    """Kinds of readers are kept by the hour: *now* is this hour and the one before."""
    return at.now - timedelta(hours=1) if at.span is Span.NOW else at.since


def sections_read(at: Window) -> list[SectionRead]:
    return whole_days.sections_read(at.days) if at.days else by_section(at.tables_since)


def section_rows(at: Window) -> tuple[Row, ...]:
    read = sections_read(at)
    return rows([(one.title, one.views) for one in read[:SECTIONS]])


def beginning() -> Beginning:
    newest = Article.objects.live().order_by("-first_published_at").only("url_path").first()
    return Beginning(newest is not None, newest.url if newest else "")

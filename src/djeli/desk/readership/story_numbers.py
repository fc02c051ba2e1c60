"""One story's numbers: its curve with marks, and where its readers came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from djeli.desk.readership import curve as curves
from djeli.desk.readership.charts.series import Chart, Kind, Line
from djeli.desk.readership.charts.series import Point as Drawn
from djeli.desk.readership.facets import Row, parts
from djeli.desk.readership.marks import marks
from djeli.readership.models import Facet, Step
from djeli.readership.numbers import Point, Totals, finest, series, totals
from djeli.readership.time_steps import floor, following
from djeli.stories.models import Article, Tally

LEAST = timedelta(minutes=30)
"""So long is the chart of a story that has just been published."""
COLUMNS = 90
"""More steps than this are a line rather than columns."""


@dataclass(frozen=True, slots=True)
class StoryNumbers:
    """All that the page of one story shows. ``views``: of its whole life, without ``imported``."""

    story: Article
    views: int
    imported: int
    last_hour: int
    totals: Totals
    chart: Chart | None
    referrers: tuple[Row, ...] = ()
    devices: tuple[Row, ...] = ()
    languages: tuple[Row, ...] = ()
    depths: tuple[Row, ...] = ()

    @property
    def is_unread(self) -> bool:
        return self.views == 0


def gather(story: Article, now: datetime | None = None) -> StoryNumbers:
    """The numbers of a story since it was published: a fixed number of queries."""
    now = now or timezone.now()
    tally = Tally.objects.filter(pk=story.pk).first() or Tally(story_id=story.pk)
    since = story.first_published_at or now
    hour = series(story.pk, now - timedelta(hours=1), now, Step.MINUTE)
    return StoryNumbers(
        story=story,
        views=tally.views,
        imported=tally.imported_views,
        last_hour=sum(point.views for point in hour),
        totals=totals(since, of=story.pk),
        chart=life(story, now) if story.first_published_at else None,
        referrers=parts(Facet.REFERRER, since, story.pk),
        devices=parts(Facet.DEVICE, since, story.pk),
        languages=parts(Facet.LANGUAGE, since, story.pk),
        depths=parts(Facet.DEPTH, since, story.pk),
    )


def life(story: Article, now: datetime) -> Chart:
    """The curve since publication: by minutes at first, then by hours, later by days."""
    step, points = counted(story, now)
    since = points[0].at if points else floor(now, step)
    until = max(_end(points, step, now), since + LEAST)
    return Chart(
        name="life",
        title=str(curves.TITLES[step]),
        summary=curves.said(points, step),
        since=since,
        until=until,
        zone=timezone.get_current_timezone(),
        lines=(Line(curves.views_word(), tuple(Drawn(one.at, one.views) for one in points)),),
        marks=marks(story),
        kind=kind(step, len(points)),
        by_day=step is Step.DAY,
    )


def kind(step: Step, steps: int) -> Kind:
    return Kind.COLUMNS if step is not Step.MINUTE and steps <= COLUMNS else Kind.LINE


def counted(story: Article, now: datetime) -> tuple[Step, list[Point]]:
    """The steps of the story's curve, and its views. A line leaves out the unfinished step."""
    since = story.first_published_at or now
    step = finest(since)
    points = series(story.pk, since, now, step)
    drops = kind(step, len(points)) is Kind.LINE and len(points) > 1
    return step, points[:-1] if drops else points


def _end(points: list[Point], step: Step, now: datetime) -> datetime:
    """Columns end with a whole step."""
    whole = points and kind(step, len(points)) is Kind.COLUMNS
    return following(points[-1].at, step) if whole else now

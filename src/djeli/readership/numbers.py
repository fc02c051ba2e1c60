"""The numbers that the desk asks for.

All times are aware. ``since`` is rounded down to its minute, hour or day, as finely as numbers are
kept: minutes for two days, hours for forty, days for ever. Nothing here is about a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Min, QuerySet, Sum
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page

from djeli.readership.models import (
    Facet,
    Presence,
    SiteFacet,
    SiteViews,
    Step,
    StoryFacet,
    StoryViews,
)
from djeli.readership.time_steps import between, floor
from djeli.stories.models import Article, Section

MINUTES_KEPT = timedelta(days=2)
HOURS_KEPT = timedelta(days=40)
FINE = timedelta(hours=3)
"""Sums since longer ago than this are of hours, and since more than eight days of days."""
MIDDLING = timedelta(days=8)
MOST_NAMED = 500
"""Steps of a time that a query lists one by one."""
STALE = timedelta(minutes=2)
"""A node that has said nothing for so long has nobody on it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One minute, hour or day. ``people`` are different people, of the site or of the story."""

    at: datetime
    views: int
    people: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a span. ``people`` are different ones of each day; ``depth`` is the mean per cent
    read and ``seconds`` the mean time on screen of the visits that reported it, None if none
    did."""

    views: int
    people: int
    depth: float | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Read:
    """A story and how many read it."""

    story_id: int
    views: int


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the views: of a referrer (``whatsapp``), a device (``phone``)..."""

    value: str
    views: int


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section and how often its own stories (not those of sub-sections) were read."""

    section_id: int
    title: str
    views: int


def finest(since: datetime) -> Step:
    """In which steps sums since then are taken."""
    age = timezone.now() - since
    return Step.MINUTE if age <= FINE else Step.HOUR if age <= MIDDLING else Step.DAY


def series(of: int | None, since: datetime, until: datetime, step: Step) -> list[Point]:
    """Views of a story (its id) or of the whole site (None), one point for each step, 0 included.

    Minutes further back than two days and hours further than forty are 0: they are not kept.
    """
    span = {"step": step, "at__gte": floor(since, step), "at__lt": until}
    known: Mapping[datetime, tuple[int, int]]
    if of is None:
        rows = SiteViews.objects.filter(**span).values_list("at", "views", "newcomers")
        known = {at: (views, newcomers) for at, views, newcomers in rows}
    else:
        read = StoryViews.objects.filter(story=of, **span).values_list("at", "views")
        known = {at: (views, views) for at, views in read}
    return [Point(at, *known.get(at, (0, 0))) for at in between(since, until, step)]


def totals(since: datetime, until: datetime | None = None, of: int | None = None) -> Totals:
    """The sums of a span, of a story or of the whole site."""
    step = finest(since)
    rows = SiteViews.objects.all() if of is None else StoryViews.objects.filter(story=of)
    rows = rows.filter(step=step, at__gte=floor(since, step))
    if until is not None:
        rows = rows.filter(at__lt=until)
    names = ("views", "newcomers", "readings", "depth", "seconds")
    found = rows.aggregate(**{f"all_{name}": Sum(name) for name in names})
    views, newcomers, readings, depth, seconds = (found[f"all_{name}"] or 0 for name in names)
    people = newcomers if of is None else views
    if not readings:
        return Totals(views, people, None, None)
    return Totals(views, people, depth / readings, seconds / readings)


def top_stories(
    since: datetime, limit: int = 10, section_path: str = "", until: datetime | None = None
) -> list[Read]:
    """The most read stories, most first; with a section's tree path only those below it."""
    step = finest(since)
    rows = _during(since, until or timezone.now(), step)
    if section_path:
        rows = rows.filter(story__path__startswith=section_path)
    found = rows.values_list("story").annotate(all=Sum("views")).order_by("-all", "-story")
    return [Read(story, views) for story, views in found[:limit]]


def sparklines(
    stories: Iterable[int], since: datetime, step: Step, until: datetime | None = None
) -> dict[int, list[int]]:
    """Of each story its views, step by step until now: one query for all."""
    wanted = list(stories)
    times = list(between(since, until or timezone.now(), step))
    place = {at: number for number, at in enumerate(times)}
    lines = {story: [0] * len(times) for story in wanted}
    rows = StoryViews.objects.filter(story__in=wanted, step=step, at__gte=floor(since, step))
    for story, at, views in rows.values_list("story", "at", "views"):
        if at in place:
            lines[story][place[at]] += views
    return lines


def views_of(stories: Iterable[int], since: datetime) -> dict[int, int]:
    """How often each story was read since the hour of ``since``; those not read are not in it."""
    rows = StoryViews.objects.filter(
        story__in=list(stories), step=Step.HOUR, at__gte=floor(since, Step.HOUR)
    )
    return dict(rows.values_list("story").annotate(all=Sum("views")))


def by_facet(kind: Facet, since: datetime, of: int | None = None, limit: int = 20) -> list[Part]:
    """Views by where readers came from, device, language or depth, most first.

    Of the site by whole hours (forty days back), of a story by whole days (as long back).
    """
    site = SiteFacet.objects.filter(kind=kind, at__gte=floor(since, Step.HOUR))
    story = StoryFacet.objects.filter(kind=kind, story=of, at__gte=floor(since, Step.DAY))
    values = (site if of is None else story).values_list("value")
    found = values.annotate(all=Sum("views")).order_by("-all", "value")
    return [Part(value, views) for value, views in found[:limit]]


def people_now() -> int:
    """Different people with a story open in the last five minutes; 0 if nothing counts."""
    latest: dict[str, int] = {}
    rows = Presence.objects.filter(at__gt=timezone.now() - STALE).order_by("at")
    latest.update(rows.values_list("node", "people"))
    return sum(latest.values())


def _during(since: datetime, until: datetime, step: Step) -> QuerySet[StoryViews]:
    """The stories' sums of a time. Each step is named, as SQLite would else guess that the time
    holds a quarter of all rows, and look into the index by story once for each story there is."""
    steps = list(between(since, until, step))
    if len(steps) <= MOST_NAMED:
        return StoryViews.objects.filter(step=step, at__in=steps)
    return StoryViews.objects.filter(step=step, at__gte=steps[0], at__lt=until)


def by_section(since: datetime) -> list[SectionRead]:
    """The sections by how often their own stories were read, most first."""
    step = finest(since)
    home = Substr("story__path", 1, Length("story__path") - Article.steplen)
    rows = _during(since, timezone.now(), step).annotate(home=home)
    read = dict(rows.values_list("home").annotate(all=Sum("views")))
    sections = Section.objects.filter(path__in=read).values_list("pk", "title", "path")
    found = [SectionRead(pk, title, read[path]) for pk, title, path in sections]
    return sorted(found, key=lambda one: (-one.views, one.title))


def counted_since() -> datetime | None:
    """The first day of which there are numbers; None on a site that nobody has read."""
    return SiteViews.objects.filter(step=Step.DAY).aggregate(first=Min("at"))["first"]


def titles(stories: Iterable[int]) -> dict[int, str]:
    """The headlines of stories, by id, those that are withdrawn among them."""
    found = Page.objects.filter(pk__in=list(stories)).annotate(headline=F("title"))
    return dict(found.values_list("pk", "headline"))

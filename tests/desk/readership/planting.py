"""Rows of counts, planted so that the truth is known."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from djeli.readership.models import (
    Facet,
    Presence,
    SiteFacet,
    SiteViews,
    Step,
    StoryFacet,
    StoryViews,
)
from djeli.readership.time_steps import floor
from djeli.stories.models import Article, Tally


def views(story: Article, at: datetime, count: int, people: int | None = None) -> None:
    """As if ``count`` people had read ``story`` in the minute of ``at``."""
    newcomers = count if people is None else people
    for step in Step:
        for model, of in ((StoryViews, {"story": story}), (SiteViews, {})):
            row, _ = model.objects.get_or_create(step=step, at=floor(at, step), **of)
            model.objects.filter(pk=row.pk).update(
                views=F("views") + count,
                newcomers=F("newcomers") + newcomers,
                readings=F("readings") + 1,
                depth=F("depth") + 60,
                seconds=F("seconds") + 65,
            )
    tally, _ = Tally.objects.get_or_create(story=story)
    Tally.objects.filter(pk=tally.pk).update(views=F("views") + count)


def facet(kind: Facet, value: str, count: int, at: datetime, story: Article | None = None) -> None:
    SiteFacet.objects.create(kind=kind, value=value, views=count, at=floor(at, Step.HOUR))
    if story is not None:
        day = floor(at, Step.DAY)
        StoryFacet.objects.create(kind=kind, value=value, views=count, at=day, story=story)


def presence(people: int, at: datetime, node: str = "a") -> None:
    Presence.objects.create(at=at.replace(second=0, microsecond=0), node=node, people=people)


def ago(now: datetime, **length: float) -> datetime:
    return now - timedelta(**length)

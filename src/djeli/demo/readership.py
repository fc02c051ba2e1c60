"""The demo's reader numbers: invented counts of forty days, the same at each build.

Every story is read most when it is new, less each day, more in the evening than at night, and some
stories more than others. Nobody is on the site now: that only real readers can be.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from djeli.readership.models import Facet, SiteFacet, SiteViews, Step, StoryFacet, StoryViews
from djeli.readership.rankings.renewal import renew_rankings
from djeli.readership.time_steps import floor
from djeli.stories.models import Article, Tally

HOURS, MINUTES = timedelta(days=39), timedelta(hours=3)
"""How long ago counts by the hour and by the minute begin."""
SHARES = {
    Facet.REFERRER: {"whatsapp": 38, "facebook": 21, "search": 17, "direct": 14, "internal": 10},
    Facet.DEVICE: {"phone": 84, "desktop": 12, "tablet": 4},
    Facet.LANGUAGE: {"en": 52, "fr": 24, "ha": 12, "ar": 7, "sw": 5},
    Facet.DEPTH: {"25": 19, "50": 24, "75": 21, "100": 36},
}
Sums = Counter[tuple[Step, datetime, int]]
SITE = 0


def add_reader_numbers(now: datetime) -> None:
    """Count invented readers of every live story."""
    chance = random.Random(20_260)  # noqa: S311 (a demo, the same each time)
    sums: Sums = Counter()
    for place, story in enumerate(Article.objects.live().order_by("-first_published_at", "pk")):
        liking = 30 / (1 + place % 17) + 4
        for at, views in _read(story, now, liking, chance):
            _add(sums, story.pk, at, views, now)
    _write(sums)
    _write_facets(sums)
    renew_rankings(now)


def _read(
    story: Article, now: datetime, liking: float, chance: random.Random
) -> Iterator[tuple[datetime, int]]:
    """When the story was read, and how often: by the minute lately, by the hour before."""
    published = story.first_published_at or now
    at = max(published, now - HOURS)
    while at < now:
        step = timedelta(minutes=1) if now - at < MINUTES else timedelta(hours=1)
        age = (at - published) / timedelta(days=1)
        hour = timezone.localtime(at).hour
        rate = (
            liking * (0.15 + math.exp(-age * 1.4)) * (1.2 + math.sin((hour - 13) / 24 * math.tau))
        )
        expected = rate * (step / timedelta(hours=1))
        views = int(expected * chance.expovariate(1) + chance.random())
        if views:
            yield at, views
        at += step


def _add(sums: Sums, story: int, at: datetime, views: int, now: datetime) -> None:
    for step in Step:
        if step is not Step.MINUTE or now - at < MINUTES:
            sums[step, floor(at, step), story] += views
            sums[step, floor(at, step), SITE] += views


def _write(sums: Sums) -> None:
    stories, site, totals = [], [], Counter[int]()
    for (step, at, story), views in sums.items():
        told = round(views * 0.8)
        counted = {
            "step": step,
            "at": at,
            "views": views,
            "newcomers": round(views * 0.6),
            "readings": told,
            "depth": told * 61,
            "seconds": told * 78,
        }
        if story == SITE:
            site.append(SiteViews(**counted))
        else:
            stories.append(StoryViews(story_id=story, weight=views, **counted))
            totals[story] += views if step is Step.DAY else 0
    StoryViews.objects.bulk_create(stories, batch_size=2000)
    SiteViews.objects.bulk_create(site, batch_size=2000)
    Tally.objects.bulk_create(Tally(story_id=pk, views=views) for pk, views in totals.items())


def _write_facets(sums: Sums) -> None:
    stories, site = [], []
    for (step, at, story), views in sums.items():
        for kind, value, count in _shared(views):
            facet = {"at": at, "kind": kind, "value": value, "views": count}
            if story == SITE and step is Step.HOUR:
                site.append(SiteFacet(**facet))
            elif story != SITE and step is Step.DAY:
                stories.append(StoryFacet(story_id=story, **facet))
    SiteFacet.objects.bulk_create(site, batch_size=2000)
    StoryFacet.objects.bulk_create(stories, batch_size=2000)


def _shared(views: int) -> Iterator[tuple[Facet, str, int]]:
    """The views told apart; what is left over by rounding goes to the first, the largest."""
    for kind, shares in SHARES.items():
        counts = {value: views * share // 100 for value, share in shares.items()}
        counts[_largest(shares)] += views - sum(counts.values())
        for value, count in counts.items():
            if count:
                yield kind, value, count


def _largest(shares: dict[str, int]) -> str:
    return max(shares, key=lambda name: shares[name])

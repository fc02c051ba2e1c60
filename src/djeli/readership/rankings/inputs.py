"""What the orders are made of, read in a few queries for any number of stories."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import F, Sum
from django.db.models.expressions import Combinable

from djeli.readership.models import Step, StoryViews, ViewCountSettings
from djeli.readership.rankings.orders import Counted
from djeli.readership.rankings.trending import BEFORE, RECENT, Candidate
from djeli.readership.time_steps import floor
from djeli.stories.lists.listings import STEP
from djeli.stories.lists.restrictions import listed
from djeli.stories.models import Article, Tally

MOST = 2000
"""Stories that are weighed for one order: the most read ones."""


def candidates(now: datetime) -> list[Candidate]:
    """Stories that were read in the last three hours."""
    rows = StoryViews.objects.filter(step=Step.MINUTE, story__live=True, at__lte=now)
    since, until = (now - timedelta(minutes=ago) for ago in BEFORE)
    of_before = rows.filter(at__gte=since, at__lt=until).values_list("story")
    before = dict(of_before.annotate(all=Sum("weight")))
    recent: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_now = rows.filter(at__gte=now - timedelta(minutes=RECENT))
    for story, at, weight in of_now.values_list("story", "at", "weight"):
        recent[story].append(((now - at).total_seconds() / 60, weight))
    return [
        Candidate(story, age * 60, path[:-STEP], recent.get(story, ()), before.get(story, 0))
        for story, (age, path) in _facts({*before, *recent}, now).items()
    ]


def counted(now: datetime, step: Step, span: timedelta) -> list[Counted]:
    """What live stories were read in ``span`` until now, in whole steps, the most read ones."""
    rows = StoryViews.objects.filter(step=step, at__gte=floor(now - span, step), story__live=True)
    found = list(
        rows.values_list("story")
        .annotate(all=Sum("weight"), told=Sum("readings"), far=Sum("depth"))
        .order_by("-all")[:MOST]
    )
    facts = _facts({story for story, *_ in found}, now)
    return [
        Counted(story, facts[story][0], weight, told, far)
        for story, weight, told, far in found
        if story in facts
    ]


def totals(limit: int) -> dict[int, float]:
    """The most read stories of all time, with their numbers as readers see them."""
    number: Combinable = F("views")
    if ViewCountSettings.current().adds_imported:
        number = F("views") + F("imported_views")
    live = Tally.objects.filter(story__live=True, story__is_sponsored=False)
    rows = live.annotate(all=number).filter(all__gt=0)
    # Closed stories are few: only of the few that are taken it is asked.
    found = dict(rows.order_by("-all", "-pk").values_list("pk", "all")[:limit])
    seen = set(Article.objects.filter(listed(), pk__in=found).values_list("pk", flat=True))
    return {pk: float(all_) for pk, all_ in found.items() if pk in seen}


def _facts(stories: set[int], now: datetime) -> dict[int, tuple[float, str]]:
    """Of live stories the age in hours and the tree path. What is paid for is ranked nowhere."""
    found = {}
    wanted = sorted(stories)
    for start in range(0, len(wanted), 500):
        rows = Article.objects.filter(
            listed(), pk__in=wanted[start : start + 500], is_sponsored=False
        )
        for pk, published, path in rows.values_list("pk", "first_published_at", "path"):
            if published is not None:
                found[pk] = ((now - published).total_seconds() / 3600, path)
    return found

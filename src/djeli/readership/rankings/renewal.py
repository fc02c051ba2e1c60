"""Writes the orders as rows, only where an order has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from djeli.press import api as press
from djeli.readership.models import Ranking, Step
from djeli.readership.rankings import inputs, orders
from djeli.readership.rankings.trending import trending
from djeli.stories.models import Tally

KEPT = 12
"""Places kept of each order: more than shown, because stories shown elsewhere on a page are
skipped."""
Name = Ranking.Name
ORDERS: dict[Name, Callable[[datetime], Mapping[int, float]]] = {
    Name.TRENDING: lambda now: trending(inputs.candidates(now)),
    Name.HOT: lambda now: orders.hot(inputs.counted(now, Step.HOUR, timedelta(hours=24))),
    Name.MISSED: lambda now: orders.missed(inputs.counted(now, Step.HOUR, timedelta(days=3))),
}


def renew_rankings(now: datetime | None = None) -> list[str]:
    """Rank the stories; gives the names of the orders that have changed."""
    at = now or timezone.now()
    changed = []
    for name, scored in ORDERS.items():
        before = _stored(name)
        if _store(name, orders.settled(scored(at), before, KEPT), before):
            changed.append(str(name))
    # In these numbers are shown beside the headlines: the order is exactly theirs.
    week = _read_in_a_week(at)
    for name, numbers in ((Name.POPULAR, week), (Name.TOP, inputs.totals(KEPT))):
        if _store(name, list(numbers), _stored(name)):
            changed.append(str(name))
    _tell_week(week)
    return changed


def _read_in_a_week(now: datetime) -> dict[int, int]:
    """The most read stories of seven days, today and the six before, with how often."""
    counted = inputs.counted(now, Step.DAY, timedelta(days=6))
    found = {one.story: one.weight for one in counted if one.weight > 0}
    return dict(sorted(found.items(), key=lambda one: (-one[1], -one[0]))[:KEPT])


@transaction.atomic
def _tell_week(week: Mapping[int, int]) -> None:
    """Write down the numbers of the week, where they are others than before."""
    Tally.objects.filter(week_views__gt=0).exclude(pk__in=week).update(week_views=0)
    told = dict(Tally.objects.filter(pk__in=week).values_list("pk", "week_views"))
    new = [Tally(story_id=pk, week_views=number) for pk, number in week.items() if pk not in told]
    Tally.objects.bulk_create(new, ignore_conflicts=True)
    for pk, number in week.items():
        if told.get(pk, number) != number:
            Tally.objects.filter(pk=pk).update(week_views=number)


def ranked(*names: Ranking.Name) -> dict[Ranking.Name, list[int]]:
    """Ids of the stories of each order, the first first; empty until there are readers."""
    known: press.SnapshotCache[list[int]] = press.snapshot_cache("rankings")
    if lacking := known.lacking(names):
        made: dict[Ranking.Name, list[int]] = {name: [] for name in lacking}
        rows = Ranking.objects.filter(name__in=lacking).order_by("name", "position")
        for of, story in rows.values_list("name", "story"):
            made[Ranking.Name(of)].append(story)
        known.keep(made, lambda name: [press.list_key(str(name))])
    return known.take(names)


def _stored(name: Ranking.Name) -> list[int]:
    rows = Ranking.objects.filter(name=name).order_by("position")
    return list(rows.values_list("story", flat=True))


@transaction.atomic
def _store(name: Ranking.Name, wanted: Sequence[int], before: Sequence[int]) -> bool:
    if list(wanted) == list(before):
        return False
    Ranking.objects.filter(name=name).delete()
    Ranking.objects.bulk_create(
        Ranking(name=name, position=place, story_id=story)
        for place, story in enumerate(wanted, start=1)
    )
    return True

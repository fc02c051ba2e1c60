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

KEPT = 12
"""Places kept of each order: more than shown, because stories shown elsewhere on a page are
skipped."""
Name = Ranking.Name
ORDERS: dict[Name, Callable[[datetime], Mapping[int, float]]] = {
    Name.TRENDING: lambda now: trending(inputs.candidates(now)),
    Name.POPULAR: lambda now: {
        one.story: float(one.weight) for one in inputs.counted(now, Step.DAY, timedelta(days=6))
    },
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
    # Here numbers are shown beside the headlines: the order is exactly theirs.
    top = list(inputs.totals(KEPT))
    if _store(Name.TOP, top, _stored(Name.TOP)):
        changed.append(str(Name.TOP))
    return changed


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

"""What a rule would have done with the items of the last seven days. Nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.wire.models import WireItem, WireRule
from djeli.wire.rules.matching import candidates, means
from djeli.wire.rules.oddities import oddities

DAYS = 7
MOST = 200
"""Items that are looked at, the newest: a page of them is enough to judge a rule."""


@dataclass(frozen=True, slots=True)
class Would:
    """An item that the rule means. With a ``reason`` it would have been held."""

    item: WireItem
    reason: str = ""


def dry_run(rule: WireRule) -> list[Would]:
    """What would have happened to each item that the rule means, the last received first."""
    since = timezone.now() - timedelta(days=DAYS)
    items = candidates(rule).filter(received_at__gte=since).order_by("-received_at", "-pk")
    meant = [item for item in items[: MOST * 5] if means(rule, item)][:MOST]
    is_alert = rule.deed == WireRule.Deed.ALERT
    hours: Counter[datetime] = Counter()
    found = []
    for item in reversed(meant):
        reason = "" if is_alert else " ".join(oddities(item, rule))
        if not reason:
            hour = item.received_at.replace(minute=0, second=0, microsecond=0)
            hours[hour] += 1
            if rule.most_an_hour and hours[hour] > rule.most_an_hour:
                reason = _("The hour was full.")
        found.append(Would(item, reason))
    return found[::-1]

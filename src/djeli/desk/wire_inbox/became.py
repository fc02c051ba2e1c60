"""What became of items, for the list: stories that were made of them, and what rules mean to do."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from djeli.wire.models import RuleDeed, Take, WireItem


def with_fates(items: QuerySet[WireItem]) -> QuerySet[WireItem]:
    """The items, each with its ``takes`` and their stories, and with its ``rule_deeds``."""
    takes = Take.objects.select_related("story", "taken_by").order_by("-taken_at", "-pk")
    deeds = RuleDeed.objects.exclude(state=RuleDeed.State.LEFT).select_related("rule")
    return items.select_related("dismissal__dismissed_by").prefetch_related(
        Prefetch("takes", takes), Prefetch("rule_deeds", deeds)
    )

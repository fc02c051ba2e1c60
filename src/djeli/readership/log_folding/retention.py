"""Deletes sums that are kept only for a time."""

from __future__ import annotations

from django.utils import timezone

from djeli.readership.models import Presence, SiteFacet, SiteViews, Step, StoryFacet, StoryViews
from djeli.readership.numbers import HOURS_KEPT, MINUTES_KEPT


def prune() -> int:
    """Delete minutes older than two days, and hours and facets older than forty; how many rows."""
    now = timezone.now()
    minutes, hours = now - MINUTES_KEPT, now - HOURS_KEPT
    gone = 0
    for step, limit in ((Step.MINUTE, minutes), (Step.HOUR, hours)):
        gone += StoryViews.objects.filter(step=step, at__lt=limit).delete()[0]
        gone += SiteViews.objects.filter(step=step, at__lt=limit).delete()[0]
    gone += Presence.objects.filter(at__lt=minutes).delete()[0]
    gone += SiteFacet.objects.filter(at__lt=hours).delete()[0]
    gone += StoryFacet.objects.filter(at__lt=hours).delete()[0]
    return gone

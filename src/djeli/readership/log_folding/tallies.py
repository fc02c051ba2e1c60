"""Updates stories' totals from new counts, at most every ten seconds."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from djeli.readership.models import Untallied
from djeli.stories.models import Tally


def renew_tallies() -> int:
    """Add to tallies what was counted; of how many stories. Safe to be cut off anywhere."""
    with transaction.atomic():
        rows = Untallied.objects.select_for_update()
        fresh = dict(rows.values_list("story", "views"))
        # Once it is deleted, the next count writes it again.
        Untallied.objects.filter(pk__in=fresh).delete()
        Tally.objects.bulk_create((Tally(story_id=pk) for pk in fresh), ignore_conflicts=True)
        for pk, views in sorted(fresh.items()):
            Tally.objects.filter(pk=pk).update(views=F("views") + views)
    return len(fresh)

"""Acts when the rights to a picture end. The clock calls it."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from djeli.stories.models import Picture


def note_expiry() -> int:
    """Note which pictures' rights have run out by now, and which were prolonged; how many changed.

    Pages look at no clock: they follow this note, and so do the public files.
    """
    is_over = Q(rights_expire_at__lte=timezone.now())
    ended = Picture.objects.filter(is_over, is_expired=False).update(is_expired=True)
    return ended + Picture.objects.filter(~is_over, is_expired=True).update(is_expired=False)

"""When a story expires: by its editor or by the agency's terms, whichever is first."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q


def over(at: datetime) -> Q:
    """Stories that readers may see no more at ``at``. Asked of both columns: neither is kept in the
    other, so that terms may be made longer or taken back."""
    of_editor = Q(expire_at__isnull=False, expire_at__lte=at)
    return of_editor | Q(usage_expires_at__isnull=False, usage_expires_at__lte=at)

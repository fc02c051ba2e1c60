"""How long an address is kept, and what is erased when its owner asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from djeli.comments.models import CommentRules, ErrorReport

LONGEST = timedelta(days=365)
"""After that the address of a report is deleted, even if nobody has settled it."""


def export(key: str) -> list[dict[str, Any]]:
    """What is kept of the reports of one address, fit for JSON."""
    theirs = ErrorReport.objects.filter(email_key=key).order_by("pk") if key else ()
    return [
        {
            "id": one.pk,
            "story": one.story_id,
            "passage": one.passage,
            "text": one.text,
            "email": one.email,
            "state": one.state,
            "sent_at": one.sent_at.isoformat(timespec="seconds"),
            "answer": one.answer,
            "reason": one.reason,
        }
        for one in theirs
    ]


@transaction.atomic
def erase(key: str) -> int:
    """Delete the reports of one address. Of one that led to a correction a row without words stays,
    for the numbers; gives how many there were."""
    theirs = ErrorReport.objects.filter(email_key=key) if key else ErrorReport.objects.none()
    count = theirs.count()
    for report in theirs:
        report.mails.all().delete()
    theirs.filter(correction=None).delete()
    theirs.update(passage="", text="", email="", email_key="", answer="", reason="")
    return count


def forget_addresses() -> int:
    """Delete addresses that are no longer needed; gives how many. Called by the clock."""
    now = timezone.now()
    settled = now - timedelta(days=CommentRules.load().report_days)
    known = ErrorReport.objects.exclude(email="")
    over = known.filter(settled_at__lt=settled) | known.filter(sent_at__lt=now - LONGEST)
    return over.update(email="", email_key="")

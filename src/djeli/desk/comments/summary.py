"""The dashboard's lines about comments, for moderators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q

from djeli.accounts.models import User
from djeli.comments.models import Comment

MOST = 4


@dataclass(frozen=True, slots=True)
class Summary:
    """How many wait and are reported, and those that wait longest."""

    waiting: int
    reported: int
    spam: int
    first: Sequence[Comment]


def summarise(user: User) -> Summary | None:
    """None for who does not moderate. Two queries."""
    if not user.has_perm("comments.change_comment"):
        return None
    state = Comment.State
    kept = Comment.objects.exclude(text="")
    counted = kept.order_by().aggregate(
        waiting=Count("pk", filter=Q(state=state.HELD)),
        reported=Count("pk", filter=Q(report_count__gt=0)),
        spam=Count("pk", filter=Q(state=state.SPAM)),
    )
    first = kept.filter(state=state.HELD).order_by("said_at", "pk")
    named = first.annotate(headline=F("conversation__story__title"))[:MOST]
    return Summary(**counted, first=list(named))

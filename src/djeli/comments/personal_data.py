"""The data about a mail address: exported, deleted, and deleted when it is too old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from djeli.comments.counts import recount
from djeli.comments.error_reports import retention
from djeli.comments.models import Comment, CommentRules, Correspondent, ReplyMail, Report, Ruling
from djeli.comments.moderation import spam_filter
from djeli.comments.posting.identity import email_key

State = Comment.State


def export(email: str) -> dict[str, Any]:
    """Everything that is kept about an address, fit for JSON."""
    key = email_key(email)
    theirs = Comment.objects.filter(email_key=key).order_by("pk") if key else Comment.objects.none()
    who = Correspondent.objects.filter(email_key=key).first() if key else None
    return {
        "email": email.strip(),
        "error_reports": retention.export(key),
        "comments": [_told(comment) for comment in theirs.prefetch_related("rulings", "reports")],
        "mail_on_replies": who
        and {
            "asked_at": _instant(who.asked_at),
            "confirmed_at": _instant(who.confirmed_at),
            "stopped_at": _instant(who.stopped_at),
            "letters": list(who.mails.order_by("pk").values("kind", "made_at", "sent_at")),
        },
    }


@transaction.atomic
def erase(email: str) -> int:
    """Wipe every comment and error report of an address, and the address itself; gives how many
    comments.

    Where readers have replied, a place without name or words stays.
    """
    key = email_key(email)
    if not key:
        return 0
    found = list(Comment.objects.select_for_update().filter(email_key=key))
    wipe(found)
    retention.erase(key)
    Correspondent.objects.filter(email_key=key).delete()
    return len(found)


@transaction.atomic
def wipe(comments: Iterable[Comment]) -> None:
    """Take out all that these comments hold; rows that nothing hangs on go altogether."""
    comments = list(comments)
    ids = [comment.pk for comment in comments]
    for comment in comments:
        spam_filter.learn(comment, "")
    Report.objects.filter(comment__in=ids).delete()
    Ruling.objects.filter(comment__in=ids).update(reason="")
    ReplyMail.objects.filter(comment__in=ids).delete()
    Comment.objects.filter(pk__in=ids).update(
        name="",
        email="",
        email_key="",
        website="",
        text="",
        reasons=[],
        score=None,
        learnt="",
        report_count=0,
        wants_mail=False,
        state=State.DELETED,
    )
    Comment.objects.filter(pk__in=ids, replies=None).delete()
    recount({comment.conversation_id for comment in comments})


def wipe_old() -> int:
    """Wipe spam and deleted comments whose time is over. Called by the clock."""
    before = timezone.now() - timedelta(days=CommentRules.load().kept_days)
    ruled_since = Ruling.objects.filter(at__gt=before).values("comment_id")
    old = (
        Comment.objects.filter(state__in=[State.SPAM, State.DELETED], said_at__lt=before)
        .exclude(text="")
        .exclude(pk__in=ruled_since)
    )
    found = list(old[:500])
    if found:
        wipe(found)
    return len(found)


def _told(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "story": comment.conversation_id,
        "name": comment.name,
        "email": comment.email,
        "website": comment.website,
        "text": comment.text,
        "state": comment.state,
        "said_at": _instant(comment.said_at),
        "wants_mail": comment.wants_mail,
        "reasons": comment.reasons,
        "decisions": [
            {"at": _instant(one.at), "from": one.before, "to": one.after, "reason": one.reason}
            for one in comment.rulings.all()
        ],
        "reports": [
            {"at": _instant(one.at), "reason": one.reason} for one in comment.reports.all()
        ],
    }


def _instant(value: Any) -> str | None:
    return value.isoformat(timespec="seconds") if value else None

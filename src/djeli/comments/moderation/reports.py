"""Readers' reports: enough of them hide a comment until a moderator has looked at it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from djeli.comments.models import Comment, CommentRules, Report
from djeli.comments.moderation import rulings
from djeli.comments.posting import rate_limits
from djeli.comments.posting.text_cleanup import clean_line


@transaction.atomic
def report(comment: Comment, reason: str, note: str, sender: str) -> bool:
    """Note a complaint; one sender's second about the same comment says nothing new (False).

    A comment that a moderator has approved since is not hidden again by complaints from before.
    Raises TooOften, and ValueError for an unknown reason.
    """
    if reason not in Report.Reason.values:
        raise ValueError(f"{reason!r} is no reason")
    rate_limits.allow(sender, "report")
    rate_limits.note(sender, "report")
    try:
        with transaction.atomic():
            Report.objects.create(
                comment=comment, reason=reason, note=clean_line(note)[:300], sender=sender
            )
    except IntegrityError:
        return False
    open_ones = Report.objects.filter(comment=comment, is_settled=False).count()
    Comment.objects.filter(pk=comment.pk).update(report_count=open_ones)
    if open_ones >= CommentRules.load().report_threshold and comment.is_approved:
        reasons = [*(comment.reasons or []), ["reported", str(open_ones)]]
        Comment.objects.filter(pk=comment.pk).update(reasons=reasons)
        rulings.rule([comment.pk], Comment.State.HELD, reason="")
    return True

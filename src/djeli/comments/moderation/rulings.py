"""Decisions about comments: each is a row that says who, when and why, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from djeli.comments import reply_mail
from djeli.comments.counts import recount
from djeli.comments.models import Comment, Report, Ruling
from djeli.comments.moderation import spam_filter

if TYPE_CHECKING:
    from djeli.accounts.models import User

State = Comment.State
TAUGHT = {State.APPROVED: spam_filter.GOOD, State.SPAM: spam_filter.BAD}


@transaction.atomic
def rule(
    ids: Iterable[int], after: Comment.State, by: User | None = None, reason: str = ""
) -> list[Ruling]:
    """Put comments into the state ``after``; those that are in it already stay without a row.

    To approve an approved one settles what was reported of it. Rules of the house have no ``by``;
    the filter learns from people alone.
    """
    found = Comment.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")
    made = [
        _put(comment, after, by, reason)
        for comment in found
        if comment.text and (comment.state != after or comment.report_count)
    ]
    recount({ruling.comment.conversation_id for ruling in made})
    return made


@transaction.atomic
def undo(ruling_ids: Iterable[int], by: User) -> list[Ruling]:
    """Take decisions back, each where it is the comment's last; what was undone stays written."""
    made = []
    wanted = Ruling.objects.filter(pk__in=list(ruling_ids), is_undone=False).order_by("-pk")
    for ruling in wanted.select_related("comment"):
        comment = ruling.comment
        is_last = not Ruling.objects.filter(comment=comment, pk__gt=ruling.pk).exists()
        if not (is_last and ruling.before and comment.text):
            continue
        Ruling.objects.filter(pk=ruling.pk).update(is_undone=True)
        made.append(_put(comment, State(ruling.before), by, "", is_undo=True))
    recount({ruling.comment.conversation_id for ruling in made})
    return made


def history(comments: Sequence[Comment]) -> dict[int, list[Ruling]]:
    """The rulings on each of ``comments``, oldest first."""
    found: dict[int, list[Ruling]] = {}
    for ruling in Ruling.objects.filter(comment__in=comments).select_related("by").order_by("pk"):
        found.setdefault(ruling.comment_id, []).append(ruling)
    return found


def _put(
    comment: Comment, after: Comment.State, by: User | None, reason: str, *, is_undo: bool = False
) -> Ruling:
    ruling = Ruling.objects.create(
        comment=comment,
        before=comment.state,
        after=after,
        by=by,
        reason=reason[:200],
        is_undone=is_undo,
    )
    if by is not None:
        # What is undone is forgotten; the next decision teaches again.
        spam_filter.learn(comment, "" if is_undo else TAUGHT.get(after, ""))
        if after != State.HELD:
            Report.objects.filter(comment=comment, is_settled=False).update(is_settled=True)
            comment.report_count = 0
    comment.state = after
    comment.save(update_fields=["state", "learnt", "report_count"])
    if after == State.APPROVED:
        reply_mail.on_approval(comment)
    return ruling

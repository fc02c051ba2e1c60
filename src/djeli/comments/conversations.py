"""Comments as readers see them: threads of two levels, the newest thread first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from djeli.comments.models import Comment

APPROVED = Comment.State.APPROVED
SHOWN = ("pk", "said_at", "name", "website", "text", "state", "is_newsroom")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment that readers may see. ``answering`` names whom a reply to a reply answers.

    ``is_newsroom`` marks an answer of the edition, ``is_gone`` a deleted comment with replies: it
    has no name and no text.
    """

    pk: int
    said_at: datetime
    name: str = ""
    website: str = ""
    text: str = ""
    answering: str = ""
    is_gone: bool = False
    is_newsroom: bool = False
    replies: tuple[Said, ...] = ()


def counts(story_ids: Iterable[int]) -> dict[int, int]:
    """How many comments of each story readers see; stories with none are not in it."""
    rows = Comment.objects.filter(conversation_id__in=list(story_ids), state=APPROVED)
    counted = rows.order_by().values_list("conversation_id").annotate(n=Count("pk"))
    return dict(counted)


def thread_count(story_id: int) -> int:
    return _heads(story_id).count()


def threads(story_id: int, most: int, start: int = 0) -> tuple[Said, ...]:
    """Up to ``most`` threads from number ``start`` on, newest first; replies oldest first."""
    newest = _heads(story_id).order_by("-said_at", "-pk")[start : start + most]
    heads: list[Row] = list(newest.values(*SHOWN))
    return _with_replies(story_id, heads)


def _heads(story_id: int) -> QuerySet[Comment]:
    replies = Comment.objects.filter(parent=OuterRef("pk"), state=APPROVED)
    return Comment.objects.filter(conversation_id=story_id, parent=None).filter(
        Q(state=APPROVED) | Exists(replies)
    )


def _with_replies(story_id: int, heads: Sequence[Row]) -> tuple[Said, ...]:
    replies: dict[int, list[Said]] = {}
    rows: QuerySet[Comment, Row] = (
        Comment.objects.filter(parent__in=[head["pk"] for head in heads], state=APPROVED)
        .order_by("said_at", "pk")
        .annotate(to_name=F("answers__name"), to_state=F("answers__state"))
        .values(*SHOWN, "parent_id", "answers_id", "to_name", "to_state")
    )
    for row in rows if heads else ():
        to_reply = row["answers_id"] not in {None, row["parent_id"]}
        name = row["to_name"] if to_reply and row["to_state"] == APPROVED else ""
        replies.setdefault(row["parent_id"], []).append(_said(row, answering=name or ""))
    return tuple(_said(head, replies=tuple(replies.get(head["pk"], ()))) for head in heads)


def _said(row: Row, *, answering: str = "", replies: tuple[Said, ...] = ()) -> Said:
    if row.get("state", APPROVED) != APPROVED:
        return Said(pk=row["pk"], said_at=row["said_at"], is_gone=True, replies=replies)
    return Said(
        pk=row["pk"],
        said_at=row["said_at"],
        name=row["name"],
        website=row["website"],
        text=row["text"],
        is_newsroom=row["is_newsroom"],
        answering=answering,
        replies=replies,
    )

"""Comments as readers see them, from rows to view models."""

from __future__ import annotations

from djeli.comments.conversations import Said
from djeli.web.comments.links import is_address, linked
from djeli.web.view_models.pages.comments import ShownComment

INLINE_LETTERS = 1200
"""Characters of comments on a story's own page; at least one thread. A page is at most 20 kB."""
INLINE_THREADS = 8


def shown(said: Said, story_id: int, *, may_reply: bool) -> ShownComment:
    """The view model of a comment with its replies."""
    replies = tuple(shown(one, story_id, may_reply=may_reply) for one in said.replies)
    if said.is_gone:
        return ShownComment(pk=said.pk, said=said.said_at, is_gone=True, replies=replies)
    return ShownComment(
        pk=said.pk,
        said=said.said_at,
        name=said.name,
        website=_safe(said.website),
        text=linked(said.text),
        is_newsroom=said.is_newsroom,
        answering=said.answering,
        reply_url=f"/comments/{story_id}/reply/{said.pk}/" if may_reply else "",
        report_url=f"/comments/report/{said.pk}/",
        replies=replies,
    )


def _safe(website: str) -> str:
    """Whatever put the row there (an import): a link on our page leads to a website or nowhere."""
    return website if is_address(website) else ""


def fitting(threads: tuple[Said, ...]) -> tuple[Said, ...]:
    """As many threads from the first on as a story's page has room for, each whole; always one,
    of which replies may be left out."""
    kept: list[Said] = []
    room = INLINE_LETTERS
    for thread in threads:
        weight = sum(len(one.text) + len(one.name) + 60 for one in (thread, *thread.replies))
        if kept and weight > room:
            break
        kept.append(_cut(thread) if weight > room else thread)
        room -= weight
    return tuple(kept)


def _cut(thread: Said) -> Said:
    room = INLINE_LETTERS - len(thread.text)
    replies: list[Said] = []
    for reply in thread.replies:
        room -= len(reply.text) + len(reply.name) + 60
        if room < 0:
            break
        replies.append(reply)
    return Said(
        pk=thread.pk,
        said_at=thread.said_at,
        name=thread.name,
        website=thread.website,
        text=thread.text,
        is_newsroom=thread.is_newsroom,
        is_gone=thread.is_gone,
        replies=tuple(replies),
    )


def size(threads: tuple[Said, ...]) -> int:
    """How many comments these threads show."""
    return sum(
        (not thread.is_gone) + sum(not reply.is_gone for reply in thread.replies)
        for thread in threads
    )

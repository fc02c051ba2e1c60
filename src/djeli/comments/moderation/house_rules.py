"""What the house rules decide about a new comment: approve, hold or spam, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from djeli.comments.models import Comment, CommentRules
from djeli.comments.moderation import spam_filter
from djeli.comments.moderation.words_and_links import folded, listed, sites
from djeli.comments.posting.identity import approved_before
from djeli.stories.models import Contributor, Edition

QUICK = 4.0
"""Seconds: nobody reads a story's form and fills it in faster."""
SUSPECT = 0.7
"""The filter's word from which a comment waits, below what makes it spam."""
TWICE_WITHIN = timedelta(days=3)
State = Comment.State


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How a comment came: ``seconds`` since its form was begun, and whether the trap was filled: by
    somebody who has answered a question since, so a moderator looks."""

    seconds: float = 60.0
    is_trapped: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comment waits; ``detail`` is the word, the number or the site that did it."""

    code: str
    detail: str = ""
    state: Comment.State = State.HELD


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a comment."""

    state: Comment.State
    reasons: tuple[Reason, ...]
    score: float | None


def judge(comment: Comment, around: Circumstances, rules: CommentRules) -> Verdict:
    """The verdict on a comment that is not stored yet."""
    score = spam_filter.likeness(comment.text, comment.name, comment.website)
    reasons = tuple(_reasons(comment, around, rules, score))
    states = {reason.state for reason in reasons}
    state = State.SPAM if State.SPAM in states else State.HELD if states else State.APPROVED
    return Verdict(state, reasons, score)


def _reasons(
    comment: Comment, around: Circumstances, rules: CommentRules, score: float | None
) -> Iterator[Reason]:
    whole = "\n".join([comment.name, comment.website, comment.text])
    if around.is_trapped:
        yield Reason("trap")
    if around.seconds < QUICK:
        yield Reason("quick", f"{around.seconds:.0f}")
    if word := listed(whole, rules.blocklist):
        yield Reason("blocked", word, State.SPAM)
    if word := listed(whole, rules.watchlist):
        yield Reason("watched", word)
    if (links := len(sites(comment.text))) > rules.most_links:
        yield Reason("links", str(links))
    if score is not None and score >= SUSPECT:
        is_spam = score * 100 >= rules.spam_from
        yield Reason("filter", f"{score:.0%}", State.SPAM if is_spam else State.HELD)
    if _was_said(comment):
        yield Reason("twice")
    if _is_namesake(comment.name):
        yield Reason("namesake", comment.name)
    yield from _of_unknown(comment, rules)


def _of_unknown(comment: Comment, rules: CommentRules) -> Iterator[Reason]:
    if rules.hold == CommentRules.Hold.ALL:
        yield Reason("all")
    elif rules.hold == CommentRules.Hold.UNKNOWN:
        known = approved_before(comment.name, comment.email_key)
        if known < rules.allowed_after:
            yield Reason("unknown", str(known))


def _was_said(comment: Comment) -> bool:
    """True if somebody has sent these very words of late."""
    since = timezone.now() - TWICE_WITHIN
    return Comment.objects.filter(text=comment.text, said_at__gt=since).exists()


def _is_namesake(name: str) -> bool:
    """True if it is signed with the name of the edition or of somebody who writes for it."""
    theirs = folded(name)
    if theirs == folded(Edition.load().name):
        return True
    return Contributor.objects.filter(name__iexact=name).exists()

"""Takes a new comment: all checks first, then one write."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from djeli.comments import reply_mail
from djeli.comments.closings import is_open
from djeli.comments.counts import recount
from djeli.comments.models import Comment, CommentRules, Conversation, Ruling
from djeli.comments.moderation.house_rules import Circumstances, judge
from djeli.comments.posting import rate_limits
from djeli.comments.posting.drafts import Draft, cleaned, faults
from djeli.comments.posting.identity import email_key
from djeli.comments.posting.proof_of_work import Proof
from djeli.stories.models import Article

State = Comment.State
PRESSED_TWICE_WITHIN = timedelta(minutes=10)


class Refused(Exception):
    """A comment that cannot be taken; the subclasses say why."""


class Closed(Refused):
    """The story takes no comments, or no longer."""


class Faulty(Refused):
    """Fields are not as they should be: a sentence for each."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


class NothingToAnswer(Refused):
    """The comment that this one replies to is no longer visible."""


def look_over(story: Article, draft: Draft) -> Draft:
    """The draft as it will be kept. Raises Closed, NothingToAnswer or Faulty."""
    if not is_open(story):
        raise Closed
    if draft.answers is not None and answered(story.pk, draft.answers) is None:
        raise NothingToAnswer
    draft = cleaned(draft)
    if found := faults(draft):
        raise Faulty(found)
    return draft


def answered(story_id: int, pk: int) -> Comment | None:
    """The visible comment ``pk`` under a story, to which one may reply."""
    shown = Comment.objects.filter(conversation_id=story_id, state=State.APPROVED)
    return shown.filter(pk=pk).first()


def taken_just_now(story: Article, draft: Draft) -> Comment | None:
    """The comment that these very fields made a moment ago: the button was pressed twice."""
    same = Comment.objects.filter(
        conversation_id=story.pk,
        said_at__gt=timezone.now() - PRESSED_TWICE_WITHIN,
        email_key=email_key(draft.email),
        name=draft.name,
        text=draft.text,
    )
    return same.last()


@transaction.atomic
def post(story: Article, draft: Draft, proof: Proof, sender: str, around: Circumstances) -> Comment:
    """Keep a draft that ``look_over`` gave, in the state that the house rules give it.

    Raises TooOften, and BadProof where the proof was used before.
    """
    rate_limits.allow(sender, "comment")
    proof.spend()
    rate_limits.note(sender, "comment")
    conversation, _ = Conversation.objects.get_or_create(story=story)
    target = answered(story.pk, draft.answers) if draft.answers is not None else None
    comment = Comment(
        conversation=conversation,
        parent_id=(target.parent_id or target.pk) if target else None,
        answers=target,
        name=draft.name,
        email=draft.email,
        email_key=email_key(draft.email),
        website=draft.website,
        text=draft.text,
        wants_mail=draft.wants_mail,
    )
    verdict = judge(comment, around, CommentRules.load())
    comment.state, comment.score = verdict.state, verdict.score
    comment.reasons = [[reason.code, reason.detail] for reason in verdict.reasons]
    comment.save()
    Ruling.objects.create(comment=comment, before="", after=verdict.state)
    if comment.is_approved:
        reply_mail.on_approval(comment)
        recount([story.pk])
    return comment

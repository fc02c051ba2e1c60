"""Answers of the newsroom to readers' comments."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from djeli.accounts.models import User
from djeli.comments import reply_mail
from djeli.comments.counts import recount
from djeli.comments.models import Comment, Ruling
from djeli.comments.posting.drafts import LONGEST, LONGEST_NAME
from djeli.comments.posting.text_cleanup import clean_text
from djeli.stories.models import Edition


@transaction.atomic
def answer_as_newsroom(comment: Comment, text: str, by: User) -> Comment:
    """Publish ``text`` below ``comment`` in the name of the edition; who wrote it stays written.

    Raises ValidationError where readers do not see the comment, or where the text is empty or too
    long.
    """
    if not comment.is_approved:
        raise ValidationError(_("Approve the comment first: readers do not see it yet."))
    text = clean_text(text)
    if not text:
        raise ValidationError(_("The answer is empty."))
    if len(text) > LONGEST:
        raise ValidationError(_("The answer is too long. The limit is %s characters.") % LONGEST)
    made = Comment.objects.create(
        conversation=comment.conversation,
        parent_id=comment.parent_id or comment.pk,
        answers=comment,
        name=Edition.load().name[:LONGEST_NAME],
        text=text,
        state=Comment.State.APPROVED,
        is_newsroom=True,
    )
    Ruling.objects.create(comment=made, before="", after=made.state, by=by)
    reply_mail.on_approval(made)
    recount([comment.conversation_id])
    return made

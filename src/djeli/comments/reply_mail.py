"""Mail about replies: one question per address, then a mail for each reply, with a stop link.

Mails are rows, written with the approval that they are about and sent by the clock: a mail server
that is down delays them, and each is sent once.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from djeli.comments.models import Comment, Correspondent, ReplyMail
from djeli.kit.mail_addresses import named_sender
from djeli.stories.addresses import absolute
from djeli.stories.models import Article, Edition
from djeli.stories.tree import Tree

CONFIRM, STOP = "comments.confirm", "comments.stop"
CONFIRM_WITHIN = timedelta(days=7)
TRIES = 8
AT_ONCE = 20
OLD = timedelta(days=3)
"""After that a mail is old news, and is not sent."""


class BadToken(ValueError):
    """A link that was altered, or is too old."""


def on_approval(comment: Comment) -> None:
    """Write the mails that an approved comment gives occasion for; none twice."""
    if comment.wants_mail and comment.email:
        mine, _is_new = Correspondent.objects.get_or_create(
            email_key=comment.email_key, defaults={"email": comment.email}
        )
        if mine.asked_at is None:
            Correspondent.objects.filter(pk=mine.pk).update(asked_at=timezone.now())
            ReplyMail.objects.get_or_create(kind=ReplyMail.Kind.QUESTION, to=mine, comment=comment)
    answered = comment.answers or comment.parent
    if answered and answered.wants_mail and answered.email_key != comment.email_key:
        theirs = Correspondent.objects.filter(email_key=answered.email_key).first()
        if theirs and theirs.wants_mail:
            ReplyMail.objects.get_or_create(kind=ReplyMail.Kind.REPLY, to=theirs, comment=comment)


def send_waiting() -> list[str]:
    """Send what waits; a line for each that could not be sent. Called by the clock."""
    troubles = []
    since = timezone.now() - OLD
    waiting = ReplyMail.objects.filter(
        sent_at=None,
        tries__lt=TRIES,
        made_at__gt=since,
        to__stopped_at=None,
        comment__state=Comment.State.APPROVED,
    )
    for mail in list(waiting.select_related("to", "comment")[:AT_ONCE]):
        # Counted before it is sent: a crash between the two costs a mail, and sends none twice.
        ReplyMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now(), tries=mail.tries + 1)
        try:
            message(mail).send()
        except OSError as error:
            ReplyMail.objects.filter(pk=mail.pk).update(sent_at=None)
            troubles.append(f"a mail about a reply could not be sent: {error}")
    return troubles


def message(mail: ReplyMail) -> EmailMessage:
    """The row as an e-mail, in the edition's language."""
    edition = Edition.load()
    stop = stop_url(mail.to)
    with override(edition.language_codes[0]):
        is_question = mail.kind == ReplyMail.Kind.QUESTION
        subject, text = (_question if is_question else _reply)(mail, edition.name, stop)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        from_email=named_sender(settings.DEFAULT_FROM_EMAIL, edition.name),
        to=[mail.to.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def read_confirmation(token: str) -> Correspondent:
    """Whom a link in a question is for. Raises BadToken."""
    return _who(token, CONFIRM, CONFIRM_WITHIN)


def read_stop(token: str) -> Correspondent:
    """Whom a link to stop is for. Raises BadToken."""
    return _who(token, STOP, None)


def confirm(token: str) -> Correspondent:
    """The owner of the address wants mail. Raises BadToken; safe to repeat."""
    who = read_confirmation(token)
    with transaction.atomic():
        who.confirmed_at = who.confirmed_at or timezone.now()
        who.stopped_at = None
        who.save(update_fields=["confirmed_at", "stopped_at"])
    return who


def stop(token: str) -> Correspondent:
    """They want no more. Raises BadToken; safe to repeat, and good for ever."""
    who = read_stop(token)
    if who.stopped_at is None:
        who.stopped_at = timezone.now()
        who.save(update_fields=["stopped_at"])
    return who


def _who(token: str, salt: str, within: timedelta | None) -> Correspondent:
    try:
        return Correspondent.objects.get(pk=signing.loads(token, salt=salt, max_age=within))
    except signing.BadSignature as error:
        raise BadToken(str(error)) from error
    except Correspondent.DoesNotExist as error:
        raise BadToken("the address has been erased") from error


def confirmation_token(who: Correspondent) -> str:
    """What ``read_confirmation`` reads."""
    return _token(who, CONFIRM)


def stop_url(who: Correspondent) -> str:
    """The absolute address at which an owner ends all such mail."""
    return absolute(f"/comments/mail/stop/{_token(who, STOP)}/")


def _token(who: Correspondent, salt: str) -> str:
    return signing.dumps(who.pk, salt=salt)


def address_of(comment: Comment) -> str:
    """Where readers find an approved comment."""
    story = Article.objects.only("url_path").get(pk=comment.conversation_id)
    return absolute(f"{Tree.current().address(story.url_path)}#comment-{comment.pk}")


def _question(mail: ReplyMail, edition: str, stop: str) -> tuple[str, str]:
    link = absolute(f"/comments/mail/confirm/{_token(mail.to, CONFIRM)}/")
    text = _(
        "You commented on %(edition)s and asked for mail about replies. Open this page to "
        "confirm:\n\n%(link)s\n\nThe link works for seven days. If it was not you, do "
        "nothing: we will not write to you again. Or tell us here:\n\n%(stop)s"
    ) % {"edition": edition, "link": link, "stop": stop}
    return _("Confirm mail about replies from %s") % edition, text


def _reply(mail: ReplyMail, edition: str, stop: str) -> tuple[str, str]:
    comment = mail.comment
    told = comment.text if len(comment.text) <= 600 else f"{comment.text[:600]}…"
    text = _(
        "%(name)s replied to your comment on %(edition)s:\n\n%(text)s\n\nRead it here:\n"
        "%(link)s\n\nStop mail about replies with one click:\n%(stop)s"
    ) % {
        "name": comment.name,
        "edition": edition,
        "text": "\n".join(f"> {line}" for line in told.split("\n")),
        "link": address_of(comment),
        "stop": stop,
    }
    return _("%(name)s replied to you on %(edition)s") % {
        "name": comment.name,
        "edition": edition,
    }, text

"""Sends an issue that is due: start, send a part, finish, or stop with a reason."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.newsletters.letters.contents import NothingLeft
from djeli.newsletters.letters.letter import Letter
from djeli.newsletters.letters.renderer import TooLarge, letter_of
from djeli.newsletters.models import Delivery, Issue
from djeli.newsletters.sending import digests, ledger
from djeli.newsletters.sending.batches import BATCH, Batch, ContentRefused, Pace, ServerTrouble

logger = logging.getLogger(__name__)

State = Issue.State
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=15)


class NotSendable(Exception):
    """The issue cannot go out as it is; the text says why."""


def start(issue: Issue) -> int:
    """Begin to send: the state and the ledger change in one step. How many recipients there are.

    Raises NotSendable. An issue that is being sent already is left as it is.
    """
    _checked_letter(issue)
    with transaction.atomic():
        begun = Issue.objects.filter(pk=issue.pk, state__in=Issue.EDITABLE).update(
            state=State.SENDING, started_at=timezone.now(), reason="", retry_at=None
        )
        issue.refresh_from_db()
        if not begun:
            if issue.state == State.SENDING:
                return issue.deliveries.count()
            raise NotSendable(_("It is already %s.") % issue.get_state_display().lower())
        count = ledger.open_ledger(issue)
    logger.info("%s (%s): sending to %d", issue, issue.pk, count)
    return count


def stop(issue: Issue, reason: str) -> None:
    """Send no more of it. The mail in hand goes out; what waits stays in the ledger."""
    Issue.objects.filter(pk=issue.pk, state__in=[State.SENDING, State.SCHEDULED]).update(
        state=State.STOPPED, reason=reason, sender="", leased_until=None, retry_at=None
    )
    logger.warning("%s (%s): stopped: %s", issue, issue.pk, reason)


def resume(issue: Issue) -> None:
    """Continue after a stop with those who did not get it yet; a draft again if nobody did."""
    was = Issue.objects.filter(pk=issue.pk, state=State.STOPPED)
    if issue.deliveries.exists():
        was.update(state=State.SENDING, reason="", retry_at=None, refusals=0)
    else:
        was.update(state=State.DRAFT, reason="", scheduled_at=None)


def send_some(
    issue: Issue,
    pace: Pace | None = None,
    tell: Callable[[], object] = lambda: None,
    is_stopping: Callable[[], bool] = lambda: False,
) -> bool:
    """Send the next batch of an issue that is being sent; True if there is more to do now.

    ``tell`` is called after each mail; once ``is_stopping`` says so, no further one is begun.
    """
    me = ledger.sender_name()
    if not ledger.take(issue, me):
        return False
    rows = ledger.next_batch(issue, BATCH)
    if not rows:
        return _finish(issue, me)
    try:
        letter = _checked_letter(issue)
        is_ours = Batch(issue, letter, me, pace or _pace()).send(rows, tell, is_stopping)
    except NotSendable as error:
        stop(issue, str(error))
        return False
    except ContentRefused as error:
        stop(issue, _("The mail server refused this mail: %s") % error)
        return False
    except ServerTrouble as error:
        _wait(issue, me, str(error))
        return False
    except BaseException:
        ledger.release(issue, me)
        raise
    if is_ours:
        ledger.release(issue, me, refusals=0, reason="", retry_at=None)
    return is_ours


def step(is_stopping: Callable[[], bool] = lambda: False) -> bool:
    """Make the digests that are due, start what is due, and send a batch of each issue; True if
    there is more to do at once. For the clock."""
    digests.make_due()
    for issue in due():
        _carefully(issue, start)
    more = [_carefully(issue, partial(send_some, is_stopping=is_stopping)) for issue in waiting()]
    return any(more)


def due() -> list[Issue]:
    """Scheduled issues whose time has come."""
    ready = Issue.objects.filter(state=State.SCHEDULED, scheduled_at__lte=timezone.now())
    return list(ready.select_related("newsletter").order_by("scheduled_at"))


def waiting() -> list[Issue]:
    """Issues that are being sent, and need not wait for the mail server."""
    now = timezone.now()
    going = Issue.objects.filter(state=State.SENDING)
    free = going.filter(Q(retry_at=None) | Q(retry_at__lte=now))
    return list(free.select_related("newsletter").order_by("started_at"))


def alarms() -> list[str]:
    """A line for each issue that is late, or cannot be sent."""
    now = timezone.now()
    known = Issue.objects.select_related("newsletter")
    late = known.filter(state=State.SCHEDULED, scheduled_at__lt=now - digests.LATE_AFTER)
    lines = [
        f"newsletter “{one}” is late; it was due at {one.scheduled_at:%H:%M} UTC" for one in late
    ]
    stuck = known.filter(state=State.SENDING, refusals__gte=3)
    lines += [f"newsletter “{one}” is waiting for the mail server: {one.reason}" for one in stuck]
    since = now - timedelta(days=1)
    missed = known.filter(state=State.MISSED, made_at__gte=since)
    return lines + [f"newsletter “{one}” was not sent: {one.reason}" for one in missed]


def _carefully(issue: Issue, act: Callable[[Issue], object]) -> bool:
    """Do something with one issue; what fails with it stops it, and does not hold up the others."""
    try:
        return bool(act(issue))
    except NotSendable as error:
        stop(issue, str(error))
    except (OperationalError, InterfaceError):
        raise  # the database is gone or locked: no issue's own trouble
    except Exception as error:
        logger.exception("%s (%s) cannot be sent", issue, issue.pk)
        stop(issue, f"{type(error).__name__}: {error}")
    return False


def _checked_letter(issue: Issue) -> Letter:
    """The letter as it is to go out now. Raises NotSendable with a reason for the desk."""
    try:
        letter = letter_of(issue)
    except NothingLeft as error:
        gone = f": {error}" if str(error) else ""
        raise NotSendable(_("None of its stories is live any longer") + gone) from error
    except TooLarge as error:
        raise NotSendable(_("The mail is too large: %s") % error) from error
    entries = list(issue.entries.all())
    lead_is_gone = entries[0].story_id != letter.contents.stories[0].pk
    if letter.contents.dropped and lead_is_gone and issue.subject:
        raise NotSendable(
            _("“%s” is no longer live, but the subject is about it. Check the subject, then send.")
            % letter.contents.dropped[0]
        )
    return letter


def _finish(issue: Issue, me: str) -> bool:
    """Everybody was tried: the issue is done, or continues when the first may be tried again."""
    ledger.forget_erased(issue)
    left = issue.deliveries.filter(state=Delivery.State.WAITING)
    again = left.aggregate(at=Min("retry_at"))["at"]
    if again is not None:
        ledger.release(issue, me, retry_at=again)
        return False
    now = timezone.now()
    ledger.release(issue, me, state=State.SENT, finished_at=now, reason="", retry_at=None)
    logger.info("%s (%s): sent", issue, issue.pk)
    return False


def _wait(issue: Issue, me: str, said: str) -> None:
    """The mail server takes nothing: try again later, ever more seldom, for as long as it takes."""
    pause = min(FIRST_PAUSE * 2 ** min(issue.refusals, 10), LONGEST_PAUSE)
    ledger.release(
        issue, me, refusals=issue.refusals + 1, reason=said, retry_at=timezone.now() + pause
    )
    logger.error("%s (%s) is waiting for the mail server: %s", issue, issue.pk, said)


def _pace() -> Pace:
    return _PACE


_PACE = Pace(settings.NEWSLETTER_RATE)

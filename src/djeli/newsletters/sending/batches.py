"""Sends an issue's mails one after the other, in batches of one connection."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from djeli.newsletters.bounces.bounce_rules import suppress
from djeli.newsletters.letters.letter import Letter
from djeli.newsletters.models import Delivery, Issue, Subscriber, Suppression
from djeli.newsletters.sending import ledger, refusals
from djeli.newsletters.sending.envelope import addressed
from djeli.newsletters.sending.ledger import Outcome
from djeli.newsletters.sending.refusals import Meaning

logger = logging.getLogger(__name__)

State = Delivery.State
BATCH = 200
TRIES = 6
"""Of one mail that is refused for the moment: after 1, 4, 16... minutes, at most a day apart."""
SAME_REFUSAL = 10
"""So many mails in a row refused for what is in them, and the issue stops."""
NOWHERE = (".example", ".invalid", ".test", ".localhost", "@example.com", "@example.org")
"""RFC 2606: nobody has a mailbox there. The demo's people have theirs there."""


class ServerTrouble(Exception):
    """Nothing can be sent now; the text says what the server said."""


class ContentRefused(Exception):
    """The server takes the recipients, and not this mail."""


@dataclass
class Pace:
    """At most so many mails a minute; 0 is no limit, and then nobody waits."""

    a_minute: int
    _next: float = field(default=0.0)

    def wait(self) -> None:
        now = time.monotonic()
        self._next = max(self._next, now)
        time.sleep(self._next - now)
        self._next += 60 / self.a_minute


class Batch:
    """Some of an issue's mails through one connection."""

    def __init__(self, issue: Issue, letter: Letter, me: str, pace: Pace) -> None:
        self.issue, self.letter, self.me, self.pace = issue, letter, me, pace
        self.refused_in_a_row = 0
        self.tried = 0

    def send(
        self,
        rows: list[tuple[int, Subscriber]],
        tell: Callable[[], object] = lambda: None,
        is_stopping: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Send to ``rows``; False if the issue is ours no longer. Raises ServerTrouble, or
        ContentRefused."""
        connection = get_connection()
        try:
            self._open(connection)
            for delivery_id, subscriber in rows:
                if is_stopping():
                    break
                if self.pace.a_minute:
                    # What is sent is marked before a pause: a kill during it repeats nothing.
                    ledger.mark_noted()
                    self.pace.wait()
                claimed = ledger.claim(self.issue, self.me, delivery_id, subscriber)
                if claimed is None:
                    return False
                if claimed:
                    self._send_one(connection, delivery_id, subscriber)
                tell()
        finally:
            _close(connection)
            ledger.mark_noted()
        return True

    def _open(self, connection: Any) -> None:
        try:
            connection.open()
        except Exception as error:
            refusal = refusals.read(error)
            if refusal is None:
                raise
            raise ServerTrouble(refusal.said) from error

    def _send_one(self, connection: Any, delivery_id: int, subscriber: Subscriber) -> None:
        self.tried += 1
        if is_nowhere(subscriber.email):
            ledger.note(Outcome(delivery_id, State.SKIPPED, "an address that nobody can have"))
            return
        message = addressed(self.letter, self.issue, subscriber, delivery_id)
        try:
            connection.send_messages([message])
        except Exception as error:
            refusal = refusals.read(error)
            if refusal is None:
                # A mail that cannot be written must not hold up the others.
                logger.exception("the mail of delivery %s could not be made", delivery_id)
                said = f"{type(error).__name__}: {error}"
                ledger.note(Outcome(delivery_id, State.FAILED, said))
                return
            self._refused(refusal, delivery_id, subscriber)
            return
        self.refused_in_a_row = 0
        ledger.note(Outcome(delivery_id, State.SENT, sent_at=timezone.now()))

    def _refused(self, refusal: refusals.Refusal, delivery_id: int, subscriber: Subscriber) -> None:
        match refusal.meaning:
            case Meaning.SERVER:
                ledger.note(Outcome(delivery_id, State.WAITING, refusal.said, undo_try=True))
                raise ServerTrouble(refusal.said)
            case Meaning.LATER:
                ledger.note(self._later(delivery_id, refusal.said))
            case Meaning.CONTENT:
                self.refused_in_a_row += 1
                if self.refused_in_a_row >= SAME_REFUSAL:
                    ledger.note(Outcome(delivery_id, State.WAITING, refusal.said, undo_try=True))
                    raise ContentRefused(refusal.said)
                ledger.note(Outcome(delivery_id, State.FAILED, refusal.said))
            case Meaning.NEVER:
                ledger.note(Outcome(delivery_id, State.FAILED, refusal.said))
            case Meaning.NOBODY:
                ledger.note(Outcome(delivery_id, State.FAILED, refusal.said))
                suppress(subscriber.email, Suppression.Cause.HARD, refusal.said)

    def _later(self, delivery_id: int, said: str) -> Outcome:
        tries = Delivery.objects.values_list("tries", flat=True).get(pk=delivery_id) + 1
        if tries >= TRIES:
            return Outcome(delivery_id, State.FAILED, said)
        pause = min(timedelta(minutes=4 ** (tries - 1)), timedelta(days=1))
        return Outcome(delivery_id, State.WAITING, said, retry_at=timezone.now() + pause)


def is_nowhere(email: str) -> bool:
    """True for an address of a reserved name, where a backend would really send to it."""
    goes_out = settings.EMAIL_BACKEND.startswith(("django.core.mail.backends.smtp", "anymail."))
    return goes_out and email.lower().endswith(NOWHERE)


def _close(connection: Any) -> None:
    try:
        connection.close()
    except Exception as error:
        logger.debug("a broken connection could not be closed: %s", error)

"""Sends what is due: opens the ledger, sends some rows, finishes, or stops with a reason."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.alerts.endpoints import origin_of
from djeli.alerts.models import Alert, Delivery
from djeli.alerts.sending import ledger
from djeli.alerts.sending.composition import is_sendable, make_due
from djeli.alerts.sending.ledger import Outcome
from djeli.alerts.sending.message import message_of, name_of
from djeli.alerts.sending.push import LONGEST_PAUSE, PAUSE, Answer, push
from djeli.alerts.server_keys import private_key

logger = logging.getLogger(__name__)

State = Delivery.State
AT_ONCE = 16
"""Browsers in one step. So many may hear again, at most, after the sender was killed."""
THREADS = 8
TRIES = 6
STALE = timedelta(hours=2)
"""After this it is news no more: who could not be reached is left out."""


def step(is_stopping: Callable[[], bool] = lambda: False) -> bool:
    """Make and begin what is due, and send a part of each alert; True if there is more to do."""
    make_due()
    alerts = Alert.objects.select_related("story").order_by("made_at", "pk")
    for alert in alerts.filter(state=Alert.State.QUEUED):
        count = ledger.open_ledger(alert)
        logger.info("alert “%s” (%s): sending to %d", alert, alert.pk, count)
    ledger.free_abandoned()
    going = alerts.filter(state=Alert.State.SENDING)
    # Each has its turn: one that has much to do does not keep the others waiting.
    more = [send_some(alert) for alert in going if not is_stopping()]
    return any(more)


def send_some(alert: Alert) -> bool:
    """Send the next part; True if there may be more to send now."""
    if not is_sendable(alert.story):
        stop(alert, _("Readers no longer see the story."))
        return False
    if alert.made_at < timezone.now() - STALE:
        ledger.skip_waiting(alert, "too late")
    private_key()  # a key that cannot be read is no browser's fault
    message, name = message_of(alert), name_of(alert)
    rows = ledger.claim(alert, AT_ONCE)
    if not rows:
        if ledger.is_done(alert):
            _finish(alert, Alert.State.SENT)
        return False
    devices = [row.device for row in rows if row.device]
    with ThreadPoolExecutor(THREADS, "push") as pool:
        answers = list(pool.map(lambda device: push(device, message, name), devices))
    ledger.mark(map(_outcome, rows, answers))
    for device, answer in zip(devices, answers, strict=True):
        if answer.status == 429:
            until = timezone.now() + timedelta(seconds=answer.wait or PAUSE)
            ledger.postpone(alert, origin_of(device.endpoint), until)
    return True


def stop(alert: Alert, reason: str) -> None:
    """Send no more of it."""
    ledger.skip_waiting(alert, reason)
    _finish(alert, Alert.State.STOPPED, reason)
    logger.warning("alert “%s” (%s): stopped: %s", alert, alert.pk, reason)


def _outcome(row: Delivery, answer: Answer) -> Outcome:
    if answer.is_taken:
        return Outcome(row, State.SENT)
    if answer.is_gone:
        return Outcome(row, State.GONE, str(answer.status))
    said = f"{answer.status} {answer.said}".strip()
    if not answer.is_for_later or row.tries + 1 >= TRIES:
        return Outcome(row, State.FAILED, said)
    pause = answer.wait or min(PAUSE * 2**row.tries, LONGEST_PAUSE)
    return Outcome(row, State.WAITING, said, timezone.now() + timedelta(seconds=pause))


def _finish(alert: Alert, state: Alert.State, reason: str = "") -> None:
    counts = ledger.counts_of(alert)
    alert.state, alert.reason, alert.finished_at = state, reason, timezone.now()
    for name in (State.SENT, State.SKIPPED, State.GONE, State.FAILED):
        setattr(alert, name.value, counts[name.value])
    alert.save(
        update_fields=["state", "reason", "finished_at", "sent", "skipped", "gone", "failed"]
    )
    logger.info("alert “%s” (%s): %d sent, %d gone", alert, alert.pk, alert.sent, alert.gone)

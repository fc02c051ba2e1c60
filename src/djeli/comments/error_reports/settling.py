"""What the newsroom does with a report: answers it, corrects the story, or closes it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from djeli.comments.error_reports import report_mail
from djeli.comments.models import ErrorReport
from djeli.stories.models import Correction

State = ErrorReport.State


class Settled(ValueError):
    """Somebody else was faster."""


class NothingSaid(ValueError):
    """An answer or a reason is missing."""


def answer(report: ErrorReport, text: str, by: Any) -> ErrorReport:
    """Say something to the reader; it is mailed if they left an address and confirmed it.

    Raises NothingSaid and Settled.
    """
    text = text.strip()
    if not text:
        raise NothingSaid
    return _settle(report, State.ANSWERED, by, answer=text)


def take(report: ErrorReport, correction: Correction, by: Any, text: str = "") -> ErrorReport:
    """The story was corrected because of it; with ``text`` the reader is thanked. Raises
    Settled."""
    return _settle(report, State.TAKEN, by, answer=text.strip(), correction=correction)


def close(report: ErrorReport, reason: str, by: Any) -> ErrorReport:
    """Nothing is to be done; why, is for the newsroom. Raises NothingSaid and Settled."""
    reason = reason.strip()[:300]
    if not reason:
        raise NothingSaid
    return _settle(report, State.CLOSED, by, reason=reason)


@transaction.atomic
def reopen(report: ErrorReport) -> None:
    """Look at it again; what was mailed stays mailed."""
    ErrorReport.objects.filter(pk=report.pk).exclude(state=State.OPEN).update(
        state=State.OPEN, settled_by=None, settled_at=None, correction=None
    )


@transaction.atomic
def _settle(report: ErrorReport, state: ErrorReport.State, by: Any, **said: Any) -> ErrorReport:
    row = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if not row.is_open:
        raise Settled(str(row))
    row.state, row.settled_by, row.settled_at = state, by, timezone.now()
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    if row.answer:
        report_mail.on_answer(row)
    return row

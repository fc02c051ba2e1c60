"""Digests that are due: each is made once, at its hour, also if several processes look."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from djeli.newsletters.models import Issue, Newsletter
from djeli.newsletters.sending.composition import fill
from djeli.newsletters.sending.story_choice import pick

logger = logging.getLogger(__name__)

State = Issue.State
LATE_AFTER = timedelta(minutes=10)
GIVEN_UP_AFTER = timedelta(hours=6)
"""A morning's digest is not sent in the evening: that is worse than none."""


def make_due(at: datetime | None = None) -> list[Issue]:
    """Make the digest of each newsletter whose hour has come, scheduled for that hour; what was
    made now, also if there was nothing to send, or the hour was missed."""
    now = at or timezone.now()
    made = []
    for newsletter in automatic():
        try:
            day = due_day(newsletter, now)
        except (ValueError, KeyError) as error:  # a time zone that is not there any more
            logger.error("%s has no hour: %s", newsletter, error)
            continue
        if day is not None and (issue := _make_once(newsletter, day, now)):
            made.append(issue)
    return made


def automatic() -> list[Newsletter]:
    return list(
        Newsletter.objects.filter(is_automatic=True, kind=Newsletter.Kind.DIGEST).exclude(
            automatic_since=None
        )
    )


def due_day(newsletter: Newsletter, now: datetime) -> date | None:
    """The day whose digest should have been made at ``now``, and was not.

    Yesterday's counts too: an hour just before midnight may be looked at just after it.
    """
    today = now.astimezone(newsletter.zone).date()
    for day in (today, today - timedelta(days=1)):
        due = newsletter.due_at(day)
        counts = newsletter.automatic_since is not None and due >= newsletter.automatic_since
        if due <= now and counts and newsletter.is_on(day):
            is_made = newsletter.issues.filter(day=day).exists()
            return None if is_made else day
    return None


def make(newsletter: Newsletter, day: date, now: datetime) -> Issue:
    """The digest of ``day``. Raises IntegrityError if there is one."""
    due = newsletter.due_at(day)
    stories = pick(newsletter, now)
    state, reason = State.SCHEDULED, ""
    if now - due > GIVEN_UP_AFTER:
        state, reason = State.MISSED, "the clock was not running at its time"
    elif not stories:
        state, reason = State.EMPTY, "no story in the last 24 hours"
    elif not newsletter.subscriptions.exists():
        state, reason = State.EMPTY, "no subscribers yet"
    with transaction.atomic():
        issue = Issue.objects.create(
            newsletter=newsletter, day=day, state=state, reason=reason, scheduled_at=due
        )
        fill(issue, stories)
    return issue


def _make_once(newsletter: Newsletter, day: date, now: datetime) -> Issue | None:
    try:
        with transaction.atomic():
            issue = make(newsletter, day, now)
    except IntegrityError:
        return None  # another process was faster
    if issue.state == State.SCHEDULED:
        logger.info("%s of %s: made", newsletter, day)
    else:
        tell = logger.error if issue.state == State.MISSED else logger.info
        tell("%s of %s: not sent, %s", newsletter, day, issue.reason)
    return issue

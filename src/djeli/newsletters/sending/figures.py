"""An issue's results in numbers. Nobody is tracked."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, Sum

from djeli.newsletters.models import Bounce, Delivery, Issue, Newsletter
from djeli.newsletters.sending.composition import next_hour

State = Delivery.State


def counts_of(issue: Issue) -> dict[str, Any]:
    """Recipients, sent, waiting, failed, left out, bounced, complaints, unsubscribed, clicks."""
    states = issue.deliveries.aggregate(
        recipients=Count("pk"),
        sent=Count("pk", filter=Q(state=State.SENT)),
        waiting=Count("pk", filter=Q(state__in=[State.WAITING, State.CLAIMED])),
        failed=Count("pk", filter=Q(state=State.FAILED)),
        skipped=Count("pk", filter=Q(state=State.SKIPPED)),
        bounced=Count("pk", filter=Q(bounced_at__isnull=False)),
    )
    issue.refresh_from_db()
    return {
        "issue": issue.pk,
        "newsletter": issue.newsletter.slug,
        "subject": issue.subject,
        "state": issue.state,
        "reason": issue.reason,
        **states,
        "complaints": issue.bounces.filter(kind=Bounce.Kind.COMPLAINT).count(),
        "unsubscribed": issue.left,
        "clicks": issue.clicks.aggregate(all=Sum("count"))["all"] or 0,
    }


def line_of(counts: dict[str, Any]) -> str:
    """The numbers as one line for people."""
    line = (
        "issue {issue} ({newsletter}): {state}; {sent} of {recipients} sent, {waiting} waiting, "
        "{failed} not accepted, {skipped} left out, {bounced} came back"
    ).format(**counts)
    return f"{line}; {counts['reason']}" if counts["reason"] else line


def facts_of(newsletter: Newsletter) -> dict[str, Any]:
    """A newsletter with its readers, and its next hour where it sends itself."""
    is_timed = newsletter.is_automatic and newsletter.kind == Newsletter.Kind.DIGEST
    return {
        "slug": newsletter.slug,
        "name": newsletter.name,
        "readers": newsletter.subscriptions.count(),
        "next": next_hour(newsletter)[1].isoformat() if is_timed else "when an editor sends it",
    }

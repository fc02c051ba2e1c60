"""Reads bounce events of mail services, as django-anymail reports them."""

from __future__ import annotations

import logging

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.utils import timezone

from djeli.newsletters import signed_links
from djeli.newsletters.bounces.bounce_rules import BounceReport, Kind, judge
from djeli.newsletters.models import Delivery

logger = logging.getLogger(__name__)

HARD = {RejectReason.BOUNCED, RejectReason.INVALID}


def record_event(event: AnymailTrackingEvent, service: str) -> None:
    """Judge a bounce, a refusal or a complaint; everything else a service tells is not ours to
    know (who opened, who clicked)."""
    kind = kind_of(event)
    if kind is None or not event.recipient:
        return
    judge(
        BounceReport(
            email=event.recipient,
            kind=kind,
            at=event.timestamp or timezone.now(),
            detail=event.description or event.mta_response or str(event.reject_reason or ""),
            delivery=delivery_of(event),
            key=f"{service} {event.event_id}" if event.event_id else "",
        )
    )
    logger.info("%s reported a %s", service, kind)


def kind_of(event: AnymailTrackingEvent) -> Kind | None:
    if event.event_type == EventType.COMPLAINED:
        return Kind.COMPLAINT
    if event.event_type in {EventType.BOUNCED, EventType.FAILED, EventType.REJECTED}:
        if event.reject_reason == RejectReason.SPAM:
            return Kind.COMPLAINT
        return Kind.HARD if event.reject_reason in HARD else Kind.SOFT
    return None


def delivery_of(event: AnymailTrackingEvent) -> Delivery | None:
    """Which mail it was: we give each a token among the service's metadata."""
    token = (event.metadata or {}).get("delivery", "")
    return signed_links.delivery_of(str(token)) if token else None

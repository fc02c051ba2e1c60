"""Reads bounce messages: RFC 3464 (delivery status) and RFC 5965 (ARF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_string
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from djeli.newsletters import signed_links
from djeli.newsletters.bounces.bounce_rules import BounceReport, Kind
from djeli.newsletters.models import Delivery

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
TOKEN = re.compile(r"(?:\+|<letter\.)(\d+-[0-9a-f]{12})(?:@|>)", re.IGNORECASE)
HARD_SUBJECTS = {"1"}
"""RFC 3463: x.1.x is about the address. 5.2.1 is a mailbox that is switched off."""


def reports_in(message: EmailMessage) -> list[BounceReport]:
    """What a message reports; nothing for an answer of a person, a notice of absence, a delay."""
    kind = message.get_content_type()
    about = str(message.get_param("report-type", "") or "").lower()
    if kind != "multipart/report":
        return []
    found = _complaints(message) if about == "feedback-report" else _bounces(message)
    return list(found)


def _bounces(message: EmailMessage) -> Iterator[BounceReport]:
    delivery = _delivery(message)
    for fields in _status_fields(message):
        if str(fields.get("Action", "failed")).strip().lower() != "failed":
            continue
        # A forwarding mailbox may be what failed: whom we wrote to is our subscriber.
        address = _email_of(delivery) or _address(fields)
        if address:
            said = str(fields.get("Diagnostic-Code") or fields.get("Status") or "")
            kind = _kind(str(fields.get("Status", "")), said)
            yield BounceReport(
                email=address,
                # Anybody may write to this mailbox: without our token nobody is struck off at once.
                kind=kind if delivery else Kind.SOFT,
                at=_when(message),
                detail=" ".join(said.split()),
                delivery=delivery,
                key=_key(message, address),
            )


def _complaints(message: EmailMessage) -> Iterator[BounceReport]:
    """Services black out the recipient; our own token says whose mail it was."""
    delivery = _delivery(message)
    fields = next(iter(_fields(message, "message/feedback-report")), None)
    address = _email_of(delivery)
    if fields is None or not address:
        return
    about = str(fields.get("Feedback-Type", "abuse")).strip().lower()
    if about != "not-spam":
        yield BounceReport(
            email=address,
            kind=Kind.COMPLAINT,
            at=_when(message),
            detail=about,
            delivery=delivery,
            key=_key(message, address),
        )


def _kind(status: str, said: str) -> Kind:
    """Hard where the mailbox is not there; soft for what may pass, or is about the content."""
    match = STATUS.search(status) or STATUS.search(said)
    if match is None or match[1] != "5":
        return Kind.SOFT
    # 5.0.0 says nothing: the diagnostic may say more.
    if match[2] == "0" and (closer := STATUS.search(said)) and closer[2] != "0":
        match = closer
    if match[2] in HARD_SUBJECTS or (match[2], match[3]) == ("2", "1"):
        return Kind.HARD
    return Kind.SOFT


def _status_fields(message: EmailMessage) -> Iterator[Message]:
    """The blocks of a delivery status that are about a recipient."""
    for block in _fields(message, "message/delivery-status"):
        if block.get("Final-Recipient") or block.get("Original-Recipient"):
            yield block


def _fields(message: EmailMessage, kind: str) -> list[Message]:
    found: list[Message] = []
    for part in message.walk():
        if part.get_content_type() == kind:
            content: Any = part.get_payload()
            if isinstance(content, list):
                found += content
            elif isinstance(content, str):
                found += [message_from_string(one) for one in re.split(r"\r?\n\r?\n", content)]
    return found


def _address(fields: Message) -> str:
    """``rfc822; ama@lantern.example``: the address that was written to, where it is given."""
    for name in ("Original-Recipient", "Final-Recipient"):
        stated = str(fields.get(name, "")).partition(";")[2].strip(" <>")
        if _is_address(stated):
            return stated
    return ""


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _delivery(message: EmailMessage) -> Delivery | None:
    """Which of our mails it is about: the token in the address that it came back to, or in the
    Message-ID of what it quotes."""
    for part in message.walk():
        for name in ("To", "Delivered-To", "X-Original-To", "Return-Path", "Message-ID"):
            for value in part.get_all(name, []):
                for token in TOKEN.findall(str(value)):
                    if found := signed_links.delivery_of(token):
                        return found
        if part.get_content_type() in {"text/rfc822-headers", "text/plain"} and part is not message:
            text: Any = part.get_payload(decode=True)
            for token in TOKEN.findall(text.decode(errors="replace") if text else ""):
                if found := signed_links.delivery_of(token):
                    return found
    return None


def _email_of(delivery: Delivery | None) -> str:
    return delivery.subscriber.email if delivery and delivery.subscriber else ""


def _when(message: EmailMessage) -> datetime:
    try:
        at = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return timezone.now()
    at = at if at.tzinfo else at.replace(tzinfo=timezone.get_default_timezone())
    return min(at, timezone.now())


def _key(message: EmailMessage, address: str) -> str:
    name = parseaddr(str(message.get("Message-ID", "")))[1] or str(message.get("Message-ID", ""))
    return f"{name} {address.lower()}" if name else ""

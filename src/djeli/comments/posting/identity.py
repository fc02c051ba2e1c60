"""The hashed keys by which a sender is recognised. No address is kept in plain text."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from djeli.comments.models import Comment
from djeli.kit.mail_addresses import one_form

PURPOSE = "djeli.comments.email"


def email_key(email: str) -> str:
    """A keyed hash of an e-mail address, the same however it is written; empty for none."""
    address = one_form(email).casefold()
    return salted_hmac(PURPOSE, address, algorithm="sha256").hexdigest() if address else ""


def approved_before(name: str, key: str) -> int:
    """How many comments under this name and this address moderators or the rules let through.

    None (0) where the newest of theirs was spam: who was known once is looked at again.
    """
    if not key:
        return 0
    theirs = Comment.objects.filter(email_key=key)
    states = Comment.State
    last = theirs.filter(state__in=[states.APPROVED, states.SPAM]).order_by("-pk").first()
    if last is None or last.state == states.SPAM:
        return 0
    names = theirs.filter(state=states.APPROVED).values_list("name", flat=True)
    return sum(one.casefold() == name.casefold() for one in names[:200])

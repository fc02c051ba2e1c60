"""What a request says about its sender."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest, QueryDict

from djeli.comments.posting.drafts import Draft
from djeli.comments.posting.rate_limits import sender_of
from djeli.kit.numbers import whole_number

ECHOED = 40_000
"""Characters of a text that come back with what was wrong: eight times what is taken."""


def client_address(request: HttpRequest) -> str:
    """The sender's address: as our own proxy reports it, if there is one. Only a neighbour
    (loopback, a private network) is trusted, and only the last address that it names.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if forwarded and _is_neighbour(peer):
        return forwarded
    return str(peer)


def sender(request: HttpRequest) -> str:
    """The hash of the sender, for today."""
    return sender_of(client_address(request))


def read_draft(sent: QueryDict) -> Draft:
    """A comment from the fields of the form."""

    def field(name: str, most: int = 500) -> str:
        return sent.get(name, "")[:most].replace("\x00", "")

    return Draft(
        name=field("name"),
        email=field("email"),
        website=field("website"),
        text=field("text", ECHOED),
        answers=whole_number(sent.get("answers", "")),
        wants_mail=bool(sent.get("mail")),
    )


def _is_neighbour(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        # A socket of this machine has no address.
        return not address
    return parsed.is_loopback or parsed.is_private

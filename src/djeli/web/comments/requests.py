"""What a request says about its sender."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from djeli.comments.posting.drafts import Draft
from djeli.comments.posting.rate_limits import sender_of
from djeli.kit.numbers import whole_number

ECHOED = 40_000
"""Characters of a text that come back with what was wrong: eight times what is taken."""


def sender(request: HttpRequest) -> str:
    """The hash of the sender, for today."""
    return sender_of(request.META.get("REMOTE_ADDR", ""))


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

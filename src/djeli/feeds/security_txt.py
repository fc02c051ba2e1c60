"""``/.well-known/security.txt``: whom somebody tells who found a hole (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from djeli.stories.addresses import absolute

ADDRESS = "/.well-known/security.txt"
GOOD_FOR = timedelta(days=90)
"""The file must say until when it holds, at most a year ahead (section 2.5.5)."""


def security_txt(request: HttpRequest) -> HttpResponse:
    """404 where ``DJELI_SECURITY_CONTACT`` names nobody."""
    contacts = settings.SECURITY_CONTACT
    if not contacts:
        raise Http404("nobody is named")
    until = (timezone.now() + GOOD_FOR).astimezone(tz=None).replace(microsecond=0)
    lines = [
        *(f"Contact: {_as_address(one)}" for one in contacts),
        f"Expires: {until.isoformat()}",
        f"Canonical: {absolute(ADDRESS)}",
    ]
    text = "\n".join(lines) + "\n"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _as_address(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact

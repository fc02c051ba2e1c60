"""The feed for partners, who may publish our stories: ninjs 3.0, by token.

It is asked of the database each time: what is withdrawn is out of it at once.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from djeli.feeds.formats.ninjs import package
from djeli.feeds.offer import offered, withdrawn
from djeli.feeds.subjects import Ground
from djeli.stories.models import Section
from djeli.wire.partnering import partner_of

MOST, USUAL = 100, 30
WITHDRAWN_FOR = timedelta(days=14)
"""How long a partner is told that a story has been withdrawn."""


def ninjs(request: HttpRequest) -> HttpResponseBase:
    """The newest stories that may be passed on, as one ninjs item with the stories in it.

    ``?since=`` (ISO 8601) gives those published, changed or withdrawn after it, ``?section=`` those
    of one section (``politics/africa``), ``?limit=`` up to 100. 401 without a token that is known,
    400 for arguments that cannot be read.
    """
    partner = partner_of(_token(request))
    if partner is None:
        response = _refused(401, "a token is needed: Authorization: Bearer …")
        response["WWW-Authenticate"] = 'Bearer realm="partners"'
        return response
    ground, written = Ground.current(), request.GET.get("limit", str(USUAL))
    since = _moment(request.GET.get("since", ""))
    section = request.GET.get("section", "").strip("/")
    place = ground.tree.at(f"/{section}/") if section else None
    if not written.isdecimal() or len(written) > 4 or not int(written):
        return _refused(400, "limit is a number from 1 to 100")
    if request.GET.get("since") and since is None:
        return _refused(400, "since is a time such as 2026-11-23T08:00:00Z")
    if section and (place is None or place.kind is not Section):
        return _refused(400, "there is no such section")
    path = place.path if place else ""
    stories = offered(
        ground, min(int(written), MOST), since=since, path=path, has_pictures=partner.has_pictures
    )
    longest = timezone.now() - WITHDRAWN_FOR
    gone = withdrawn(max(since, longest) if since else longest, path)
    shape = package(ground, partner.terms, stories, gone)
    return _answer(request, json.dumps(shape, ensure_ascii=False).encode())


def _answer(request: HttpRequest, content: bytes) -> HttpResponseBase:
    """With a fingerprint: a partner that asks every minute gets 304 while nothing changed."""
    fingerprint = f'"{hashlib.sha256(content).hexdigest()[:24]}"'

    @cache_control(private=True, no_cache=True)
    @condition(etag_func=lambda _: fingerprint)
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(content, content_type="application/json; charset=utf-8")

    return answer(request)


def _token(request: HttpRequest) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _moment(written: str) -> datetime | None:
    try:
        # A "+" that was not escaped arrives as a space.
        found = parse_datetime(written.replace(" ", "+")) if written else None
    except ValueError:
        return None
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found


def _refused(status: int, why: str) -> JsonResponse:
    response = JsonResponse({"error": why}, status=status)
    response["Cache-Control"] = "no-store"
    return response

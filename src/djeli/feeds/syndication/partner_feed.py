"""The feed for partners, who may publish our stories: ninjs 3.0 or NewsML-G2, by token.

It reads the database each time: a withdrawn story leaves it at once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from djeli.feeds.subjects import Ground
from djeli.feeds.syndication import newsml_g2 as newsml
from djeli.feeds.syndication.facts import moment
from djeli.feeds.syndication.ninjs import package
from djeli.feeds.syndication.offer import Offered, Wanted, Withdrawn, offered, withdrawn
from djeli.stories.addresses import absolute
from djeli.stories.models import Section
from djeli.stories.tree import Tree
from djeli.wire.partner_tokens import partner_of

MOST, USUAL = 100, 30
NUMBER = re.compile(r"[1-9][0-9]{0,17}")
WITHDRAWN_FOR = timedelta(days=14)
"""How long a partner is told that a story has been withdrawn."""


@dataclass(frozen=True, slots=True)
class Format:
    """How an answer is written, and as what."""

    write: Callable[[Ground, str, Sequence[Offered], Sequence[Withdrawn]], bytes]
    media_type: str


def _json(
    ground: Ground, terms: str, stories: Sequence[Offered], gone: Sequence[Withdrawn]
) -> bytes:
    return json.dumps(package(ground, terms, stories, gone), ensure_ascii=False).encode()


NINJS = Format(_json, "application/json; charset=utf-8")
NEWSML = Format(newsml.message, f"{newsml.MEDIA_TYPE}; charset=utf-8")


@require_safe
def ninjs(request: HttpRequest) -> HttpResponseBase:
    """The stories as one ninjs item with the stories in it."""
    return _feed(request, NINJS)


@require_safe
def newsml_g2(request: HttpRequest) -> HttpResponseBase:
    """The same stories as a news message."""
    return _feed(request, NEWSML)


def _feed(request: HttpRequest, form: Format) -> HttpResponseBase:
    """The newest stories that may be passed on.

    ``?since= (ISO 8601) gives those published, changed or withdrawn after it, ``?section=`` those
    of one section (``politics/africa``), ``?limit=`` up to 100. Where there may be more, a header
    says where (``Link: …; rel="next"``, RFC 8288). 401 without a token that is known, 400 for
    arguments that cannot be read.
    """
    partner = partner_of(_token(request))
    if partner is None:
        response = _refused(401, "a token is needed: Authorization: Bearer …")
        response["WWW-Authenticate"] = 'Bearer realm="partners"'
        return response
    ground = Ground.current()
    try:
        wanted = replace(_wanted(request.GET, ground.tree), has_pictures=partner.has_pictures)
    except ValueError as error:
        return _refused(400, str(error))
    stories = offered(ground, wanted)
    longest = timezone.now() - WITHDRAWN_FOR
    gone = withdrawn(max(wanted.since, longest) if wanted.since else longest, wanted.path)
    answer = _answer(request, form.write(ground, partner.terms, stories, gone), form.media_type)
    if wanted.since and len(stories) == wanted.size:
        answer["Link"] = f'<{_next(request, stories[-1])}>; rel="next"'
    return answer


def _wanted(given: QueryDict, tree: Tree) -> Wanted:
    """What the arguments ask for. Raises ValueError, whose text says what is wrong."""
    written, asked = given.get("limit", str(USUAL)), given.get("since", "")
    after, section = given.get("after", ""), given.get("section", "").strip("/")
    since = _moment(asked)
    place = tree.at(f"/{section}/") if section else None
    if not NUMBER.fullmatch(written):
        raise ValueError("limit is a number from 1 to 100")
    if asked and since is None:
        raise ValueError("since is a time such as 2026-11-23T08:00:00Z")
    if after and not (NUMBER.fullmatch(after) and since):
        raise ValueError("after is a number, beside a since")
    if section and (place is None or place.kind is not Section):
        raise ValueError("there is no such section")
    return Wanted(
        size=min(int(written), MOST),
        since=since,
        after=int(after) if after else None,
        path=place.path if place else "",
    )


def _next(request: HttpRequest, last: Offered) -> str:
    """Where the stories after ``last`` are."""
    query = request.GET.copy()
    query["since"], query["after"] = moment(last.changed), str(last.story.pk)
    return absolute(f"{request.path}?{query.urlencode()}")


def _answer(request: HttpRequest, content: bytes, media_type: str) -> HttpResponseBase:
    """With a fingerprint: a partner that asks every minute gets 304 while nothing changed."""
    fingerprint = f'"{hashlib.sha256(content).hexdigest()[:24]}"'

    @cache_control(private=True, no_cache=True)
    @condition(etag_func=lambda _: fingerprint)
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(content, content_type=media_type)

    return answer(request)


def _token(request: HttpRequest) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _moment(written: str) -> datetime | None:
    """The time in UTC, which is also meant where no zone is given; None for what is none."""
    try:
        # A "+" that was not escaped arrives as a space.
        found = parse_datetime(written.replace(" ", "+")) if written else None
        if found is None:
            return None
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _refused(status: int, why: str) -> JsonResponse:
    response = JsonResponse({"error": why}, status=status)
    response["Cache-Control"] = "no-store"
    return response

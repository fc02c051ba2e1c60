"""When a story came to stand on the front by an editor's hand, and where.

Each publication of a line-up is in Wagtail's log with the revision that went live, so a story that
was put in later, or taken out again, is found too. A line-up that was published without a log, as
by a command, counts from its own beginning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from djeli.stories.lineups import containers
from djeli.stories.models import LineUp
from djeli.stories.text.blocks import CONTAINERS

LATEST = 200
"""Publications of line-ups that are looked at, the newest ones."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """A story's place in a line-up: the container's usual name and the place in it, from 1."""

    at: datetime
    kind: str
    place: int
    line_up: str

    @property
    def container(self) -> str:
        return str(dict(CONTAINERS)[self.kind].label) if self.kind in dict(CONTAINERS) else ""

    @property
    def sentence(self) -> str:
        return _("%(container)s, place %(place)d, with the line-up “%(line_up)s”") % {
            "container": self.container,
            "place": self.place,
            "line_up": self.line_up,
        }


def promotions(story_id: int) -> Iterator[Promotion]:
    """In the order of time; a story that stays where it is has one. Two queries."""
    found = sorted(
        [*_logged(story_id), *_unlogged(story_id)], key=lambda one: (one.at, one.kind, one.place)
    )
    now, before = timezone.now(), ""
    for one in found:
        if one.at <= now and one.kind != before:
            before = one.kind
            yield one


def _logged(story_id: int) -> Iterator[Promotion]:
    rows = (
        ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(LineUp), action="wagtail.publish"
        )
        # The stored blocks are a text within the revision's JSON. A longer number that begins so
        # is sorted out below.
        .annotate(stored=Cast("revision__content", TextField()))
        .filter(stored__contains=f'story\\": {story_id}')
        .order_by("-timestamp")
        .values_list("timestamp", "revision__content")
    )
    for published_at, content in rows[:LATEST]:
        starts_at = parse_datetime(str(content.get("starts_at") or "")) or published_at
        at = max(published_at, starts_at)
        yield from _places(story_id, at, content.get("name", ""), _blocks(content))


def _unlogged(story_id: int) -> Iterator[Promotion]:
    rows = LineUp.objects.filter(live=True, latest_revision=None)
    for line_up in rows.order_by("-starts_at")[:LATEST]:
        stored = list(line_up.containers.raw_data)
        yield from _places(story_id, line_up.starts_at, line_up.name, stored)


def _blocks(content: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    stored = content.get("containers") or "[]"
    return json.loads(stored) if isinstance(stored, str) else stored


def _places(
    story_id: int, at: datetime, name: str, stored: Iterable[Mapping[str, Any]]
) -> Iterator[Promotion]:
    for container in containers(list(stored)):
        for place, slot in enumerate(container.slots, start=1):
            if slot.article_id == story_id:
                yield Promotion(at, container.kind, place, name)
                return

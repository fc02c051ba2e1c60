"""What the list says around each story: its small picture, its views, and who is inside now.

A fixed number of queries for any number of stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.admin.models import EditingSession

from djeli.desk.lineup.board.thumbs import thumbs
from djeli.stories.models import Article, Tally

INSIDE = timedelta(minutes=2)
"""An open editor tells every few seconds that it is open; after this it is not."""


def add_around(stories: Iterable[Article]) -> None:
    """Give each story ``thumb``, ``views`` and ``inside``."""
    rows = list(stories)
    pictures = thumbs(row.lead_picture_id for row in rows if row.lead_picture_id)
    views = dict(Tally.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "views"))
    inside = _inside(row.pk for row in rows)
    for row in rows:
        row.thumb = pictures.get(row.lead_picture_id or 0, "")
        row.views = views.get(row.pk, 0)
        row.inside = ", ".join(inside.get(row.pk, ()))


def _inside(pks: Iterable[int]) -> dict[int, list[str]]:
    open_now = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        object_id__in=[str(pk) for pk in pks],
        last_seen_at__gte=timezone.now() - INSIDE,
    ).select_related("user")
    found: dict[int, list[str]] = defaultdict(list)
    for session in open_now.order_by("pk"):
        name = str(session.user)
        if name not in found[int(session.object_id)]:
            found[int(session.object_id)].append(name)
    return found

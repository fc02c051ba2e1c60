"""Which matches readers may see: joined with the pages' own rows, at the moment of asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from djeli.search.drivers.interface import Match

# Both joins are outer ones: how many matched tells whether there were more than were asked for.
JOINED = """
    SELECT m.number, m.score, p.id, d.keys FROM ({match}) AS m
    LEFT JOIN search_document AS d ON d.number = m.number
    LEFT JOIN wagtailcore_page AS p ON p.id = d.story_id AND p.live
      AND p.first_published_at IS NOT NULL AND (p.expire_at IS NULL OR p.expire_at > %s)
"""


def seen(match: str, arguments: Sequence[Any]) -> list[Match]:
    """The rows of the query ``match`` (number, score), each with its story where it is visible."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(JOINED.format(match=match), [*arguments, now])
        return [Match(number, score, pk, keys or "") for number, score, pk, keys in cursor]

"""Which matches readers may see: checked against the pages' rows at the moment of asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from djeli.search.drivers.interface import Match

# Both joins are outer ones: how many matched tells whether there were more than were asked for.
JOINED = """
    SELECT m.number, p.id, d.keys, {columns} FROM ({match}) AS m
    LEFT JOIN search_document AS d ON d.number = m.number
    LEFT JOIN wagtailcore_page AS p ON p.id = d.story_id AND p.live
      AND p.first_published_at IS NOT NULL AND (p.expire_at IS NULL OR p.expire_at > %s)
      AND NOT EXISTS (
        SELECT 1 FROM wagtailcore_pageviewrestriction AS r
        JOIN wagtailcore_page AS closed ON closed.id = r.page_id
        WHERE substr(p.path, 1, length(closed.path)) = closed.path
      )
      AND NOT EXISTS (SELECT 1 FROM stories_article AS a
                      WHERE a.page_ptr_id = p.id AND a.usage_expires_at <= %s)
"""
AT_ONCE = 500


def seen(match: str, arguments: Sequence[Any]) -> list[Match]:
    """The rows of the query ``match`` (number, score), each with its story where it is visible."""
    return [
        Match(number, score, pk, keys)
        for number, pk, keys, score in read(match, arguments, "score")
    ]


def read(match: str, arguments: Sequence[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """The same with any ``columns`` of ``match`` (names in the code): number, the story's id or
    None, keys, and these."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    of = ", ".join(f"m.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(JOINED.format(match=match, columns=of), [*arguments, now, now])
        for number, pk, keys, *others in cursor.fetchall():
            yield number, pk, keys or "", *others


def seen_among(scores: Mapping[int, float]) -> list[Match]:
    """The same for matches that another system found: scores by number, in their order."""
    numbers = list(scores)
    found: list[Match] = []
    for start in range(0, len(numbers), AT_ONCE):
        chunk = numbers[start : start + AT_ONCE]
        marks = ", ".join(["%s"] * len(chunk))
        sql = f"SELECT number, 0 AS score FROM search_document WHERE number IN ({marks})"  # noqa: S608 (marks alone)
        found += seen(sql, chunk)
    known = {one.number: one for one in found}
    # One that the database does not know counts as one that may not be seen.
    return [
        known.get(number, Match(number, 0.0, None, ""))._replace(score=score)
        for number, score in scores.items()
    ]

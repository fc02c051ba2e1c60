"""What the newsroom did with a story, derived from rows that are there for other reasons."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from djeli.desk.audience.charts.api import Mark, MarkKind
from djeli.desk.audience.promoting import promotions
from djeli.stories.models import Article

MOST = 40
"""Of any kind: more would be a wall, not a chart."""
TAKEN_OFF = "wagtail.unpublish"


def marks(story: Article) -> tuple[Mark, ...]:
    """The marks of a story in the order of time; a handful of queries."""
    found = [*published(story), *taken_off(story), *promoted(story)]
    return tuple(sorted(found, key=lambda mark: mark.at)[:MOST])


def published(story: Article) -> Iterator[Mark]:
    if story.first_published_at:
        yield Mark(story.first_published_at, MarkKind.PUBLISHED, _("Published"))
    if story.is_updated and story.updated_at:
        yield Mark(story.updated_at, MarkKind.UPDATED, _("Updated"), _("The story has changed"))


def taken_off(story: Article) -> Iterator[Mark]:
    rows = PageLogEntry.objects.filter(page_id=story.pk, action=TAKEN_OFF).order_by("-timestamp")
    for at in rows.values_list("timestamp", flat=True)[:MOST]:
        yield Mark(at, MarkKind.UPDATED, _("Withdrawn"))


def promoted(story: Article) -> Iterator[Mark]:
    for one in promotions(story.pk):
        yield Mark(one.at, MarkKind.PROMOTED, one.container, one.sentence)

"""What the newsroom did with a story, as marks on its curve, from existing rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from djeli.desk.readership.charts.series import Mark, MarkKind
from djeli.desk.readership.promotions import promotions
from djeli.newsletters.models import Issue
from djeli.stories.models import Article

MOST = 40
"""Of any kind: more would be a wall, not a chart."""
TAKEN_OFF = "wagtail.unpublish"


def marks(story: Article) -> tuple[Mark, ...]:
    """The marks of a story in the order of time; a handful of queries."""
    found = [*published(story), *taken_off(story), *promoted(story), *sent(story)]
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


def sent(story: Article) -> Iterator[Mark]:
    """Issues that held the story, from when their first mail went out."""
    rows = Issue.objects.filter(entries__story=story.pk, started_at__isnull=False)
    for at, name in rows.order_by("-started_at").values_list("started_at", "newsletter__name")[
        :MOST
    ]:
        said = _("In the newsletter “%s”") % name
        yield Mark(at, MarkKind.NEWSLETTER, _("Newsletter"), said)

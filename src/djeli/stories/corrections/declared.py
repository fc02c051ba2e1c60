"""What an editor says of a change when publishing it: from the story's form to a row."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from djeli.stories.corrections.kinds import DECLARABLE
from djeli.stories.corrections.record import Change, follow, write
from djeli.stories.models import Article, Correction, Version

FOLLOWING = ("updated_at", "correction_mark", "is_retracted")
"""Columns that follow from the story's corrections."""
TWICE_WITHIN = timedelta(minutes=10)


def take(story: Article) -> None:
    """Before the save: set the honest updated time, and empty the fields for the next change.

    A first publication changes nothing that readers know. What the story's corrections say of it
    comes from the table: the row in hand may be older than they are.
    """
    story.declared_change = story.declared_text = ""
    known = Article.objects.filter(pk=story.pk, first_published_at__isnull=False)
    stands = known.values_list(*FOLLOWING).first()
    if stands is not None:
        updated_at, story.correction_mark, story.is_retracted = stands
        story.updated_at = max(filter(None, (story.updated_at, updated_at)), default=None)
    if not (story.change_kind and story.live):
        return
    if story.change_kind in DECLARABLE and stands is not None and not _is_taken(story):
        story.declared_change, story.declared_text = story.change_kind, story.change_text
        story.updated_at = timezone.now()
    story.change_kind = story.change_text = ""


def keep(story: Article, version: Version | None) -> None:
    """After the save: the row, and the marks that follow from it. ``version`` is the one that this
    publication made, if readers see anything else than before."""
    kind, text = story.declared_change, story.declared_text
    story.declared_change = story.declared_text = ""
    if not kind or story.updated_at is None:
        return
    revision = story.live_revision
    by = revision.user if revision else None
    change = Change(story.updated_at, story.live_revision_id or 0, version)
    write(story.pk, kind, text, by, change)
    follow(story.pk)
    now = Article.objects.filter(pk=story.pk).values_list("correction_mark", flat=True)
    story.correction_mark = now.get()


def _is_taken(story: Article) -> bool:
    """The same draft published once more, or a button that was pressed twice."""
    known = Correction.objects.filter(story_id=story.pk)
    if story.live_revision_id and known.filter(revision=story.live_revision_id).exists():
        return True
    text = story.change_text.strip()
    same = known.filter(kind=story.change_kind, text=text, at__gt=timezone.now() - TWICE_WITHIN)
    return bool(text) and same.exists()

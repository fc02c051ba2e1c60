"""Makes and mends corrections; the story's own marks follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from djeli.stories import publication_lock
from djeli.stories.corrections.kinds import BY_WEIGHT, IN_WORDS, Kind
from djeli.stories.lists import listings
from djeli.stories.models import Article, Correction, CorrectionRules, Mend, Version
from djeli.stories.related import related_stories


class NotPublished(ValueError):
    """Readers have not seen the story, so there is nothing to correct in public."""


class NoText(ValueError):
    """A correction of this kind says nothing without a text."""


@dataclass(frozen=True, slots=True)
class Change:
    """When readers are told, the draft that was published with it, the version that this made."""

    at: datetime
    revision: int = 0
    version: Version | None = None


@transaction.atomic
def take(
    story: Article,
    kind: str,
    text: str,
    by: Any = None,
    *,
    at: datetime | None = None,
    version: Version | None = None,
) -> Correction:
    """Tell readers of a change that was published before, as ``version`` where that is known; the
    story's updated time is now.

    Raises NotPublished and NoText.
    """
    publication_lock.hold()
    if story.first_published_at is None:
        raise NotPublished(str(story))
    made = write(story.pk, kind, text, by, Change(at or timezone.now(), version=version))
    Article.objects.filter(pk=story.pk).update(updated_at=made.at)
    follow(story.pk)
    return made


def write(story_id: int, kind: str, text: str, by: Any, change: Change) -> Correction:
    """The row alone. Raises NoText."""
    text = text.strip()
    if kind in IN_WORDS and not text:
        raise NoText(kind)
    at, version = change.at, change.version
    ends = CorrectionRules.current().end_of(kind, at)
    before = None
    if version is not None:
        earlier = Version.objects.filter(story=story_id, number__lt=version.number)
        before = earlier.order_by("-number").first()
    return Correction.objects.create(
        story_id=story_id,
        kind=kind,
        text=text,
        by=by,
        signed=(by.get_full_name() if by else "")[:150],
        at=at,
        leads_until=ends,
        is_recent=ends is None or ends > timezone.now(),
        revision=change.revision,
        version_before=before,
        version_after=version,
    )


@transaction.atomic
def mend(correction: Correction, kind: str, text: str, reason: str, by: Any = None) -> Mend | None:
    """Change what a correction says, and keep what it said; None where nothing is different.

    Raises NoText. A retraction that becomes another kind puts the story back into all lists.
    """
    publication_lock.hold()
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    text = text.strip()
    if kind in IN_WORDS and not text:
        raise NoText(kind)
    if (row.kind, row.text) == (kind, text):
        return None
    mended = Mend.objects.create(
        correction=row, kind=row.kind, text=row.text, reason=reason.strip()[:300], by=by
    )
    row.kind, row.text, row.mended_at = kind, text, mended.at
    row.leads_until = CorrectionRules.current().end_of(kind, row.at)
    row.is_recent = row.leads_until is None or row.leads_until > mended.at
    row.save()
    follow(row.story_id)
    return mended


@transaction.atomic
def settle(at: datetime | None = None) -> int:
    """Let corrections go to the foot whose time at the top is over; gives how many. The clock's."""
    due = Correction.objects.filter(is_recent=True, leads_until__lte=at or timezone.now())
    if not due.exists():
        return 0
    publication_lock.hold()
    stories = set(due.values_list("story_id", flat=True))
    count = due.update(is_recent=False)
    for story_id in stories:
        Article.objects.filter(pk=story_id).update(correction_mark=mark_of(story_id))
    return count


def follow(story_id: int) -> None:
    """Let the story's columns, its lists and its neighbours say what its corrections say."""
    is_retracted = Correction.objects.filter(story_id=story_id, kind=Kind.RETRACTION).exists()
    was = Article.objects.filter(pk=story_id).values_list("is_retracted", flat=True).first()
    Article.objects.filter(pk=story_id).update(
        correction_mark=mark_of(story_id), is_retracted=is_retracted
    )
    story = Article.objects.get(pk=story_id)
    listings.relist(story)
    if was != is_retracted:
        related_stories.relate(story)


def mark_of(story_id: int) -> str:
    """What a card says of a story while it is recent: the weightiest of its corrections."""
    recent = set(
        Correction.objects.filter(story_id=story_id, is_recent=True).values_list("kind", flat=True)
    )
    return next((kind.value for kind in BY_WEIGHT if kind in recent), "")

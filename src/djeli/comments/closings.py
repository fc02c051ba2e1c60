"""Until when a story takes comments, and closing it then."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from djeli.comments.models import Closing
from djeli.stories.lists.restrictions import closes
from djeli.stories.models import Article, Edition

Policy = Article.CommentPolicy


def due_at(story: Article) -> datetime | None:
    """When the story stops taking comments by itself; None if it does not."""
    if story.comment_policy != Policy.LIMITED or story.first_published_at is None:
        return None
    return story.first_published_at + timedelta(days=story.comment_days)


def is_open(story: Article, at: datetime | None = None) -> bool:
    """True if ``story`` takes comments at this instant."""
    if not story.live or story.comment_policy == Policy.CLOSED or not Edition.load().has_comments:
        return False
    if closes(story.path):
        return False
    due = due_at(story)
    return due is None or (at or timezone.now()) < due


def set_closing(story: Article) -> None:
    """Write down when the story will close, after it was saved; opens it where it has time again.

    A story of any other policy has no such row.
    """
    due = due_at(story)
    if due is None:
        Closing.objects.filter(pk=story.pk).delete()
        return
    now = timezone.now()
    found = Closing.objects.filter(pk=story.pk).first()
    was_closed = found.closed_at if found else None
    closed_at = (was_closed or now) if due <= now else None
    if found is None or (found.due_at, found.closed_at) != (due, closed_at):
        Closing.objects.update_or_create(
            pk=story.pk, defaults={"due_at": due, "closed_at": closed_at}
        )


def close_due(at: datetime | None = None) -> int:
    """Close what is due. Called by the clock; gives how many stories were closed."""
    now = at or timezone.now()
    return Closing.objects.filter(closed_at=None, due_at__lte=now).update(closed_at=now)

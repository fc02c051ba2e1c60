"""How many comments readers see under a story, updated in the transaction of each change."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from djeli.comments.models import Comment
from djeli.stories.models import Article, Tally


@transaction.atomic
def recount(story_ids: Iterable[int]) -> None:
    """Count the approved comments of each story again. The tally's row is locked first, so if two
    moderators decide at once the second counts both.
    """
    for pk in sorted(set(story_ids)):
        tally = Tally.objects.select_for_update().filter(pk=pk).first()
        if tally is None:
            Tally.objects.get_or_create(pk=pk)
            tally = Tally.objects.select_for_update().get(pk=pk)
        count = Comment.objects.filter(conversation_id=pk, state=Comment.State.APPROVED).count()
        if tally.comments != count:
            Tally.objects.filter(pk=pk).update(comments=count)


def recount_all() -> int:
    """Count every story that has comments, or says that it has; how many were wrong."""
    ids = set(Comment.objects.values_list("conversation_id", flat=True).distinct())
    ids |= set(Tally.objects.filter(comments__gt=0).values_list("pk", flat=True))
    ids &= set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))
    before = dict(Tally.objects.filter(pk__in=ids).values_list("pk", "comments"))
    recount(ids)
    after = dict(Tally.objects.filter(pk__in=ids).values_list("pk", "comments"))
    return sum(before.get(pk, 0) != count for pk, count in after.items())

"""Finds terms of stories that have none: from an older version, or saved without
``Article.save``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from djeli.stories.lists.restrictions import listed
from djeli.stories.models import Article, Mention, Term, TermVector
from djeli.stories.related import related_stories, term_vectors

CHUNK = 200


def unread(*, every: bool = False) -> list[int]:
    """Ids of live stories of which nothing is kept, oldest first.

    With ``every`` all live ones: what was kept is forgotten, and how rare words are too.
    """
    if every:
        with transaction.atomic():
            for model in (Mention, TermVector, Term):
                model.objects.all().delete()
    live = Article.objects.filter(listed(), first_published_at__isnull=False)
    live = live.exclude(pk__in=TermVector.objects.values("pk"))
    return list(live.order_by("first_published_at", "pk").values_list("pk", flat=True))


def read_again(pks: Sequence[int]) -> Iterator[int]:
    """Read the stories ``pks``, then relate them: some at a time; gives how many are done.

    They are read twice: at first nobody knows yet how rare a word is.
    """
    for some in _chunks(pks):
        with transaction.atomic():
            _read(some)
        yield 0
    for some in _chunks(pks):
        with transaction.atomic():
            _read(some)
            related_stories.relate_again(some)
        yield len(some)


def _read(pks: Sequence[int]) -> None:
    for story in Article.objects.filter(listed(), pk__in=pks).order_by("first_published_at"):
        term_vectors.write(story)


def _chunks(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + CHUNK] for start in range(0, len(pks), CHUNK))

"""A story and its translations: each row lists the others, so a page needs no query."""

from __future__ import annotations

from django.db.models import Q

from djeli.stories.models import Article


def relate(article: Article) -> None:
    """Let ``article``, its original and all other translations know of each other.

    Those that it no longer belongs to forget it. One query if there is no translation, two of a
    translation.
    """
    root, before = article.original_id, article.translated_ids
    if article.translation_of_id:
        # An original that turns out to be a translation brings its own translations along.
        Article.objects.filter(translation_of=article.pk).exclude(pk=article.pk).update(
            translation_of=root
        )
    near = Q(pk__in=[article.pk, root, *before]) | Q(translation_of=root)
    rows = list(
        Article.objects.filter(near).values_list("pk", "translation_of_id", "translated_ids")
    )
    groups: dict[int, list[int]] = {}
    for pk, original, _ in rows:
        groups.setdefault(original or pk, []).append(pk)
    for pk, original, known in rows:
        others = sorted(one for one in groups[original or pk] if one != pk)
        if others != known:
            Article.objects.filter(pk=pk).update(translated_ids=others)
        if pk == article.pk:
            article.translated_ids = others

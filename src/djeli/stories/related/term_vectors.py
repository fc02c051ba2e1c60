"""A story's terms as they are stored, and how stories with shared terms are found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from djeli.press import prepared_sql
from djeli.press.prepared_sql import Prepared
from djeli.stories.gazetteer.finder import codes_in
from djeli.stories.models import Article, Mention, Term, TermVector
from djeli.stories.related import terms
from djeli.stories.related.terms import Text, rarity
from djeli.stories.text import bodies

INDEXED = 12
"""By how many of its most telling terms a story is found."""
ALL = 0
"""The key under which it is counted how many stories there are."""
COUNT = (
    "INSERT INTO stories_term (key, stories) VALUES (%s, %s)"
    " ON CONFLICT (key) DO UPDATE SET stories = stories_term.stories + excluded.stories"
)


def text_of(article: Article) -> Text:
    """The words of a story, and what they name."""
    body = "\n".join(bodies.texts(list(article.body.raw_data)))
    whole = "\n".join((article.title, article.standfirst, body))
    return Text(
        headline=f"{article.kicker} {article.title}",
        standfirst=article.standfirst,
        body=body,
        language=article.language,
        names=tuple(codes_in(whole)),
    )


def write(article: Article) -> None:
    """Keep what a live story is about. A story is counted once, when it is first read."""
    weights = terms.weighed(text_of(article))
    known = next(_VECTORS.rows([article.pk]), None)
    if known is None:
        topics = article.topics.values_list("pk", flat=True)
        count([*weights, *map(terms.topic_term, topics)])
    told = terms.most_telling(weights, rarities(weights))
    moment = article.first_published_at
    if known and list(map(tuple, known[0])) == told and known[1] == moment:
        return
    if known is None:
        prepared_sql.insert(
            TermVector, ("story", "terms", "published_at"), [(article.pk, told, moment)]
        )
    else:
        TermVector.objects.filter(pk=article.pk).update(terms=told, published_at=moment)
        Mention.objects.filter(story=article.pk).delete()
    prepared_sql.insert(
        Mention,
        ("key", "story", "published_at"),
        [(terms.key(term), article.pk, moment) for term, _ in told[:INDEXED]],
    )


def is_known(pk: int) -> bool:
    """True for a story that is live, or was when it was last looked at."""
    return TermVector.objects.filter(pk=pk).exists()


def remove(pk: int) -> None:
    """A story is no longer live."""
    Mention.objects.filter(story=pk).delete()
    TermVector.objects.filter(pk=pk).delete()


def telling(own: Mapping[str, float]) -> list[str]:
    """The terms by which a story is found. They come in order, the most telling first."""
    return list(own)[:INDEXED]


def count(found: Iterable[str], stories: int = 1) -> None:
    """So many more stories have these terms."""
    # In order, so that two who count never wait for each other in a circle.
    keys = sorted({ALL, *map(terms.key, found)})
    with connection.cursor() as cursor:
        cursor.executemany(COUNT, [(key, stories) for key in keys])


def rarities(wanted: Iterable[str]) -> dict[str, float]:
    """How much each term tells; what nobody has counted is as rare as can be."""
    keys = terms.keys(wanted)
    found = dict(_TERMS.rows([ALL, *keys]))
    stories = found.get(ALL, 0)
    return {term: rarity(stories, found.get(key, 0)) for key, term in keys.items()}


def newest_with(told: Iterable[str], most: int) -> set[int]:
    """Of each term the ``most`` newest stories that are found by it: one query."""
    arm = (
        "SELECT story_id FROM (SELECT story_id FROM stories_mention WHERE key = %s "
        "ORDER BY published_at DESC, story_id DESC LIMIT %s) AS arm"
    )
    arguments = [argument for term in told for argument in (terms.key(term), most)]
    if not arguments:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([arm] * (len(arguments) // 2)), arguments)
        return {pk for (pk,) in cursor.fetchall()}


def _asked_vectors(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return TermVector.objects.filter(pk__in=pks).values_list("terms", "published_at")


def _asked_terms(keys: Sequence[int]) -> QuerySet[Any, Any]:
    return Term.objects.filter(pk__in=keys).values_list("pk", "stories")


_VECTORS = Prepared(_asked_vectors)
_TERMS = Prepared(_asked_terms)

"""Which stories are related to which: found when a story is published, and kept with each story.

A page reads ``related_ids`` and searches for nothing. Who is compared comes from indexes: the
newest of the section, of each topic and of each of the story's most telling terms; so a
publication weighs the same few hundred stories whatever the archive has. The story is then offered
to those it is near to. How near is in ``related.nearness``, what is read of a story in
``related.profiles``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from djeli.press import api as press
from djeli.press import prepared_sql
from djeli.press.prepared_sql import Prepared
from djeli.stories import publication_lock
from djeli.stories.lists.listings import newest, section_key, topic_key
from djeli.stories.lists.restrictions import closes
from djeli.stories.models import Article, Relation
from djeli.stories.related import term_vectors
from djeli.stories.related.nearness import Profile, nearness
from djeli.stories.related.profiles import homes_of_sections, profiles_of, rarities_of

LIST = "related"
"""What is related to the story 7 is the list ``related:7``: a page that shows it says so."""
KEPT = 6
"""How many are kept with a story. Pages show three: some may be withdrawn meanwhile."""
ENOUGH = 4
"""Where a withdrawal leaves fewer, others are looked for."""
OFFERED = 12
"""To how many stories, the nearest, a story is offered."""
SAME = 0.001
"""Nearness that differs by less is the same."""
CANDIDATES = 12
"""How many of the newest of the section, of each topic and of each telling term are weighed."""


Stored = Mapping[tuple[int, int], tuple[int, float]]
"""For a story and another that is near to it: the row that says so, and how near."""


def related_to(article: Article) -> list[int]:
    """Ids of what is related to ``article``, nearest first; some may be withdrawn meanwhile."""
    press.depends_on_list(f"{LIST}:{article.pk}")
    return list(article.related_ids)


def ids_related_to(pk: int) -> list[int]:
    """The same for who has no more than the id of a story."""
    press.depends_on_list(f"{LIST}:{pk}")
    return next((list(ids) for _, ids in _TOLD.rows([pk])), [])


@transaction.atomic(savepoint=False)
def relate(article: Article) -> None:
    """Find the stories related to ``article``, and offer it to those."""
    publication_lock.hold()
    is_seen = article.live and article.first_published_at and not article.is_retracted
    if not is_seen or closes(article.path):
        article.related_ids = []
        if term_vectors.is_known(article.pk):
            forget(article.pk)
        return
    term_vectors.write(article)
    shown_by = set(_showing(article.pk))
    found = _weigh(article.pk, also=shown_by)
    ordered = _in_order(found)
    near = set() if article.is_sponsored else {*ordered[:OFFERED], *shown_by} & found.keys()
    stored = _stored({article.pk, *near})
    own = {other: found[other] for other in ordered[:KEPT]}
    offered = _offered(article.pk, {other: found[other] for other in near}, stored)
    _keep({article.pk: own, **offered}, stored)
    article.related_ids = _in_order(own)
    _let_go(article.pk, shown_by - near)


@transaction.atomic(savepoint=False)
def forget(pk: int) -> None:
    """A story is withdrawn or deleted: it leaves every other's list, and others take its place."""
    publication_lock.hold()
    term_vectors.remove(pk)
    shown_by = _showing(pk)
    _keep({pk: {}}, _stored([pk]))
    _let_go(pk, shown_by)


@transaction.atomic(savepoint=False)
def relate_again(pks: Iterable[int]) -> None:
    """Find the stories related to each of the live stories ``pks``, without offering them to
    others."""
    publication_lock.hold()
    for pk in pks:
        found = _weigh(pk)
        _keep({pk: {other: found[other] for other in _in_order(found)[:KEPT]}}, _stored([pk]))


def _showing(pk: int) -> list[int]:
    return [story for (story,) in _SHOWING.rows([pk])]


def _weigh(pk: int, also: Iterable[int] = ()) -> dict[int, float]:
    """How near each candidate is to the story ``pk``; those that may be shown beside it."""
    homes = homes_of_sections()
    own = profiles_of([pk], homes)
    if pk not in own:
        return {}
    known = profiles_of({*_candidates(own[pk]), *also} - {pk}, homes)
    rarities = rarities_of([own[pk], *known.values()])
    found: dict[int, float] = {}
    of_original: dict[int, int] = {}
    for other in known.values():
        if other.original == own[pk].original or other.is_sponsored:
            continue  # the same in another language; and what is paid for is set beside nothing
        near = nearness(own[pk], other, rarities)
        rival = of_original.get(other.original)
        if near <= 0 or (rival is not None and found[rival] >= near):
            continue  # of a story and its translations the nearest stands for all
        if rival is not None:
            del found[rival]
        of_original[other.original] = other.pk
        found[other.pk] = near
    return found


def _candidates(own: Profile) -> set[int]:
    wanted = [*map(topic_key, own.topics), *([section_key(own.section)] if own.section else [])]
    found = newest(dict.fromkeys(wanted, CANDIDATES))
    by_term = term_vectors.newest_with(term_vectors.telling(own.terms), CANDIDATES)
    return {pk for pks in found.values() for pk in pks} | by_term


def _in_order(nearest: Mapping[int, float]) -> list[int]:
    """The nearest first; of what is equally near, the newer."""
    return sorted(nearest, key=lambda other: (-nearest[other], -other))


def _stored(stories: Iterable[int]) -> Stored:
    """What is written down for ``stories``: one query."""
    rows = _RELATIONS.rows(list(stories))
    return {(story, other): (row, near) for row, story, other, near in rows}


def _keep(lists: Mapping[int, Mapping[int, float]], stored: Stored) -> None:
    """Write down what is related to each of the stories in ``lists``, and tell their rows, where it
    is other than what is ``stored``."""
    wanted = {
        (story, other): near for story, nearest in lists.items() for other, near in nearest.items()
    }
    gone = [row for pair, (row, _) in stored.items() if pair[0] in lists and pair not in wanted]
    if gone:
        Relation.objects.filter(pk__in=gone).delete()
    prepared_sql.insert(
        Relation,
        ("story", "other", "nearness"),
        [(*pair, near) for pair, near in wanted.items() if pair not in stored],
    )
    differing = [
        (near, stored[pair][0])
        for pair, near in wanted.items()
        if pair in stored and abs(stored[pair][1] - near) > SAME
    ]
    prepared_sql.update(Relation, "nearness", differing)
    told = dict(_TOLD.rows(list(lists)))
    ordered = {pk: _in_order(lists[pk]) for pk in told}
    others = [(ids, pk) for pk, ids in ordered.items() if ids != told[pk]]
    prepared_sql.update(Article, "related_ids", others)


def _offered(pk: int, to: Mapping[int, float], stored: Stored) -> dict[int, dict[int, float]]:
    """The lists of those to whom the story ``pk`` is nearer than what they have, with it."""
    found = {}
    for story, near in to.items():
        nearest = _list_of(story, stored)
        if pk in nearest:
            if abs(nearest[pk] - near) <= SAME:
                continue
        elif len(nearest) >= KEPT and min(nearest.values()) >= near:
            continue
        nearest[pk] = near
        found[story] = {other: nearest[other] for other in _in_order(nearest)[:KEPT]}
    return found


def _let_go(pk: int, stories: Collection[int]) -> None:
    """Take the story ``pk`` out of the lists of ``stories``; fill those that become short."""
    if not stories:
        return
    stored = _stored(stories)
    left = {
        story: {other: near for other, near in _list_of(story, stored).items() if other != pk}
        for story in stories
    }
    _keep({story: nearest for story, nearest in left.items() if len(nearest) >= ENOUGH}, stored)
    relate_again(story for story, nearest in left.items() if len(nearest) < ENOUGH)


def _list_of(story: int, stored: Stored) -> dict[int, float]:
    return {other: near for (of, other), (_, near) in stored.items() if of == story}


def _asked_showing(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return Relation.objects.filter(other__in=pks).order_by("pk").values_list("story")


def _asked_relations(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Relation.objects.filter(story__in=pks)
    return rows.values_list("pk", "story", "other", "nearness")


def _asked_told(pks: Sequence[int]) -> QuerySet[Any, Any]:
    return Article.objects.filter(pk__in=pks).order_by().values_list("pk", "related_ids")


_SHOWING = Prepared(_asked_showing)
_RELATIONS = Prepared(_asked_relations)
_TOLD = Prepared(_asked_told)

"""Which stories are related to which: found when a story is published, and kept with each story.

A page reads ``related_ids`` and searches for nothing. Who is compared comes from indexes: the
newest of the section, of each topic and of each of the story's most telling terms; so a
publication weighs the same few hundred stories whatever the archive has. The story is then offered
to those it is near to. How near is in ``meaning.nearness``, what is read of a story in
``profiles``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from djeli.press import api as press
from djeli.stories import gists
from djeli.stories.listings import newest, section_key, topic_key
from djeli.stories.meaning.nearness import Profile, nearness
from djeli.stories.profiles import profiles_of, rarities_of

if TYPE_CHECKING:
    from djeli.stories.models import Article

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


def related_to(article: Article) -> list[int]:
    """Ids of what is related to ``article``, nearest first; some may be withdrawn meanwhile."""
    press.read_list(f"{LIST}:{article.pk}")
    return list(article.related_ids)


def relate(article: Article) -> None:
    """Find anew what is related to ``article``, and offer it to what it is near to."""
    if not (article.live and article.first_published_at):
        article.related_ids = []
        if gists.is_known(article.pk):
            forget(article.pk)
        return
    gists.write(article)
    shown_by = set(_showing(article.pk))
    found = _weigh(article.pk, also=shown_by)
    ordered = sorted(found, key=lambda other: (-found[other], -other))
    article.related_ids = _keep(article.pk, {other: found[other] for other in ordered[:KEPT]})
    near = {*ordered[:OFFERED], *shown_by} & found.keys()
    _offer(article.pk, {} if article.is_sponsored else {other: found[other] for other in near})
    _let_go(article.pk, shown_by - set(found))


def forget(pk: int) -> None:
    """A story is withdrawn or deleted: it leaves every other's list, and others take its place."""
    gists.remove(pk)
    shown_by = _showing(pk)
    _keep(pk, {})
    _let_go(pk, shown_by)


def relate_again(pks: Iterable[int]) -> None:
    """Find anew what is related to each of the live stories ``pks``; nobody is offered anything."""
    for pk in pks:
        found = _weigh(pk)
        ordered = sorted(found, key=lambda other: (-found[other], -other))
        _keep(pk, {other: found[other] for other in ordered[:KEPT]})


def _showing(pk: int) -> list[int]:
    from djeli.stories.models import Relation

    return list(Relation.objects.filter(other=pk).order_by("pk").values_list("story", flat=True))


def _weigh(pk: int, also: Iterable[int] = ()) -> dict[int, float]:
    """How near each candidate is to the story ``pk``; those that may be shown beside it."""
    own = profiles_of([pk])
    if pk not in own:
        return {}
    known = profiles_of({*_candidates(own[pk]), *also} - {pk})
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
    by_term = gists.newest_with(gists.telling(own.terms), CANDIDATES)
    return {pk for pks in found.values() for pk in pks} | by_term


def _keep(pk: int, nearest: Mapping[int, float]) -> list[int]:
    """Write down what is related to a story; its ids, the nearest first."""
    from djeli.stories.models import Article, Relation

    rows = Relation.objects.filter(story=pk)
    rows.exclude(other__in=list(nearest)).delete()
    known = dict(rows.values_list("other", "nearness"))
    Relation.objects.bulk_create(
        Relation(story_id=pk, other_id=other, nearness=near)
        for other, near in nearest.items()
        if other not in known
    )
    for other, near in nearest.items():
        if other in known and abs(known[other] - near) > SAME:
            rows.filter(other=other).update(nearness=near)
    ids = sorted(nearest, key=lambda other: (-nearest[other], -other))
    stored = Article.objects.filter(pk=pk)
    if list(stored.values_list("related_ids", flat=True)) != [ids]:
        stored.update(related_ids=ids)
    return ids


def _offer(pk: int, to: Mapping[int, float]) -> None:
    """Put the story ``pk`` into the lists of those to whom it is nearer than what they have."""
    for story, nearest in _lists_of(to).items():
        if pk in nearest:
            if abs(nearest[pk] - to[story]) <= SAME:
                continue
        elif len(nearest) >= KEPT and min(nearest.values()) >= to[story]:
            continue
        nearest[pk] = to[story]
        ordered = sorted(nearest, key=lambda other: (-nearest[other], -other))[:KEPT]
        _keep(story, {other: nearest[other] for other in ordered})


def _let_go(pk: int, stories: Iterable[int]) -> None:
    """Take the story ``pk`` out of the lists of ``stories``; fill those that become short."""
    for story, nearest in _lists_of(stories).items():
        nearest.pop(pk, None)
        if len(nearest) < ENOUGH:
            relate_again([story])
        else:
            _keep(story, nearest)


def _lists_of(stories: Iterable[int]) -> dict[int, dict[int, float]]:
    """What is related to each of ``stories``, with how near: one query."""
    from djeli.stories.models import Relation

    found: dict[int, dict[int, float]] = {story: {} for story in stories}
    rows = Relation.objects.filter(story__in=list(found))
    for story, other, near in rows.values_list("story", "other", "nearness"):
        found[story][other] = near
    return found

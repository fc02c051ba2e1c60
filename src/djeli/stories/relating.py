"""Which stories are related to which: kept with each story, so a page need not search for them.

What shares a topic weighs two, what shares the section one; of equals the newest is nearer. A story
that is published is offered to those it is related to, and to no others: whatever the number of
stories, a publication touches only a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from djeli.press import api as press
from djeli.stories.listings import STEP, newest, section_key, topic_key

if TYPE_CHECKING:
    from djeli.stories.models import Article

LIST = "related"
"""What is related to the story 7 is the list ``related:7``: a page that shows it says so."""
KEPT = 6
"""How many are kept with a story. Pages show three: some may be withdrawn meanwhile."""
CANDIDATES = 12
"""How many of the newest of the section, and of each topic, are weighed."""
TOPIC = 2
SECTION = 1


def nearest(pk: int, keys: Iterable[str], candidates: Mapping[str, Sequence[int]]) -> list[int]:
    """Ids of what is related to the story ``pk``, nearest first.

    ``keys`` are the lists in which it is compared, ``candidates`` the newest ids of each list.
    """
    weights: dict[int, int] = {}
    newness: dict[int, int] = {}
    for key in keys:
        weight = TOPIC if key.startswith("topic:") else SECTION
        for place, other in enumerate(candidates.get(key, ())):
            weights[other] = weights.get(other, 0) + weight
            newness[other] = min(newness.get(other, place), place)
    weights.pop(pk, None)
    return sorted(weights, key=lambda other: (-weights[other], newness[other], -other))[:KEPT]


def compared_in(pks: Iterable[int]) -> dict[int, list[str]]:
    """The lists in which each of the live stories ``pks`` is compared: its topics, its section."""
    from djeli.stories.models import Article, Section

    paths = dict(Article.objects.filter(pk__in=list(pks), live=True).values_list("pk", "path"))
    homes = {path[:-STEP] for path in paths.values()}
    sections = dict(Section.objects.filter(path__in=homes).values_list("path", "pk"))
    keys: dict[int, list[str]] = {pk: [] for pk in paths}
    topics = Article.topics.through.objects.filter(article_id__in=paths).order_by("pk")
    for article_id, topic_id in topics.values_list("article_id", "topic_id"):
        keys[article_id].append(topic_key(topic_id))
    for pk, path in paths.items():
        if path[:-STEP] in sections:
            keys[pk].append(section_key(sections[path[:-STEP]]))
    return keys


def related_to(article: Article) -> list[int]:
    """Ids of what is related to ``article``, nearest first; some may be withdrawn meanwhile."""
    press.read_list(f"{LIST}:{article.pk}")
    return list(article.related_ids)


def relate(article: Article) -> None:
    """Find anew what is related to ``article``, and to the stories that it is related to."""
    before = list(article.related_ids)
    found = _find([article.pk])
    article.related_ids = found.get(article.pk, [])
    neighbours = dict.fromkeys([*article.related_ids, *before])
    _keep(found | _find(neighbours))


def _find(pks: Iterable[int]) -> dict[int, list[int]]:
    keys = compared_in(pks)
    wanted = {key for of_one in keys.values() for key in of_one}
    candidates = newest(dict.fromkeys(sorted(wanted), CANDIDATES))
    return {pk: nearest(pk, of_one, candidates) for pk, of_one in keys.items()}


def _keep(found: Mapping[int, list[int]]) -> None:
    from djeli.stories.models import Article

    stories = Article.objects.filter(pk__in=found)
    for pk, known in stories.values_list("pk", "related_ids"):
        if known != found[pk]:
            Article.objects.filter(pk=pk).update(related_ids=found[pk])

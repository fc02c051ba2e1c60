"""From a line of the change log to the stories that must be indexed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from djeli.press import api as press
from djeli.search.models import Document
from djeli.stories.models import Agency, Article, Byline, Contributor, Topic

PAGE = "wagtailcore_page"
RESTRICTIONS = "wagtailcore_pageviewrestriction:*"
"""A page is restricted, or open again, with all pages below it."""
MOST = 2000
"""Stories that one name may touch and be looked at singly; where there are more, all are."""


@dataclass(slots=True)
class Touched:
    """Ids of stories to index again; ``everything`` if that is all of them."""

    ids: set[int] = field(default_factory=set)
    everything: bool = False


def touched(keys: Iterable[str]) -> Touched:
    """What changes of these ``keys`` touch."""
    found = Touched()
    rows: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        if key in (press.EVERYTHING, RESTRICTIONS):
            return Touched(everything=True)
        table, _, pk = key.rpartition(":")
        if pk.isdecimal():
            rows[table].add(int(pk))
    found.ids |= _stories(rows[PAGE])
    for model, column in ((Contributor, "contributor"), (Agency, "agency")):
        if pks := rows[model._meta.db_table]:
            bylines = Byline.objects.filter(**{f"{column}__in": pks})
            found.ids.update(bylines.values_list("article_id", flat=True)[: MOST + 1])
    if pks := rows[Topic._meta.db_table]:
        through = Article.topics.through.objects.filter(topic_id__in=pks)
        found.ids.update(through.values_list("article_id", flat=True)[: MOST + 1])
    found.everything = len(found.ids) > MOST
    return found


def _stories(pages: Iterable[int]) -> set[int]:
    """Those of ``pages`` that are stories, or were when they were indexed."""
    pages = list(pages)
    there = Article.objects.filter(pk__in=pages).values_list("pk", flat=True)
    indexed = Document.objects.filter(story_id__in=pages).values_list("story_id", flat=True)
    return {*there, *indexed}

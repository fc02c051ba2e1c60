"""How long a search takes: results, page, suggestions; beside a raw query of the index.

The questions are made from the edition's own words: frequent and rare ones, two and three together,
phrases, narrowed, by date, with a slip, without an answer. Nothing is remembered between them. The
reference in the same run asks the database's full-text index for the twelve best of the same words,
and does nothing else.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.test import RequestFactory

from djeli.bench import pace
from djeli.search import results
from djeli.search.index.updates import catch_up
from djeli.search.models import Document, Known
from djeli.search.question import read
from djeli.search.ranking import Narrowing
from djeli.search.results import Query, find
from djeli.search.suggestions import suggest
from djeli.stories.lists.listings import section_key
from djeli.stories.models import Article, Section
from djeli.web.pages.search import search

ASKED = 240
KEPT_WARM = 20
REFERENCE = {
    "sqlite": "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT 12",
    "postgresql": "SELECT number FROM search_words WHERE words @@ %s::tsquery "
    "ORDER BY ts_rank(words, %s::tsquery) DESC LIMIT 12",
}


@dataclass(frozen=True, slots=True)
class Searching:
    """In ms, over all questions: median and the 95th of a hundred; the reference's 95th.

    ``cpu_p95_ms`` is of CPU time alone, for a machine that does other things too.
    """

    what: str
    stories: int
    p50_ms: float
    p95_ms: float
    cpu_p95_ms: float
    reference_ms: float

    @property
    def ratio(self) -> float:
        return self.p95_ms / self.reference_ms if self.reference_ms else 0.0


def searches() -> Iterator[Searching]:
    """Of the edition at hand, whose index is first brought in step. Raises LookupError if there
    is nothing to search."""
    catch_up()
    stories = Document.objects.count()
    if not stories:
        raise LookupError("the edition has no live story to search for")
    questions = list(_questions())
    raw = _times(questions, lambda query: _raw(query.text))
    reference = _at([one.wall for one in raw], 0.95)
    requests = RequestFactory()
    for what, ask in (
        ("results", lambda query: find(query)),
        ("page", lambda query: search(requests.get("/search/", {"q": query.text}))),
        ("suggestions", lambda query: suggest(query.text[:6])),
    ):
        took = _times(questions, ask)
        walls, cpus = [one.wall for one in took], [one.cpu for one in took]
        yield Searching(
            what, stories, _at(walls, 0.5), _at(walls, 0.95), _at(cpus, 0.95), reference
        )


class Took(NamedTuple):
    wall: float
    cpu: float


def _times(questions: Sequence[Query], ask: Callable[[Query], object]) -> list[Took]:
    """The ms that each question takes, after some that fill what a process keeps warm."""
    for query in questions[:KEPT_WARM]:
        ask(query)
    took = []
    for query in questions:
        pace.look()
        results._asked.forget()
        wall, cpu = time.perf_counter(), time.thread_time()
        ask(query)
        took.append(Took((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000))
    return took


def _raw(text: str) -> object:
    terms = [sorted(term.ways)[0] for term in read(text).wanted]
    if connection.vendor == "sqlite":
        arguments = [" ".join(f'"{" ".join(way)}"' for way in terms)]
    else:
        arguments = [" & ".join(" <-> ".join(f"'{token}'" for token in way) for way in terms)] * 2
    with connection.cursor() as cursor:
        cursor.execute(REFERENCE[connection.vendor], arguments)
        return cursor.fetchall()


def _questions() -> Iterator[Query]:
    """A mix as readers ask it, the same for the same edition."""
    chance = random.Random(7)  # noqa: S311 (not a secret)
    known = list(Known.objects.order_by("-stories").values_list("written", flat=True)[:4000])
    frequent, rare = known[:150], known[150:]
    headlines = list(Article.objects.live().values_list("title", flat=True)[:400])
    sections = list(Section.objects.live().values_list("pk", flat=True))
    for number in range(ASKED):
        words = chance.choice(headlines).split()
        start = chance.randrange(max(1, len(words) - 2))
        one, other = chance.choice(frequent), chance.choice(rare)
        narrowing = Narrowing(section=section_key(chance.choice(sections)), days=365)
        yield [
            Query(one),
            Query(other),
            Query(f"{one} {chance.choice(frequent)}"),
            Query(f"{other} {one}"),
            Query(" ".join(words[start : start + 3])),
            Query(" ".join(words)),
            Query(f'"{" ".join(words[start : start + 2])}"'),
            Query(one, narrowing),
            Query(other, narrowing),
            Query(one, by_date=True),
            Query(_with_slip(other, chance)),
            Query(f"{other} zzyzx"),
        ][number % 12]


def _with_slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _at(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2)

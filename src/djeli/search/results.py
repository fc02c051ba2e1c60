"""A whole search: parse the question, find stories, show them with marks."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import TextField
from django.db.models.functions import Cast

from djeli.kit.words.tokens import WORD, folded, normal
from djeli.press import api as press
from djeli.search import spelling
from djeli.search.drivers.bounds import TooMuch, bounded
from djeli.search.drivers.choice import database
from djeli.search.drivers.interface import Driver
from djeli.search.fallback import answered
from djeli.search.highlights import Marked, excerpt, marked
from djeli.search.index.documents import body_text, visible
from djeli.search.index.vocabulary import frequencies
from djeli.search.question import Question, read
from djeli.search.ranking import Found, Narrowing, ask, exists
from djeli.search.timed_cache import TimedCache

logger = logging.getLogger(__name__)

EVERYWHERE = Narrowing()
PAGE = 12
"""Stories on a page of results."""
HEADING_END = re.compile(r"(?<=\w) \n\s*")
"""Where a piece of a body ends without a full stop, as a heading does."""
_asked: TimedCache[Found] = TimedCache()


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader wants: words as typed, choices, the order, a page (from 1)."""

    text: str
    narrowing: Narrowing = EVERYWHERE
    by_date: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that was found: its headline, and lines of it, with what was asked marked."""

    story_id: int
    headline: Marked
    lines: Marked


@dataclass(frozen=True, slots=True)
class Results:
    """``text`` is what was read of the question. ``total`` stories were found, or at least that
    many (``is_more``); ``keys`` and ``periods`` say how many a choice would leave.

    ``is_some``: no story has all the words, these have some. ``suggestion`` is another spelling
    with which stories are found. ``is_too_much``: the question was not answered, because it would
    have taken too long; ``is_cut``: not all of it was read.
    """

    text: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_more: bool = False
    is_some: bool = False
    is_cut: bool = False
    is_too_much: bool = False
    suggestion: str = ""
    keys: Mapping[str, int] = field(default_factory=dict)
    periods: Mapping[int, int] = field(default_factory=dict)


def find(query: Query) -> Results:
    """Stories that readers can see now. Raises Django's database errors, and nothing else."""
    question = read(query.text)
    if not question.wanted:
        return Results(question.text, is_cut=question.is_cut)
    try:
        with bounded():
            found = _found(question, query)
            suggestion = _suggestion(question, found)
    except TooMuch:
        logger.warning("a search took too long and was stopped: %r", question.text)
        return Results(question.text, is_cut=question.is_cut, is_too_much=True)
    start = (query.page - 1) * PAGE
    return Results(
        question.text,
        hits=show(found.ids[start : start + PAGE], question),
        total=len(found.ids),
        is_more=found.is_more,
        is_some=found.is_some,
        is_cut=question.is_cut,
        suggestion=suggestion,
        keys=found.keys or Counter(),
        periods=found.periods or Counter(),
    )


def _found(question: Question, query: Query) -> Found:
    key = (question, query.narrowing, query.by_date, press.last_change())

    def answer(driver: Driver) -> Found:
        return ask(driver, question, query.narrowing, by_date=query.by_date)

    return _asked.of(key, lambda: answered(answer))


def show(ids: Sequence[int], question: Question) -> tuple[Hit, ...]:
    """The stories ``ids`` that readers can see now, in that order, from their rows."""
    columns = ("pk", "title", "short_headline", "standfirst", "language")
    rows = visible().filter(pk__in=list(ids)).order_by()
    shown = {}
    for pk, title, short, standfirst, language, body in rows.values_list(
        *columns, Cast("body", TextField())
    ):
        terms = question.wanted
        text = HEADING_END.sub(" · ", normal(body_text(body)))
        lines = excerpt(text, terms, language) or marked(normal(standfirst), terms, language)
        shown[pk] = Hit(pk, marked(normal(short or title), terms, language), lines)
    return tuple(shown[pk] for pk in ids if pk in shown)


def _suggestion(question: Question, found: Found) -> str:
    """The question with slips mended; empty if nothing is to be mended, or it finds nothing."""
    if found.ids and not found.is_some:
        return ""
    driver = database()
    counts = frequencies({token for term in question.wanted for token in term.plain})
    unknown = {
        token
        for term in question.wanted
        if not exists(driver, [term])
        for token in term.plain
        if not counts[token]
    }
    mended = WORD.sub(lambda one: _mended(one[0], unknown), question.text)
    wanted = read(mended).wanted
    return mended if mended != question.text and exists(driver, wanted) else ""


def _mended(written: str, unknown: set[str]) -> str:
    tokens = folded(written)
    if len(tokens) != 1 or tokens[0] not in unknown:
        return written
    near = spelling.nearest(tokens[0])
    return near[0] if near else written

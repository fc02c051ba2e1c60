"""PostgreSQL: text vectors with a GIN index, over our own tokens.

Vectors and questions are written out token by token, so no dictionary and no extension is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from djeli.kit.words.tokens import is_pair, plain
from djeli.search.drivers.interface import TEXTS, Match, Wish
from djeli.search.drivers.visible_matches import seen
from djeli.search.index.documents import Document
from djeli.search.question import Term

CLASSES = {"headline": "A", "names": "B", "standfirst": "C", "body": "D"}
WEIGHTS = "{0.1, 0.4, 0.5, 1.0}"
"""Of body, standfirst, names, headline."""
FARTHEST = 16_383
"""The last place in a vector; what stands beyond counts as there."""
GAP = 50
"""Places left between two parts of a story, so that no phrase goes across."""
RANKED = 300
"""How many matches at most are ranked by their bodies too."""
ARM = (
    "SELECT number, %s * (1 + (heads @@ %s::tsquery)::int) AS part FROM search_words"
    " WHERE words @@ %s::tsquery"
)
TABLES = (
    "CREATE TABLE search_words (number bigint PRIMARY KEY, heads tsvector NOT NULL,"
    " words tsvector NOT NULL, headline tsvector NOT NULL, keys text[] NOT NULL)",
    "CREATE INDEX search_words_words ON search_words USING gin (words)",
    "CREATE INDEX search_words_headline ON search_words USING gin (headline)",
)


class PostgreSQLDriver:
    name = "database"

    def create_tables(self) -> None:
        self.drop_tables()
        with connection.cursor() as cursor:
            for statement in TABLES:
                cursor.execute(statement)

    def drop_tables(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS search_words")

    def write(self, documents: Mapping[int, Document]) -> None:
        self.remove(documents)
        rows: list[list[Any]] = [
            [number, _vector(one, heads=True), _vector(one), _simple(one), list(one.keys)]
            for number, one in documents.items()
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (number, heads, words, headline, keys)"
                " VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector, %s)",
                rows,
            )

    def remove(self, numbers: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE number = ANY(%s)", [list(numbers)])

    def all_words(self, wish: Wish) -> Sequence[Match]:
        asked, some = _every(wish.wanted), _some(wish.wanted)
        score = f"ts_rank('{WEIGHTS}', heads, %s::tsquery)"
        found = _asked(wish, score, [some], "words @@ %s::tsquery", [asked])
        if 1 < len(found) <= RANKED:
            return _ranked(found, some)
        return found

    def in_headline(self, wish: Wish) -> Sequence[Match]:
        asked = _every(wish.wanted, weight=":A")
        score = f"ts_rank('{WEIGHTS}', heads, %s::tsquery)"
        return _asked(wish, score, [asked], "words @@ %s::tsquery", [asked])

    def some_words(self, wish: Wish, weights: Sequence[float]) -> Sequence[Match]:
        arms, arguments = [], []
        for term, weight in zip(wish.wanted, weights, strict=True):
            narrowed, extra = _narrowed(wish)
            # What stands in the headline or the names counts twice.
            arms.append(f"({ARM}{narrowed} ORDER BY number DESC LIMIT %s)")
            asked = _term(term)
            arguments += [weight, asked, asked, *extra, wish.limit]
        union = " UNION ALL ".join(arms)
        sql = (
            f"SELECT number, sum(part)::float8 AS score FROM ({union}) AS arm GROUP BY number"  # noqa: S608 (our own parts; values are parameters)
            " ORDER BY score DESC, number DESC LIMIT %s"
        )
        return seen(sql, [*arguments, wish.limit])

    def headlines(self, words: Sequence[str], beginning: str, limit: int) -> Sequence[Match]:
        asked = " & ".join([*(f"'{word}'" for word in words), f"'{beginning}':*"])
        sql = (
            "SELECT number, 0::float8 AS score FROM search_words"
            " WHERE headline @@ %s::tsquery ORDER BY number DESC LIMIT %s"
        )
        return seen(sql, [asked, limit])


def _asked(
    wish: Wish, score: str, scored: Sequence[Any], condition: str, asked: Sequence[Any]
) -> list[Match]:
    narrowed, extra = _narrowed(wish)
    sql = (
        f"SELECT number, {score}::float8 AS score FROM search_words"  # noqa: S608 (ours alone)
        f" WHERE {condition}{narrowed} ORDER BY number DESC LIMIT %s"
    )
    return seen(sql, [*scored, *asked, *extra, wish.limit])


def _narrowed(wish: Wish) -> tuple[str, list[Any]]:
    """What is asked beside the words."""
    conditions = ""
    arguments: list[Any] = []
    if wish.unwanted:
        conditions += " AND NOT words @@ %s::tsquery"
        arguments.append(_some(wish.unwanted))
    if wish.keys:
        conditions += " AND keys @> %s"
        arguments.append(list(wish.keys))
    for sign, number in ((">=", wish.since), ("<", wish.until)):
        if number is not None:
            conditions += f" AND number {sign} %s"
            arguments.append(number)
    return conditions, arguments


def _ranked(found: Sequence[Match], some: str) -> list[Match]:
    """The same matches, with the bodies weighed too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, ts_rank(%s::float4[], words, %s::tsquery)::float8 FROM search_words"
            " WHERE number = ANY(%s)",
            [WEIGHTS, some, [one.number for one in found]],
        )
        scores = dict(cursor.fetchall())
    return [one._replace(score=scores.get(one.number, one.score)) for one in found]


def _vector(document: Document, *, heads: bool = False) -> str:
    """The document as PostgreSQL writes a vector: each token with its places and their weight."""
    places: dict[str, list[str]] = defaultdict(list)
    start = 1
    for name in TEXTS:
        if heads and name == "body":
            continue
        found = document.analysed[name].split()
        for place, token in enumerate(found, start):
            if len(places[token]) < 255:
                places[token].append(f"{min(place, FARTHEST)}{CLASSES[name]}")
        start += len(found) + GAP
    return " ".join(f"'{token}':{','.join(where)}" for token, where in places.items())


def _simple(document: Document) -> str:
    """The headline's words, folded and not cut, for what is only begun."""
    return " ".join(f"'{word}'" for word in set(plain(document.texts["headline"]).split()))


def _every(terms: Iterable[Term], weight: str = "") -> str:
    return " & ".join(_term(term, weight) for term in terms)


def _some(terms: Iterable[Term]) -> str:
    return " | ".join(map(_term, terms))


def _term(term: Term, weight: str = "") -> str:
    ways = (" <-> ".join(_token(token, weight) for token in way) for way in sorted(term.ways))
    return f"({' | '.join(f'({way})' for way in ways)})"


def _token(token: str, weight: str) -> str:
    if len(token) == 1 and is_pair(token):
        return f"'{token}':*{weight.removeprefix(':')}"
    return f"'{token}'{weight}"

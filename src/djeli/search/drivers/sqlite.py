"""SQLite: a full-text index (FTS5), over our own tokens.

The tokenizer only splits at spaces: all that is not ASCII counts as a letter for it, and our tokens
have no signs. Whatever a reader types reaches it as quoted tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from djeli.kit.words.tokens import is_pair, plain
from djeli.search.drivers.interface import TEXTS, Match, Wish
from djeli.search.drivers.scores import scorer
from djeli.search.drivers.visible_matches import read, seen
from djeli.search.index.documents import Document
from djeli.search.question import Term

READ = 4000
"""Characters of a body's tokens that are read to weigh it."""
KEY = "§"
"""Begins a key in the index: a sign that no reader's word has."""
TABLES = (
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(headline, standfirst, body, names, keys, tokenize='ascii')",
    "CREATE VIRTUAL TABLE search_headlines USING fts5"
    "(headline, tokenize='ascii', prefix='1 2 3 4')",
)


class SQLiteDriver:
    name = "database"

    def create_tables(self) -> None:
        self.drop_tables()
        with connection.cursor() as cursor:
            for statement in TABLES:
                cursor.execute(statement)

    def drop_tables(self) -> None:
        with connection.cursor() as cursor:
            for table in ("search_words", "search_headlines"):
                cursor.execute(f"DROP TABLE IF EXISTS {table}")

    def write(self, documents: Mapping[int, Document]) -> None:
        self.remove(documents)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (rowid, headline, standfirst, body, names, keys)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [
                    [number, *(one.analysed[name] for name in TEXTS), _keys(one.keys)]
                    for number, one in documents.items()
                ],
            )
            cursor.executemany(
                "INSERT INTO search_headlines (rowid, headline) VALUES (%s, %s)",
                [[number, plain(one.texts["headline"])] for number, one in documents.items()],
            )

    def remove(self, numbers: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            for table in ("search_words", "search_headlines"):
                cursor.executemany(
                    f"DELETE FROM {table} WHERE rowid = %s",  # noqa: S608 (one of two names)
                    [[number] for number in numbers],
                )

    def all_words(self, wish: Wish) -> Sequence[Match]:
        # No word of a reader's is a key, so no column needs naming: that would cost its time.
        return _asked(wish, _every(wish.wanted))

    def in_headline(self, wish: Wish) -> Sequence[Match]:
        return _asked(wish, f"headline : ({_every(wish.wanted)})")

    def some_words(self, wish: Wish, weights: Sequence[float]) -> Sequence[Match]:
        some = " OR ".join(_term(term) for term in wish.wanted)
        return _asked(wish, some, is_some=True)

    def headlines(self, words: Sequence[str], beginning: str, limit: int) -> Sequence[Match]:
        match = " AND ".join([*(f'"{word}"' for word in words), f'"{beginning}" *'])
        sql = (
            "SELECT rowid AS number, 0 AS score FROM search_headlines"
            " WHERE search_headlines MATCH %s ORDER BY rowid DESC LIMIT %s"
        )
        return seen(sql, [match, limit])


def _asked(wish: Wish, match: str, *, is_some: bool = False) -> list[Match]:
    if wish.unwanted:
        match = f"({match}) NOT ({' OR '.join(map(_term, wish.unwanted))})"
    for key in wish.keys:
        match = f'({match}) AND keys : "{_key(key)}"'
    conditions: list[str] = ["search_words MATCH %s"]
    arguments: list[Any] = [match]
    for sign, number in ((">=", wish.since), ("<", wish.until)):
        if number is not None:
            conditions.append(f"rowid {sign} %s")
            arguments.append(number)
    columns = f"headline, standfirst, substr(body, 1, {READ}) AS body, names"
    sql = (
        f"SELECT rowid AS number, {columns if wish.is_weighed else '0 AS score'} FROM search_words"  # noqa: S608 (our own columns)
        f" WHERE {' AND '.join(conditions)} ORDER BY rowid DESC LIMIT %s"
    )
    arguments.append(wish.limit)
    if not wish.is_weighed:
        return seen(sql, arguments)
    score = scorer(wish.wanted, is_some=is_some)
    return [
        Match(number, score(texts) if pk is not None else 0.0, pk, keys)
        for number, pk, keys, *texts in read(sql, arguments, *TEXTS)
    ]


def _every(terms: Iterable[Term]) -> str:
    return " AND ".join(map(_term, terms))


def _term(term: Term) -> str:
    return f"({' OR '.join(_quoted(way) for way in sorted(term.ways))})"


def _quoted(way: Sequence[str]) -> str:
    phrase = f'"{" ".join(way)}"'
    # A single letter of a script without spaces stands in pairs that begin with it.
    return f"{phrase} *" if len(way) == 1 and len(way[0]) == 1 and is_pair(way[0]) else phrase


def _keys(keys: Iterable[str]) -> str:
    return " ".join(map(_key, keys))


def _key(key: str) -> str:
    return KEY + key.replace(":", "")

"""Under which words the inbox finds an item: an index in the edition's own database.

SQLite has a full-text table (FTS5), PostgreSQL a text vector; both hold our own tokens, so every
script is found, with accents and without. What somebody types are words that all have to be there;
the last may be a beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from djeli.kit.words.tokens import plain

TABLES = {
    "sqlite": ("CREATE VIRTUAL TABLE wire_words USING fts5(words, tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE wire_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX wire_words_words ON wire_words USING gin (words)",
    ),
}
ASKED = {
    "sqlite": "SELECT rowid FROM wire_words WHERE wire_words MATCH %s",
    "postgresql": "SELECT rowid FROM wire_words WHERE words @@ %s::tsquery",
}
TAGS = re.compile(r"<[^>]+>")
MOST_WORDS = 10_000
"""Words of one item that are indexed: a vector has bounds."""


def create_table() -> None:
    with connection.cursor() as cursor:
        for statement in TABLES[connection.vendor]:
            cursor.execute(statement)


def drop_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS wire_words")


def index(items: Iterable[Any]) -> None:
    """Write the words of ``items`` (rows of ``WireItem``) anew."""
    rows = [(item.pk, " ".join(list(_words_of(item))[:MOST_WORDS])) for item in items]
    remove(pk for pk, _words in rows)
    words = "array_to_tsvector(string_to_array(%s, ' '))" if _is_postgresql() else "%s"
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO wire_words (rowid, words) VALUES (%s, {words})", rows)  # noqa: S608 (one of two)


def remove(pks: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM wire_words WHERE rowid = %s", [[pk] for pk in pks])


def having(items: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those of ``items`` that have every word of ``typed``; all of them where it has no word."""
    wanted = plain(typed.replace("\x00", " ")).split()
    if not wanted:
        return items
    *whole, last = wanted
    if _is_postgresql():
        asked = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
    else:
        asked = " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *'])
    # The sum keeps SQLite from fetching every row that has the words, however many, to sort them:
    # it goes along the inbox instead, and has its page after a few.
    found = items.alias(number=F("pk") + 0)
    return found.filter(number__in=RawSQL(ASKED[connection.vendor], [asked]))  # noqa: S611 (a parameter)


def _words_of(item: Any) -> Iterator[str]:
    """Once each: what counts is whether a word is there."""
    yield from dict.fromkeys(plain(" ".join(_texts(item))).split())


def _texts(item: Any) -> Iterator[str]:
    yield from (item.headline, item.slugline, item.description, item.byline, item.dateline)
    yield from (item.agency_name, item.credit, item.ednote, item.genre, *map(str, item.keywords))
    yield from (str(subject.get("name") or "") for subject in item.subjects)
    for block in item.blocks:
        yield TAGS.sub(" ", block["text"])
        yield from (cell for row in block.get("rows") or () for cell in row)
    for one in item.media:
        yield from (str(one.get(name) or "") for name in ("headline", "caption", "byline", "place"))


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"

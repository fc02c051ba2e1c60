"""OpenSearch, if ``OPENSEARCH_URL`` names one: the same tokens, ranked there.

Only the client's own requests are used (`opensearch-py`, of ``djeli[scale]``). Texts come analysed,
so its analyser splits at spaces and nothing else, and finds what the database would find.
Whether a story may be seen is asked of the database, as with every driver.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings

from djeli.kit.words.tokens import is_pair, plain
from djeli.search.drivers.interface import TEXTS, Match, Wish
from djeli.search.drivers.visible_matches import seen_among
from djeli.search.index.documents import Document
from djeli.search.question import Term

SECONDS = 0.7
"""After which an answer is no longer waited for: the database is asked instead."""
WRITING = 30.0
WEIGHTS = {"headline": 10, "standfirst": 4, "body": 1, "names": 5}
TEXT = {"type": "text", "analyzer": "whitespace"}
MAPPINGS: dict[str, Any] = {
    "dynamic": False,
    "properties": {
        **dict.fromkeys(TEXTS, TEXT),
        "begun": TEXT,
        "keys": {"type": "keyword"},
        "number": {"type": "long"},
    },
}


class OpenSearchDriver:
    name = "opensearch"

    def __init__(self, url: str, index: str = "djeli-stories") -> None:
        # Not above: the package comes with djeli[scale] alone.
        from opensearchpy import OpenSearch

        self.index = index
        options = {"retry_on_timeout": False, "max_retries": 0}
        self.client = OpenSearch([url], timeout=SECONDS, **options)

    def create_tables(self) -> None:
        self.drop_tables()
        self.client.indices.create(
            index=self.index, body={"mappings": MAPPINGS}, params={"request_timeout": WRITING}
        )

    def drop_tables(self) -> None:
        self.client.indices.delete(
            index=self.index, params={"ignore_unavailable": "true", "request_timeout": WRITING}
        )

    def write(self, documents: Mapping[int, Document]) -> None:
        self._bulk(
            line
            for number, one in documents.items()
            for line in (
                {"index": {"_id": str(number)}},
                {
                    **{name: one.analysed[name] for name in TEXTS},
                    "begun": plain(one.texts["headline"]),
                    "keys": list(one.keys),
                    "number": number,
                },
            )
        )

    def remove(self, numbers: Iterable[int]) -> None:
        self._bulk({"delete": {"_id": str(number)}} for number in numbers)

    def _bulk(self, lines: Iterable[dict[str, Any]]) -> None:
        """Raises RuntimeError if one of the lines was refused."""
        body = list(lines)
        if not body:
            return
        answer = self.client.bulk(
            body=body, index=self.index, params={"request_timeout": WRITING, "refresh": "true"}
        )
        for item in answer.get("items", ()):
            (told,) = item.values()
            # What is to go and is not there is gone.
            if told.get("status", 200) >= 400 and told["status"] != 404:
                reason = told.get("error", {}).get("reason", "no reason was given")
                raise RuntimeError(f"OpenSearch refused a story: {reason}")

    def all_words(self, wish: Wish) -> Sequence[Match]:
        return self._asked(wish, [_term(term, TEXTS) for term in wish.wanted])

    def in_headline(self, wish: Wish) -> Sequence[Match]:
        return self._asked(wish, [_term(term, ("headline",)) for term in wish.wanted])

    def some_words(self, wish: Wish, weights: Sequence[float]) -> Sequence[Match]:
        some = [
            {"constant_score": {"filter": _term(term, TEXTS), "boost": weight}}
            for term, weight in zip(wish.wanted, weights, strict=True)
        ]
        return self._asked(wish, [{"bool": {"should": some, "minimum_should_match": 1}}], best=True)

    def headlines(self, words: Sequence[str], beginning: str, limit: int) -> Sequence[Match]:
        asked: list[dict[str, Any]] = [{"term": {"begun": word}} for word in words]
        asked.append({"prefix": {"begun": beginning}})
        return self._asked(Wish((), limit=limit), asked)

    def _asked(
        self, wish: Wish, wanted: Sequence[dict[str, Any]], *, best: bool = False
    ) -> Sequence[Match]:
        numbers = {
            name: value for name, value in (("gte", wish.since), ("lt", wish.until)) if value
        }
        narrowed: list[dict[str, Any]] = [{"term": {"keys": key}} for key in wish.keys]
        if numbers:
            narrowed.append({"range": {"number": numbers}})
        query = {
            "bool": {
                "must": list(wanted),
                "must_not": [_term(term, TEXTS) for term in wish.unwanted],
                "filter": narrowed,
            }
        }
        order: list[Any] = ["_score"] if best else [{"number": "desc"}]
        body = {
            "query": query,
            "size": wish.limit,
            "sort": order,
            "track_scores": True,
            "_source": False,
            "timeout": f"{int(SECONDS * 1000)}ms",
        }
        answer = self.client.search(index=self.index, body=body)
        hits = answer["hits"]["hits"]
        return seen_among({int(hit["_id"]): float(hit["_score"] or 0.0) for hit in hits})


def _term(term: Term, fields: Sequence[str]) -> dict[str, Any]:
    """Any of the ways of ``term``, in any of the fields; the best of them counts."""
    ways = [
        {
            "multi_match": {
                "query": " ".join(way),
                "type": _kind(way),
                "fields": [f"{name}^{WEIGHTS[name]}" for name in fields],
                "analyzer": "whitespace",
            }
        }
        for way in sorted(term.ways)
    ]
    return {"dis_max": {"queries": ways}}


def _kind(way: Sequence[str]) -> str:
    # A single letter of a script without spaces stands in pairs that begin with it.
    is_begun = len(way) == 1 and len(way[0]) == 1 and is_pair(way[0])
    return "phrase_prefix" if is_begun else "phrase"


def configured() -> OpenSearchDriver | None:
    """The driver, where the environment names a server."""
    url = settings.OPENSEARCH_URL
    return OpenSearchDriver(url, settings.OPENSEARCH_INDEX) if url else None

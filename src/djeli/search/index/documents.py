"""Stories as they are indexed, read in a few queries for any number of stories."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from djeli.kit.words.tokens import WORD, folded, is_pair, normal, tokens
from djeli.stories.lists.expiry import over
from djeli.stories.lists.listings import STEP, agency_key, author_key, section_key, topic_key
from djeli.stories.lists.restrictions import listed
from djeli.stories.models import Article, Byline, Claim, Section
from djeli.stories.text import bodies

ANALYSIS = "3"
"""Raised when stories must be indexed again, because the rules for words have changed."""
IN_A_MINUTE = 4096
"""Numbers that one minute has."""
COLUMNS = ("headline", "standfirst", "body", "names")
"""The parts of a document, in the order of their weight but for the last."""
FIELDS = (
    "pk", "title", "short_headline", "kicker", "standfirst", "dateline", "language", "path",
    "first_published_at",
)  # fmt: skip


@dataclass(slots=True)
class Document:
    """One story as it is indexed. The texts are what readers read, by ``COLUMNS``."""

    story_id: int
    published_at: datetime
    language: str
    keys: tuple[str, ...]
    texts: dict[str, str]
    digest: str
    analysed: dict[str, str] = field(default_factory=dict)

    @property
    def first_number(self) -> int:
        """The number that it has unless another story has it."""
        return number_at(self.published_at) + self.story_id % IN_A_MINUTE

    def analyse(self) -> None:
        """Fill ``analysed``: tokens with spaces between, by ``COLUMNS``."""
        self.analysed = {
            name: " ".join(tokens(text, self.language)) for name, text in self.texts.items()
        }

    def vocabulary(self) -> dict[str, str]:
        """Its different words, folded, each as it is written in small letters."""
        found: dict[str, str] = {}
        for text in self.texts.values():
            for written in WORD.findall(text):
                for word in folded(written):
                    if is_counted(word):
                        found.setdefault(word, written.lower()[:64])
        return found


def is_counted(word: str) -> bool:
    """True for words whose number of stories is in the vocabulary."""
    return len(word) > 2 and not word.isdigit() and not is_pair(word)


def number_at(moment: datetime) -> int:
    """The first number of a document of that minute."""
    return int(moment.timestamp() // 60) * IN_A_MINUTE


def hashed(text: str) -> str:
    """A digest of ``text``, 32 characters."""
    return hashlib.blake2b(text.encode("utf-8", "ignore"), digest_size=16).hexdigest()


def visible() -> QuerySet[Article]:
    """The stories that readers can see now, by the times on their rows."""
    seen: QuerySet[Article] = Article.objects.filter(listed(), first_published_at__isnull=False)
    return seen.exclude(over(timezone.now()))


def build(ids: Sequence[int]) -> dict[int, Document]:
    """The documents of those of ``ids`` that readers can see now, by id."""
    body = Cast("body", TextField())
    rows = list(visible().filter(pk__in=ids).values_list(*FIELDS, body))
    found = [row[0] for row in rows]
    above, keys, names = _Sections(), defaultdict(set), defaultdict(list)
    for article_id, key, name in (*_bylines(found), *_topics(found)):
        keys[article_id].add(key)
        names[article_id].append(name)
    claims = defaultdict(list)
    for article_id, said in _claims(found):
        claims[article_id].append(said)
    for article_id, path in _further(found):
        keys[article_id].update(above.of(path))
    documents = {}
    for row in rows:
        keys[row[0]].update(above.of(row[FIELDS.index("path")][:-STEP]))
        documents[row[0]] = _document(row, sorted(keys[row[0]]), names[row[0]], claims[row[0]])
    return documents


def _document(
    row: Sequence[Any], keys: Sequence[str], names: Sequence[str], claims: Sequence[str]
) -> Document:
    of = dict(zip((*FIELDS, "body"), row, strict=True))
    seen = hashlib.blake2b(digest_size=16)
    for part in (ANALYSIS, *map(str, row), *keys, *names, *claims):
        seen.update(part.encode("utf-8", "ignore") + b"\0")
    return Document(
        story_id=of["pk"],
        published_at=of["first_published_at"],
        language=of["language"],
        keys=tuple(keys),
        texts={
            "headline": normal(f"{of['title']} \n{of['short_headline']}"),
            "standfirst": normal(f"{of['kicker']} \n{of['standfirst']}"),
            "body": normal(" \n".join([*claims, body_text(of["body"])])),
            "names": normal(" \n".join([*names, of["dateline"]])),
        },
        digest=seen.hexdigest(),
    )


def body_text(stored: str) -> str:
    """The text of a stored body, a line for each piece of it."""
    return " \n".join(bodies.texts(json.loads(stored or "[]")))


class _Sections:
    """The keys of a section and of all above it, by the section's path."""

    def __init__(self) -> None:
        self.ids = dict(Section.objects.values_list("path", "pk"))

    def of(self, path: str) -> Iterator[str]:
        for end in range(STEP, len(path) + 1, STEP):
            if path[:end] in self.ids:
                yield section_key(self.ids[path[:end]])


def _bylines(ids: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    rows = Byline.objects.filter(article_id__in=ids).order_by("article_id", "sort_order", "pk")
    columns = ("article_id", "contributor_id", "contributor__name", "agency_id", "agency__name")
    for article_id, contributor, name, agency, agency_name in rows.values_list(*columns):
        if contributor:
            yield article_id, author_key(contributor), name
        elif agency:
            yield article_id, agency_key(agency), agency_name


def _topics(ids: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    rows = Article.topics.through.objects.filter(article_id__in=ids).order_by("article_id", "pk")
    columns = ("article_id", "topic_id", "topic__name", "topic__aliases")
    for article_id, topic, name, aliases in rows.values_list(*columns):
        yield article_id, topic_key(topic), f"{name} \n{aliases}"


def _claims(ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    rows = Claim.objects.filter(article_id__in=ids).order_by("article_id", "sort_order", "pk")
    columns = ("article_id", "text", "claimant", "rating__name", "checked")
    for article_id, *parts in rows.values_list(*columns):
        yield article_id, " \n".join(part for part in parts if part)


def _further(ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    through = Article.further_sections.through.objects.filter(article_id__in=ids)
    path = Cast("section__path", CharField())
    yield from through.order_by("pk").values_list("article_id", path)

"""What every driver can do. It gets analysed tokens, and cuts or folds nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from djeli.search.index.documents import Document
from djeli.search.question import Term

TEXTS = ("headline", "standfirst", "body", "names")


class Match(NamedTuple):
    """A document that has what was asked; a greater ``score`` is a better one. ``keys`` as stored,
    ``story_id`` None if readers cannot see the story now."""

    number: int
    score: float
    story_id: int | None
    keys: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What to look for: ``keys`` must all be there, numbers are ``since`` <= n < ``until``; at most
    ``limit`` matches, the newest. Where nothing is ``is_weighed``, scores need mean nothing."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()
    keys: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    limit: int = 2000
    is_weighed: bool = True


class Driver(Protocol):
    """An index of documents by number."""

    name: str

    def create_tables(self) -> None:
        """Make the tables, in place of what is there."""

    def drop_tables(self) -> None:
        """Take the tables away."""

    def write(self, documents: Mapping[int, Document]) -> None:
        """Put the documents in, by number; what is there under a number is replaced."""

    def remove(self, numbers: Iterable[int]) -> None:
        """Take documents out."""

    def all_words(self, wish: Wish) -> Sequence[Match]:
        """The newest documents with everything that is wanted."""

    def in_headline(self, wish: Wish) -> Sequence[Match]:
        """The newest documents with everything that is wanted in the headline."""

    def some_words(self, wish: Wish, weights: Sequence[float]) -> Sequence[Match]:
        """The best documents with some of what is wanted; a weight for each term."""

    def headlines(self, words: Sequence[str], beginning: str, limit: int) -> Sequence[Match]:
        """The newest documents whose headline has ``words`` and a word that begins so."""

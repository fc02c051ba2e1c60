"""An item in our own shape, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from djeli.kit.numbers import whole_number
from djeli.wire.formats.attached import MEDIA_KINDS, Link, Media
from djeli.wire.formats.states import STOPS

TEXT_KINDS = frozenset({"text", "composite", ""})
BlockKind = Literal["paragraph", "heading", "table", "quote", "caption"]


def urgency_in(written: str) -> int | None:
    """An urgency from 1 to 9; None for what is none."""
    number = whole_number(written)
    return number if number in range(1, 10) else None


class Refused(ValueError):
    """Bytes that are no item that we read; holds one clear line. ``raw`` is the item's own part of
    a file with several; empty if it is the whole file."""

    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body: cleaned HTML (paragraph), plain text (heading, quote), or rows (table;
    ``text`` is its caption). A ``caption`` is that of a picture: it is shown, and no part of the
    text."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    has_header: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about: a name, and a code such as ``medtop:04000000`` where it has one."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedItem:
    """One agency item. Empty texts, empty tuples and None if the item is silent.

    ``kind`` is the item's class (text, picture, video, audio, composite, event...); ``urgency`` 1
    (most urgent) to 9; ``pub_status`` usable, withheld or canceled; ``signal`` the bare name of
    an editorial signal (update, correction...). Times are aware. ``version`` is empty if the
    agency gives none. ``embargo`` is what was written where that is no instant, and then
    ``has_unclear_embargo``. ``ednote`` is for editors and never published. ``media`` are its
    pictures, graphics, film and sound with all their files; ``links`` other items: what it updates,
    corrects or kills, and the parts of a package. ``repairs`` says, a line each, what was mended or
    guessed; ``raw`` is the item's own part of a file with several.
    """

    guid: str
    version: str = ""
    form: str
    kind: str = "text"
    headline: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    description: str = ""
    blocks: tuple[Block, ...] = ()
    language: str = ""
    agency: str = ""
    credit: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    ednote: str = ""
    urgency: int | None = None
    pub_status: str = "usable"
    signal: str = ""
    created_at: datetime | None = None
    version_at: datetime | None = None
    embargoed_until: datetime | None = None
    embargo: str = ""
    has_unclear_embargo: bool = False
    expires_at: datetime | None = None
    subjects: tuple[Subject, ...] = ()
    genre: str = ""
    keywords: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    links: tuple[Link, ...] = ()
    repairs: tuple[str, ...] = ()
    raw: bytes = b""

    @property
    def is_stop(self) -> bool:
        """True if the agency forbids the item's use, for now or for good."""
        return self.pub_status in STOPS

    @property
    def is_text(self) -> bool:
        """True if the item can become a story: it has a headline and a body."""
        has_text = any(block.kind != "caption" for block in self.blocks)
        return self.kind in TEXT_KINDS and bool(self.headline and has_text)

    @property
    def is_news(self) -> bool:
        """True for what an inbox is for: text, also a headline alone (an alert), and pictures,
        graphics, film and sound that have a file or a caption."""
        if self.kind in TEXT_KINDS:
            return bool(self.headline)
        return self.kind in MEDIA_KINDS and bool(self.media and (self.headline or self.description))

"""What changed in a story, and the head of the chain of versions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from djeli.kit.language import Direction, direction
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """A version in the list. `withheld` is why its content is not shown. `url` leads to what
    changed since the version before; empty where that cannot be shown."""

    number: int
    kind: str
    at: datetime
    by: str = ""
    withheld: str = ""
    hash: str = ""
    url: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Some words: `op` is `=`, `+` or `-`."""

    op: Literal["=", "+", "-"]
    text: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A paragraph: `kind` is text, heading, quote, fact, table, picture or other; `state` is same,
    changed, added, removed or moved."""

    kind: str
    state: str
    pieces: tuple[ShownPiece, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs in a row. A folded one holds only paragraphs that did not change."""

    passages: tuple[ShownPassage, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """What changed of verification, sources, agency, disclosures, sponsor or claims."""

    name: str
    passages: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDifference:
    """Two versions side by side in one text. A part that is equal in both is empty; `withheld` is
    why nothing can be shown."""

    older: int
    newer: int
    headline: tuple[ShownPiece, ...] = ()
    standfirst: tuple[ShownPiece, ...] = ()
    bylines: tuple[ShownPiece, ...] = ()
    picture: tuple[ShownPiece, ...] = ()
    record: tuple[ChangedPart, ...] = ()
    body: tuple[Stretch, ...] = ()
    added: int = 0
    removed: int = 0
    is_empty: bool = False
    withheld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """The versions of a story, newest first, and the difference of two of them.

    `language` is the story's own tag; empty when it is the page's. With fewer than two versions
    there is no difference.
    """

    head: PageHead
    breadcrumb: tuple[Link, ...]
    story: Link
    versions: tuple[ShownVersion, ...]
    difference: ShownDifference | None = None
    language: str = ""

    @property
    def direction(self) -> Direction:
        """Which way the story runs."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class ShownHead:
    """The chain's head on one day."""

    day: date
    position: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPage:
    """How our versions can be checked, and the heads of the last days, newest first."""

    head: PageHead
    breadcrumb: tuple[Link, ...]
    heads: tuple[ShownHead, ...]

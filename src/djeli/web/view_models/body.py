"""The body of a story or a standing page: typed blocks in order.

`html` fields are cleaned before they come here: `p`, `ul`, `ol`, `li`, `a`, `b`, `strong`, `i`,
`em`, `br`, `sup`, `sub`, `blockquote`, no classes, no styles. Each block names its component with
`kind`: `components/body/<kind>.html`.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from markupsafe import Markup

from djeli.web.view_models.card import Card
from djeli.web.view_models.picture import ShownPicture


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text: one or more paragraphs or lists, as cleaned HTML."""

    kind: ClassVar[str] = "paragraphs"
    html: Markup


@dataclass(frozen=True, slots=True)
class Heading:
    """A crosshead. Level 2 divides the story, level 3 divides such a part."""

    kind: ClassVar[str] = "heading"
    text: str
    level: Literal[2, 3] = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """A picture between paragraphs, with its caption and credit."""

    kind: ClassVar[str] = "picture"
    picture: ShownPicture


@dataclass(frozen=True, slots=True)
class Gallery:
    """Several pictures, shown together; each keeps its own caption and credit."""

    kind: ClassVar[str] = "gallery"
    pictures: tuple[ShownPicture, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence lifted out of the story, and who said it."""

    kind: ClassVar[str] = "pull_quote"
    quote: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class FactBox:
    """Background beside the story."""

    kind: ClassVar[str] = "fact_box"
    heading: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Embed:
    """Something kept by another host, which is not asked for before the reader taps.

    `url` is the page at the provider, `frame_url` what its player shows in a frame (empty when
    there is none: then only the link is offered). `shape` is width to height.
    """

    kind: ClassVar[str] = "embed"
    provider: str
    title: str
    url: str
    frame_url: str = ""
    shape: Literal["wide", "square", "tall"] = "wide"
    is_paid_for: bool = False
    """Whether it stands in a story that somebody paid for."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows. `header` may be empty; the first cell of a row may head it."""

    kind: ClassVar[str] = "table"
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    caption: str = ""
    is_first_column_header: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A table drawn as a chart, and the table itself for those who want the figures."""

    kind: ClassVar[str] = "chart"
    title: str
    svg: Markup
    table: Table
    unit: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LocatorMap:
    """Where the story happens: a map drawn by us."""

    kind: ClassVar[str] = "map"
    svg: Markup
    caption: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A file to download; `form` such as "PDF", `size` in bytes."""

    kind: ClassVar[str] = "document"
    title: str
    url: str
    form: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A story that the editor points to from within the text."""

    kind: ClassVar[str] = "related_link"
    card: Card


Block = (
    Paragraphs
    | Heading
    | BodyPicture
    | Gallery
    | PullQuote
    | FactBox
    | Embed
    | Table
    | Chart
    | LocatorMap
    | DocumentLink
    | RelatedLink
)

"""A mail before it has a recipient."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from djeli.kit.language import Direction, direction

LEAVE = "@@leave@@"
SETTINGS = "@@settings@@"
"""Where in a letter the recipient's own links go."""


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """A picture by absolute address, as JPEG. Its credit is never parted from it."""

    url: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStory:
    """A story in a letter. ``url`` is absolute; texts are plain."""

    pk: int
    headline: str
    standfirst: str
    url: str
    label: str = ""
    byline: str = ""
    reading: str = ""
    note: str = ""
    """What readers must know of it: opinion, sponsored."""
    language: str = ""
    """Where it is another than the letter's."""
    is_paid_for: bool = False
    picture: LetterPicture | None = None

    @property
    def direction(self) -> Direction:
        return direction(self.language)

    @property
    def rel(self) -> Markup:
        """The attribute of links to it; none for what nobody paid for."""
        return Markup(' rel="sponsored"') if self.is_paid_for else Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCorrection:
    """What was wrong in a story that an earlier issue has sent."""

    kind: str
    headline: str
    text: str
    url: str
    language: str = ""
    """Of the story, where it is another than the letter's."""

    @property
    def direction(self) -> Direction:
        return direction(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a letter says, before it is written as HTML and as text."""

    edition: str
    newsletter: str
    promise: str
    language: str
    home_url: str
    day: str
    subject: str
    preview: str
    intro: tuple[str, ...] = ()
    stories: tuple[LetterStory, ...] = ()
    corrections: tuple[LetterCorrection, ...] = ()
    is_breaking: bool = False
    address: str = ""
    email: str = ""
    dropped: tuple[str, ...] = ()
    """Headlines of stories that were chosen and are no longer live."""

    @property
    def direction(self) -> Direction:
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail with places for the recipient's own links."""

    contents: Contents
    html: str
    text: str
    size: int = field(default=0)
    """Bytes of the HTML."""

"""A story as a card."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from djeli.kit.language import Direction, direction
from djeli.web.view_models.claim import ShownClaim
from djeli.web.view_models.picture import ShownPicture


class Flag(StrEnum):
    """What an editor says a story is, beside being a report."""

    BREAKING = "breaking"
    LIVE = "live"
    OPINION = "opinion"
    ANALYSIS = "analysis"
    EXPLAINER = "explainer"
    PHOTOS = "photos"
    FACT_CHECK = "fact-check"
    SPONSORED = "sponsored"
    MACHINE = "machine-made"


NOTHING = Markup("")
PAID_FOR = Markup(' rel="sponsored"')
LOOKS = (
    Flag.SPONSORED,
    Flag.FACT_CHECK,
    Flag.OPINION,
    Flag.ANALYSIS,
    Flag.EXPLAINER,
    Flag.PHOTOS,
    Flag.LIVE,
)
"""Flags by which a story looks like what it is; of several the first one here decides."""


def kind_of(flags: tuple[Flag, ...]) -> str:
    """The flag that decides how a story looks; empty for a report."""
    return next((str(flag) for flag in LOOKS if flag in flags), "")


@dataclass(frozen=True, slots=True)
class Link:
    """A text with an address on this site or, for a website or document, elsewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One story in a list. `headline` is the short headline where the story has one.

    `label` is the section through which it stands where it stands, and empty if the list is
    that section's own. `excerpt` is the standfirst, or the beginning of the text. `byline` is
    ready to read ("Awa Traoré and Sahel Wire"). `updated` is set only when an editor said that the
    story had changed.
    """

    url: str
    headline: str
    published: datetime
    label: str = ""
    excerpt: str = ""
    byline: str = ""
    updated: datetime | None = None
    reading_minutes: int | None = None
    picture: ShownPicture | None = None
    flags: tuple[Flag, ...] = ()
    sponsor: str = ""
    """Who paid for it; empty for what nobody paid for."""
    claims: tuple[ShownClaim, ...] = ()
    """What it checks, if it is a fact-check."""
    columnist: str = ""
    """Whose opinion it is, and `face` what they look like."""
    face: ShownPicture | None = None
    correction: str = ""
    """The kind of a recent correction: `correction`, `clarification` or `note`."""
    verification: str = ""
    """How sure we are, unless it is verified: `developing`, `disputed` or `unverified`."""
    language: str = ""
    """BCP 47 tag of the story; empty when it is the page's own language."""
    views: str = ""
    """How often it was read: a whole ``<bdi>``, or the place of one."""
    comments_said: str = ""
    """How often it was answered, in the same way."""

    @property
    def kind(self) -> str:
        """The one flag that decides how it looks; empty for a report."""
        return kind_of(self.flags)

    @property
    def rel(self) -> Markup:
        """The attribute of links to it; none for what nobody paid for."""
        return PAID_FOR if Flag.SPONSORED in self.flags else NOTHING

    @property
    def direction(self) -> Direction:
        """Which way the headline runs."""
        return direction(self.language)

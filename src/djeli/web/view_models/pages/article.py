"""The page of one story."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from djeli.kit.language import Direction, direction
from djeli.web.view_models.body import Block
from djeli.web.view_models.byline import AgencyCredit, AuthorBox, ShownByline
from djeli.web.view_models.card import Card, Flag, Link, kind_of
from djeli.web.view_models.claim import ShownClaim
from djeli.web.view_models.corrections import ShownCorrection
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.comments import Comments
from djeli.web.view_models.picture import ShownPicture
from djeli.web.view_models.share import ShareLink
from djeli.web.view_models.sources import HowWeKnow, ShownDisclosure

NOTHING = Markup("")
NOTHING_SAID = HowWeKnow()


@dataclass(frozen=True, slots=True, kw_only=True)
class DontMiss:
    """One large story and up to three small ones."""

    large: Card
    small: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidebar:
    """The sidebar of a story or a list. The shell adds social profiles and newsletter."""

    top_posts: tuple[Card, ...] = ()
    dont_miss: DontMiss | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A story with all that surrounds it.

    `breadcrumb` runs from Home to the section; the headline is added by the template. `section`
    is the label above the headline. `dateline` is ready to read ("Niamey"); the agency's name is
    added to it by the template. `updated` is set only when an editor said that the story had
    changed. `language` is the story's own tag; empty when it is the page's.
    """

    head: PageHead
    breadcrumb: tuple[Link, ...]
    section: Link
    headline: str
    published: datetime
    kicker: str = ""
    standfirst: str = ""
    flags: tuple[Flag, ...] = ()
    sponsor: str = ""
    """Who paid for it; empty for what nobody paid for."""
    bylines: tuple[ShownByline, ...] = ()
    claims: tuple[ShownClaim, ...] = ()
    """What it checks, if it is a fact-check."""
    agency: AgencyCredit | None = None
    dateline: str = ""
    updated: datetime | None = None
    reading_minutes: int | None = None
    story_id: int | None = None
    """The id that a reader's script reports; None if the page is not counted."""
    views: str = ""
    """How often it was read: a whole ``<span>``, or the place of one."""
    comments_said: str = ""
    """How often it was answered, in the same way."""
    lead_picture: ShownPicture | None = None
    body: tuple[Block, ...] = ()
    topics: tuple[Link, ...] = ()
    so_far: Markup = NOTHING
    """Where the other parts of its running story will stand (`web.fragments.running_story`)."""
    share: tuple[ShareLink, ...] = ()
    authors: tuple[AuthorBox, ...] = ()
    related: tuple[Card, ...] = ()
    comments: Comments | None = None
    language: str = ""
    changes_url: str = ""
    """Where its versions are compared; empty where there is nothing to compare."""
    translations: tuple[Link, ...] = ()
    """The same story in other languages: the language's own name, and the address."""
    corrections: tuple[ShownCorrection, ...] = ()
    """What was changed since it was published, newest first, a retraction before all others."""
    how_we_know: HowWeKnow = NOTHING_SAID
    disclosures: tuple[ShownDisclosure, ...] = ()
    """What readers must know of how it came about."""
    report_url: str = ""
    """Where readers report an error; empty if the edition takes no reports."""

    @property
    def is_retracted(self) -> bool:
        """The newsroom no longer stands by it; the reason is its first correction."""
        return any(one.kind == "retraction" for one in self.corrections)

    @property
    def leading_corrections(self) -> tuple[ShownCorrection, ...]:
        """Those that stand above the text."""
        return tuple(one for one in self.corrections if one.leads)

    @property
    def settled_corrections(self) -> tuple[ShownCorrection, ...]:
        """Those that stand at its foot."""
        return tuple(one for one in self.corrections if not one.leads)

    @property
    def kind(self) -> str:
        """The one flag that decides how it looks; empty for a report."""
        return kind_of(self.flags)

    @property
    def direction(self) -> Direction:
        """Which way the story runs."""
        return direction(self.language)

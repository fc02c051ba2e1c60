"""A topic's page, and what a running story says on the page of each of its parts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination
from djeli.web.view_models.picture import ShownPicture

TopicKind = Literal["person", "place", "organisation", "event", "subject", "running"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """What stories are about, and its stories by date, latest first.

    `intro` is what it is, in paragraphs. A place without a picture has a `map`. `count` is how
    many stories there are, and `began` when the first of them appeared; both only where a page
    says so, as that of a running story does.
    """

    head: PageHead
    name: str
    kind: TopicKind = "subject"
    intro: tuple[str, ...] = ()
    alert_key: str = ""
    """What the switch "Alert me" is about; empty where there is none."""
    portrait: ShownPicture | None = None
    map: Markup | None = None
    elsewhere: str = ""
    count: int | None = None
    began: datetime | None = None
    breadcrumb: tuple[Link, ...] = ()
    cards: tuple[Card, ...] = ()
    pagination: Pagination | None = None
    feed_url: str = ""


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A topic, and how many live stories are about it."""

    text: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Topics of one kind, by name."""

    kind: TopicKind
    topics: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsPage:
    """All that stories are about, kind by kind."""

    head: PageHead
    groups: tuple[TopicGroup, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """ "The story so far": some parts of a running story, the oldest first.

    `here` is the part on whose page it stands; None if none of them is. `count` is how many
    there are in all.
    """

    name: str
    url: str
    summary: str = ""
    parts: tuple[Card, ...] = ()
    here: Card | None = None
    count: int = 0

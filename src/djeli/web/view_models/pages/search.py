"""The search page: a form, and what it found."""

from dataclasses import dataclass, field

from markupsafe import Markup

from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter: `value` as in the address, `label` for readers.

    `count` stories would be left by it; None says nothing of that.
    """

    value: str
    label: str
    is_chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A story that was found. `headline` (empty: the card's) and `snippet` mark the words found
    with `<mark>`, all else escaped."""

    card: Card
    headline: Markup = field(default_factory=Markup)
    snippet: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A form with no `query`, else its results. `total` None means: not counted; with `is_more`
    there are at least that many, and so it is with every choice's count.

    `is_some`: no story has all the words, these have some. `notes` say what was not read or not
    done. `suggestion` leads to another spelling, `without_choices` to the results that the choices
    leave out.
    """

    head: PageHead
    query: str = ""
    results: tuple[SearchResult, ...] = ()
    total: int | None = None
    is_more: bool = False
    is_some: bool = False
    notes: tuple[str, ...] = ()
    suggestion: Link | None = None
    without_choices: Link | None = None
    sections: tuple[Choice, ...] = ()
    periods: tuple[Choice, ...] = ()
    authors: tuple[Choice, ...] = ()
    orders: tuple[Choice, ...] = ()
    pagination: Pagination | None = None
    breadcrumb: tuple[Link, ...] = ()
    latest: tuple[Card, ...] = ()
    """Shown when nothing was asked or found, as a way on."""

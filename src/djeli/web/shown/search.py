"""The search page: a form, and what it found."""

from dataclasses import dataclass, field

from markupsafe import Markup

from djeli.web.shown.card import Card, Link
from djeli.web.shown.head import PageHead
from djeli.web.shown.listing import Pagination


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter: `value` as in the address, `label` for readers."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A story that was found. `snippet` marks the words found with `<mark>`, all else escaped."""

    card: Card
    snippet: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A form with no `query`, else its results. `total` None means: not counted."""

    head: PageHead
    query: str = ""
    results: tuple[SearchResult, ...] = ()
    total: int | None = None
    sections: tuple[Choice, ...] = ()
    periods: tuple[Choice, ...] = ()
    pagination: Pagination | None = None
    breadcrumb: tuple[Link, ...] = ()
    latest: tuple[Card, ...] = ()
    """Shown when nothing was asked or found, as a way on."""

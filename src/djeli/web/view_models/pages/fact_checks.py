"""The fact-checks of the edition: all, with one rating, or of what one claimant said."""

from dataclasses import dataclass

from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.lists import Pagination


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """A rating to filter by, and how many stories have it."""

    text: str
    url: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChecksPage:
    """Claims and what became of them, latest first. ``note`` says what the chosen rating means."""

    head: PageHead
    heading: str
    note: str = ""
    ratings: tuple[RatingChoice, ...] = ()
    all_url: str = ""
    """Where all fact-checks are; empty on that page itself."""
    breadcrumb: tuple[Link, ...] = ()
    cards: tuple[Card, ...] = ()
    pagination: Pagination | None = None
    feed_url: str = ""

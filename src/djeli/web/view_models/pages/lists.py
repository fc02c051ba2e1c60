"""Pages that list stories: a section, an author, the latest."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from djeli.web.view_models.byline import AuthorBox
from djeli.web.view_models.card import Card, Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.front import Container

AROUND = 1
"""How many pages are named on either side of the current one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where in an archive the reader is. Pages count from 1.

    `arguments` are kept in every address (`(("q", "rice"),)`); page 1 has no `page`.
    """

    number: int
    count: int
    url: str
    arguments: tuple[tuple[str, str], ...] = ()

    def url_of(self, number: int) -> str:
        """Give the address of a page."""
        arguments = [*self.arguments, *([("page", str(number))] if number > 1 else [])]
        return f"{self.url}?{urlencode(arguments)}" if arguments else self.url

    @property
    def previous_url(self) -> str:
        """The page before, or nothing on the first."""
        return self.url_of(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing on the last."""
        return self.url_of(self.number + 1) if self.number < self.count else ""

    @property
    def named(self) -> tuple[int | None, ...]:
        """The page numbers to name: ends and neighbours; None stands for those left out."""
        return tuple(self._named())

    def _named(self) -> Iterator[int | None]:
        last = 0
        for number in range(1, self.count + 1):
            if number in (1, self.count) or abs(number - self.number) <= AROUND:
                if number - last == 2:
                    yield number - 1
                elif number - last > 2:
                    yield None
                yield number
                last = number


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """A section with its archive.

    The first page has a `package`, which leads, and `strips` of what is below the section; `cards`
    are the rest, and on further pages all. `breadcrumb` runs from Home to the parent; the section's
    name is added by the template. `children` are its subsections, or its siblings when it has none.
    """

    head: PageHead
    name: str
    breadcrumb: tuple[Link, ...] = ()
    description: str = ""
    children: tuple[Link, ...] = ()
    package: tuple[Card, ...] = ()
    strips: tuple[Container, ...] = ()
    cards: tuple[Card, ...] = ()
    pagination: Pagination | None = None
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorPage:
    """A contributor and all their stories, latest first. An agency has such a page too."""

    head: PageHead
    author: AuthorBox
    breadcrumb: tuple[Link, ...] = ()
    cards: tuple[Card, ...] = ()
    pagination: Pagination | None = None
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorsPage:
    """Everyone who writes for the edition."""

    head: PageHead
    authors: tuple[AuthorBox, ...] = ()
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestPage:
    """Everything published, latest first; the template sets it out by day."""

    head: PageHead
    breadcrumb: tuple[Link, ...] = ()
    cards: tuple[Card, ...] = ()
    pagination: Pagination | None = None
    feed_url: str = ""

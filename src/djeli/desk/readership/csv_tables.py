"""Which tables can be downloaded, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from djeli.desk.readership.csv_stream import Cell
from djeli.desk.readership.facets import name
from djeli.desk.readership.overview import facets_since, sections_read
from djeli.desk.readership.spans import Span, Window
from djeli.desk.readership.stories import all_read
from djeli.readership.models import Facet
from djeli.readership.numbers import by_facet, finest, series
from djeli.stories.addresses import absolute
from djeli.stories.models import Article


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headings, and its rows for a window, of a story or of the whole site (None)."""

    headings: Sequence[object]
    rows: Callable[[Window, int | None], Iterator[Sequence[Cell]]]


def _views(at: Window, of: int | None) -> Iterator[Sequence[Cell]]:
    for point in series(of, at.since, min(at.until, at.now), at.step):
        yield (point.at, point.views, point.people)


def _stories(at: Window, of: int | None) -> Iterator[Sequence[Cell]]:
    for row in all_read(at):
        yield (row.headline, row.section, row.published_at, row.views, absolute(row.address))


def _sections(at: Window, of: int | None) -> Iterator[Sequence[Cell]]:
    for one in sections_read(at):
        yield (one.title, one.views)


def _parts(kind: Facet) -> Callable[[Window, int | None], Iterator[Sequence[Cell]]]:
    def rows(at: Window, of: int | None) -> Iterator[Sequence[Cell]]:
        since = facets_since(at) if of is None else at.since
        for part in by_facet(kind, since, of, limit=10_000):
            yield (name(kind, part.value), part.value, part.views)

    return rows


VIEWS, CODE = _("Views"), _("Code")
TABLES = {
    "views": Table((_("From"), VIEWS, _("People")), _views),
    "stories": Table((_("Headline"), _("Section"), _("Published"), VIEWS, _("Address")), _stories),
    "sections": Table((_("Section"), VIEWS), _sections),
    "referrers": Table((_("Came from"), CODE, VIEWS), _parts(Facet.REFERRER)),
    "devices": Table((_("Device"), CODE, VIEWS), _parts(Facet.DEVICE)),
    "languages": Table((_("Language"), CODE, VIEWS), _parts(Facet.LANGUAGE)),
    "depths": Table((_("Read"), CODE, VIEWS), _parts(Facet.DEPTH)),
}
OF_A_STORY = {"views", "referrers", "devices", "languages", "depths"}


def life_of(story: Article) -> Window:
    """A story's whole life as a window, in the steps in which it is kept."""
    now = timezone.now()
    since = story.first_published_at or now
    return Window(Span.MONTH, now, since, now, now, finest(since), timedelta())

"""The edition's map: its front, sections and standing pages, read in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from djeli.press import api as press
from djeli.stories.lists.listings import STEP
from djeli.stories.lists.restrictions import closed_paths, is_closed
from djeli.stories.models import Front, Section, StandingPage
from djeli.stories.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the map. ``path`` is the tree's; ``address`` what readers see (``/politics/``)."""

    pk: int
    title: str
    path: str
    address: str
    kind: type[Page]
    is_live: bool = True


def _asked(kinds: Sequence[int]) -> QuerySet[Page, tuple[Any, ...]]:
    found = Page.objects.filter(content_type__in=kinds).order_by("path")
    return found.values_list("pk", "title", "path", "url_path", "content_type_id", "live")


_PLACES = Prepared(_asked)


class Tree:
    """The places of the edition, by id, by tree path and by address.

    What is given out counts as read by the page that asks, so that a section's new name presses the
    pages that show it, and no others.
    """

    def __init__(self) -> None:
        kinds = {
            content_type.pk: model
            for model, content_type in ContentType.objects.get_for_models(
                Front, Section, StandingPage
            ).items()
        }
        rows = list(_PLACES.rows(list(kinds)))
        fronts = [row for row in rows if kinds[row[4]] is Front]
        self.front_id: int | None = fronts[0][0] if fronts else None
        self.prefix: str = fronts[0][3] if fronts else "/front/"
        self._closed = closed_paths()
        self._places = [
            Place(
                pk,
                title,
                path,
                self.address(url_path),
                kinds[kind],
                live and not self.is_closed(path),
            )
            for pk, title, path, url_path, kind, live in rows
        ]
        self._by_id = {place.pk: place for place in self._places}
        self._by_path = {place.path: place for place in self._places}
        self._by_address = {place.address: place for place in self._places if place.is_live}

    @classmethod
    def current(cls) -> Tree:
        """The map; it is read anew where a place of it has changed."""
        known: press.SnapshotCache[Tree] = press.snapshot_cache("tree")
        # Who is given a place notes it; the whole map is nobody's.
        return known.one(cls._with_keys, as_read=False)

    @classmethod
    def _with_keys(cls) -> tuple[Tree, list[str]]:
        made = cls()
        kinds = [press.rows_key(kind) for kind in (Front, Section, StandingPage)]
        return made, [*kinds, *press.row_keys(Page, made._by_id)]

    def is_closed(self, path: str) -> bool:
        """True where a page at the tree ``path`` is restricted, itself or from above."""
        return is_closed(path, self._closed)

    def address(self, url_path: str) -> str:
        """What readers see of the tree's ``url_path``: without the front's own part."""
        return "/" + url_path.removeprefix(self.prefix)

    def at(self, address: str) -> Place | None:
        """The live place that readers find at ``address``."""
        return self._given(self._by_address.get(address))

    def get(self, pk: int | None) -> Place | None:
        """The live place with this id."""
        return self._given(self._by_id.get(pk or 0))

    def front(self) -> Place | None:
        return self.get(self.front_id)

    def section_of(self, path: str) -> Place | None:
        """The place that holds the page at the tree ``path``."""
        return self._given(self._by_path.get(path[:-STEP]))

    def trail(self, path: str) -> list[Place]:
        """From the front down to the place that holds the page at ``path``."""
        ends = range(STEP * 2, len(path), STEP)
        return [place for end in ends if (place := self._given(self._by_path.get(path[:end])))]

    def children_of(self, path: str) -> list[Place]:
        """The sections directly below ``path``, in order."""
        return self._all(Section, (place for place in self._places if place.path[:-STEP] == path))

    def sections(self) -> list[Place]:
        """Every live section, in the tree's order."""
        return self._all(Section, self._places)

    def standing(self) -> list[Place]:
        return self._all(StandingPage, self._places)

    def _given(self, place: Place | None) -> Place | None:
        """``place`` where it is live; read it is in any case, for it may become so."""
        if place is None:
            return None
        press.depends_on_rows(Page, [place.pk])
        return place if place.is_live else None

    def _all(self, kind: type[Page], places: Iterable[Place]) -> list[Place]:
        """The live ones of a kind among ``places``. All of the kind are read: any may come here."""
        press.depends_on_table(kind)
        press.depends_on_rows(Page, [place.pk for place in self._places if place.kind is kind])
        return [place for place in places if place.kind is kind and place.is_live]

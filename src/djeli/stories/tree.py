"""The edition's map: its front, sections and standing pages, read in one query."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from djeli.stories.listings import STEP
from djeli.stories.models import Front, Section, StandingPage


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the map. ``path`` is the tree's; ``address`` what readers see (``/politics/``)."""

    pk: int
    title: str
    path: str
    address: str
    kind: type[Page]


class Tree:
    """All live places of the edition, by id, by tree path and by address."""

    def __init__(self) -> None:
        kinds = {
            content_type.pk: model
            for model, content_type in ContentType.objects.get_for_models(
                Front, Section, StandingPage
            ).items()
        }
        rows = (
            Page.objects.filter(content_type__in=kinds, live=True)
            .order_by("path")
            .values_list("pk", "title", "path", "url_path", "content_type_id")
        )
        self.prefix = "/front/"
        self.front_id: int | None = None
        self.places: list[Place] = []
        for pk, title, path, url_path, kind in rows:
            if kinds[kind] is Front:
                self.prefix, self.front_id = url_path, pk
            self.places.append(Place(pk, title, path, self.address(url_path), kinds[kind]))
        self.by_id = {place.pk: place for place in self.places}
        self.by_path = {place.path: place for place in self.places}
        self.by_address = {place.address: place for place in self.places}

    def address(self, url_path: str) -> str:
        """What readers see of the tree's ``url_path``: without the front's own part."""
        return "/" + url_path.removeprefix(self.prefix)

    def section_of(self, path: str) -> Place | None:
        """The place that holds the page at the tree ``path``."""
        return self.by_path.get(path[:-STEP])

    def trail(self, path: str) -> list[Place]:
        """From the front down to the place that holds the page at ``path``."""
        ends = range(STEP * 2, len(path), STEP)
        return [place for end in ends if (place := self.by_path.get(path[:end]))]

    def children_of(self, path: str) -> list[Place]:
        """The sections directly below ``path``, in order."""
        return [
            place for place in self.places if place.kind is Section and place.path[:-STEP] == path
        ]

    def standing(self) -> list[Place]:
        return [place for place in self.places if place.kind is StandingPage]

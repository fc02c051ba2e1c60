"""RSS 2.0 of the site, a section, an author or a topic (rssboard.org/rss-specification)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.api import (
    LATEST,
    BylineRow,
    CardRow,
    agency_key,
    author_key,
    bylines_above,
    live_cards,
    newest,
    section_key,
    topic_key,
)
from djeli.stories.models import Agency, Contributor, Edition, Section, Topic
from djeli.stories.tree import Tree

ITEMS = 30
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed follows: its list, its title and the page that it belongs to."""

    key: str
    title: str
    address: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One story in a feed."""

    row: CardRow
    address: str
    section: str
    bylines: tuple[BylineRow, ...]


class RssOfRows(Rss201rev2Feed):
    """RSS that is a function of its stories: a feed without any has no date of the clock's."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else NEVER


class StoriesFeed(Feed):
    """The newest stories of one list; an item's guid is its address."""

    feed_type = RssOfRows
    rank = 0
    press_arguments = ()

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return press.pressable(super().__call__(request, *args, **kwargs), rank=self.rank)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Subject:
        return self.subject(Edition.current(), Tree.current(), **kwargs)

    def subject(self, edition: Edition, tree: Tree, **kwargs: Any) -> Subject:
        return Subject(LATEST, edition.name, "/", edition.description or edition.tagline)

    def title(self, subject: Subject) -> str:
        return subject.title

    def link(self, subject: Subject) -> str:
        return absolute(subject.address)

    def feed_url(self, subject: Subject) -> str:
        return absolute(f"{subject.address}feed/")

    def description(self, subject: Subject) -> str:
        return subject.description or subject.title

    def items(self, subject: Subject) -> list[Item]:
        ids = newest({subject.key: ITEMS})[subject.key]
        tree, rows, bylines = Tree.current(), live_cards(ids), bylines_above(ids)
        return [self._item(rows[pk], tree, bylines.get(pk, ())) for pk in ids if pk in rows]

    def _item(self, row: CardRow, tree: Tree, bylines: tuple[BylineRow, ...]) -> Item:
        section = tree.section_of(row.path)
        return Item(row, tree.address(row.url_path), section.title if section else "", bylines)

    def item_title(self, item: Any) -> str:
        return str(item.row.headline)

    def item_description(self, item: Any) -> str:
        return str(item.row.standfirst)

    def item_link(self, item: Item) -> str:
        return absolute(item.address)

    def item_author_name(self, item: Item) -> str:
        return ", ".join(byline.name for byline in item.bylines)

    def item_pubdate(self, item: Item) -> datetime:
        return item.row.published_at

    def item_updateddate(self, item: Item) -> datetime:
        return item.row.updated_at or item.row.published_at

    def item_categories(self, item: Item) -> Iterable[str]:
        return [item.section] if item.section else []


class SectionFeed(StoriesFeed):
    """A section's stories, those below it included."""

    def subject(self, edition: Edition, tree: Tree, **kwargs: Any) -> Subject:
        place = tree.at(f"/{kwargs['path']}")
        if place is None or place.kind is not Section:
            raise Http404("no such section")
        return Subject(section_key(place.pk), f"{edition.name}: {place.title}", place.address)


class AuthorFeed(StoriesFeed):
    """A contributor's or an agency's stories."""

    rank = 1

    def subject(self, edition: Edition, tree: Tree, **kwargs: Any) -> Subject:
        slug = kwargs["slug"]
        address = f"/authors/{slug}/"
        person = Contributor.objects.filter(slug=slug).first()
        if person:
            return Subject(author_key(person.pk), f"{edition.name}: {person.name}", address)
        agency = get_object_or_404(Agency, slug=slug)
        return Subject(agency_key(agency.pk), f"{edition.name}: {agency.name}", address)


class TopicFeed(StoriesFeed):
    """Stories about a topic."""

    rank = 1

    def subject(self, edition: Edition, tree: Tree, **kwargs: Any) -> Subject:
        topic = get_object_or_404(Topic, slug=kwargs["slug"])
        title = f"{edition.name}: {topic.name}"
        return Subject(topic_key(topic.pk), title, f"/topics/{topic.slug}/", topic.intro)

"""Where the feeds and the sitemaps are."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from wagtail.models import Page

from djeli.feeds.sitemaps.parts import every_part
from djeli.feeds.views import FORMATS
from djeli.press import api as press
from djeli.stories.lists.public_names import slugs
from djeli.stories.models import Agency, Contributor, FormerAddress, Section, Topic
from djeli.stories.tree import Tree


@press.finds_addresses(Page)
def of_sections(ids: list[int]) -> Iterator[str]:
    """A section's feeds are below the section."""
    tree = Tree.current()
    for pk in ids:
        place = tree.get(pk)
        if place and place.kind is Section:
            yield from feeds_of(place.address)


@press.finds_addresses(FormerAddress)
def of_former(ids: list[int]) -> Iterator[str]:
    """Readers of an old feed are led on; of stories' comments that is pressed when asked for."""
    tree = Tree.current()
    rows = FormerAddress.objects.filter(pk__in=ids).values_list("path", "subject")
    for path, subject in rows:
        kind, _, pk = subject.partition(":")
        place = tree.get(int(pk)) if kind == "page" else None
        if kind != "page" or (place and place.kind is Section):
            yield from feeds_of(path)


@press.lists_addresses
def all_feeds() -> Iterator[str]:
    """Of the edition, its sections, and everybody and everything that stories are by or about."""
    for address in ("/", "/corrections/", "/fact-checks/"):
        yield from feeds_of(address)
    for place in Tree.current().sections():
        yield from feeds_of(place.address)
    for folder, models in (("authors", (Contributor, Agency)), ("topics", (Topic,))):
        for model in models:
            for slug in slugs(model):
                yield from feeds_of(f"/{folder}/{slug}/")


@press.lists_addresses
def all_sitemaps() -> Iterator[str]:
    """What crawlers ask for: the index, its parts, the news."""
    yield from ("/robots.txt", "/sitemap.xml", "/news-sitemap.xml")
    for line in every_part():
        yield urlsplit(line.url).path


def feeds_of(address: str) -> Iterator[str]:
    """The feeds that follow the page at ``address``."""
    for one in FORMATS.values():
        yield f"{address}feed/{one.path}"

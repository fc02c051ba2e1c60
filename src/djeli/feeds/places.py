"""Where the feeds are."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.models import Page

from djeli.press import api as press
from djeli.stories.models import Section
from djeli.stories.tree import Tree


@press.placed(Page)
def of_sections(ids: list[int]) -> Iterator[str]:
    """A section's feed is below the section."""
    tree = Tree.current()
    for pk in ids:
        place = tree.get(pk)
        if place and place.kind is Section:
            yield f"{place.address}feed/"


@press.every
def all_feeds() -> Iterator[str]:
    """Of the edition and its sections; authors' and topics' are pressed when they are asked for."""
    yield "/feed/"
    for place in Tree.current().sections():
        yield f"{place.address}feed/"

"""What to draw for the demo, read from its texts."""

from __future__ import annotations

from collections.abc import Iterator

from djeli.demo import sources
from djeli.stories.first_pages.source import Source
from tools.pictures.art.scene import SCENES
from tools.pictures.drawing import Drawing


def drawings() -> list[Drawing]:
    """Everything that the demo's texts ask for. Raises ValueError if two have one name."""
    found = [*_portraits(), *_topics(), *_stories()]
    if len({drawing.seed for drawing in found}) < len(found):
        raise ValueError("two pictures have the same name")
    return found


def _portraits() -> Iterator[Drawing]:
    for person in sources.people()["contributor"]:
        yield Drawing("portrait", person["slug"], look=person.get("look"))


def _topics() -> Iterator[Drawing]:
    for facts in sources.topics():
        if "alt" in facts:
            yield Drawing("scene", sources.topic_picture(facts["slug"]))


def _stories() -> Iterator[Drawing]:
    for source in sources.stories():
        if "picture" in source.facts:
            yield _lead(source)
        for number in range(1, sources.count_body_pictures(source) + 1):
            yield Drawing("scene", sources.body_picture(source.slug, number))


def _lead(source: Source) -> Drawing:
    """The lead picture of a story: its scene, or a map of its places."""
    if source.slug in SCENES:
        return Drawing("scene", source.slug)
    places = source.facts["picture"]["places"]
    spots = tuple((name, float(latitude), float(longitude)) for name, latitude, longitude in places)
    return Drawing("map", source.slug, spots, source.facts.get("language", "en"))

"""The demo's topics: their names, places and pictures."""

from __future__ import annotations

from typing import Any

from djeli.demo import sources
from djeli.demo.album import Album
from djeli.stories.gazetteer.entries import entries
from djeli.stories.models import Topic

POSITIONS = {"place"}


def make_topics(album: Album) -> None:
    """Every topic of the demo, where places stand on the globe as the gazetteer has them."""
    known = {name: entry for entry in reversed(entries()) for name in entry.names}
    for facts in sources.topics():
        entry = known.get(facts["name"]) if facts["kind"] in POSITIONS else None
        Topic.objects.create(
            slug=facts["slug"],
            name=facts["name"],
            kind=facts["kind"],
            intro=facts.get("intro", ""),
            aliases="\n".join(facts.get("aliases", [])),
            latitude=entry.latitude if entry else None,
            longitude=entry.longitude if entry else None,
            portrait=_picture(album, facts),
        )


def _picture(album: Album, facts: dict[str, Any]) -> Any:
    if "alt" not in facts:
        return None
    return album.picture(sources.topic_picture(facts["slug"]), facts["name"], facts["alt"])

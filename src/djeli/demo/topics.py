"""The demo's topics: what its stories are about, with other names, places and some drawings."""

from __future__ import annotations

from typing import Any

from djeli.demo import sources
from djeli.demo.drawing import Drawing
from djeli.demo.pictures import Studio
from djeli.stories.gazetteer.entries import entries
from djeli.stories.models import Topic

POSITIONS = {"place"}


def topic_drawings() -> list[Drawing]:
    """What to draw for topics that have a picture."""
    return [_drawing(facts) for facts in sources.topics() if "alt" in facts]


def make_topics(studio: Studio) -> None:
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
            portrait=_picture(studio, facts),
        )


def _picture(studio: Studio, facts: dict[str, Any]) -> Any:
    if "alt" not in facts:
        return None
    return studio.picture(_drawing(facts), facts["name"], facts["alt"])


def _drawing(facts: dict[str, Any]) -> Drawing:
    return Drawing("weave", f"topic-{facts['slug']}")

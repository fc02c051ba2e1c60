"""A topic: its stories, and what they are about."""

from __future__ import annotations

from collections.abc import Sequence

from djeli.stories.models import Topic
from djeli.web.structured_data.nodes import (
    Node,
    breadcrumb,
    filled,
    graph,
    pictures,
)
from djeli.web.structured_data.page import page_node
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.picture import ShownPicture

ABOUT = {"person": "Person", "place": "Place", "organisation": "Organization", "event": "Event"}
"""What kinds of topics are for machines; a subject or a running story is just a thing."""


def topic_json_ld(
    head: PageHead, trail: Sequence[Link], topic: Topic, portrait: ShownPicture | None
) -> str:
    """The JSON-LD of a topic's page (schema.org/about)."""
    thing: Node = {
        "@type": ABOUT.get(topic.kind, "Thing"),
        "name": topic.name,
        "alternateName": topic.names[1:],
        "description": " ".join(topic.paragraphs),
        "image": pictures(portrait)[0] if portrait else "",
        "sameAs": topic.same_as,
    }
    if topic.kind == "place" and topic.latitude is not None and topic.longitude is not None:
        thing["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": topic.latitude,
            "longitude": topic.longitude,
        }
    listed = {**page_node(head, "CollectionPage"), "about": filled(thing)}
    return graph(listed, breadcrumb(trail, head.title, head.canonical_url))

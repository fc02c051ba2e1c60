"""A list of stories, or a standing page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from djeli.stories.addresses import absolute
from djeli.web.structured_data.nodes import (
    PUBLISHER,
    WEBSITE,
    Node,
    breadcrumb,
    graph,
)
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead

PageKind = Literal["CollectionPage", "WebPage"]


def page_json_ld(head: PageHead, trail: Sequence[Link], kind: PageKind = "CollectionPage") -> str:
    """The JSON-LD of a list or a standing page."""
    return graph(page_node(head, kind), breadcrumb(trail, head.title, head.canonical_url))


def page_node(head: PageHead, kind: str) -> Node:
    """The page itself, as one node of the JSON-LD."""
    return {
        "@type": kind,
        "@id": f"{head.canonical_url}#page",
        "url": head.canonical_url,
        "name": head.title,
        "description": head.description,
        "isPartOf": {"@id": absolute(WEBSITE)},
        "publisher": {"@id": absolute(PUBLISHER)},
    }

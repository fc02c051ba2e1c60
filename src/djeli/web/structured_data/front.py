"""The front: the site, and how it is searched."""

from __future__ import annotations

from djeli.stories.addresses import absolute
from djeli.web.structured_data.nodes import (
    PUBLISHER,
    WEBSITE,
    graph,
)
from djeli.web.view_models.head import PageHead

SEARCH = "/search/?q={search_term_string}"


def front_json_ld(head: PageHead, name: str, language: str) -> str:
    """The JSON-LD of the front (schema.org/WebSite, schema.org/SearchAction)."""
    website = {
        "@type": "WebSite",
        "@id": absolute(WEBSITE),
        "url": absolute("/"),
        "name": name,
        "description": head.description,
        "inLanguage": language,
        "publisher": {"@id": absolute(PUBLISHER)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute(SEARCH)},
            "query-input": "required name=search_term_string",
        },
    }
    return graph(website)

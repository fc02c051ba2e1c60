"""An author or an agency."""

from __future__ import annotations

from collections.abc import Sequence

from djeli.stories.addresses import absolute
from djeli.web.structured_data.nodes import (
    AUTHOR,
    Node,
    breadcrumb,
    filled,
    graph,
    pictures,
)
from djeli.web.structured_data.page import page_node
from djeli.web.view_models.byline import AuthorBox
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead


def author_json_ld(
    head: PageHead, trail: Sequence[Link], who: AuthorBox, *, is_agency: bool
) -> str:
    """The JSON-LD of an author's page (developers.google.com/search/docs, profile page)."""
    person: Node = {
        "@type": "Organization" if is_agency else "Person",
        "@id": f"{absolute(who.url)}{AUTHOR}",
        "name": who.name,
        "url": absolute(who.url),
        "jobTitle": "" if is_agency else who.role,
        "description": who.bio,
        "image": pictures(who.portrait)[0] if who.portrait else "",
        "sameAs": [*([who.website] if who.website else []), *(one.url for one in who.socials)],
    }
    about = {**page_node(head, "WebPage"), "@type": "ProfilePage", "mainEntity": filled(person)}
    return graph(about, breadcrumb(trail, head.title, head.canonical_url))

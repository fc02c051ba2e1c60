"""Pages that are no story: the front, lists, people, standing pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from djeli.stories.addresses import absolute
from djeli.stories.models import Topic
from djeli.web.structured_data.nodes import (
    PUBLISHER,
    WEBSITE,
    Node,
    breadcrumb,
    filled,
    graph,
    pictures,
)
from djeli.web.view_models.byline import AuthorBox
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.picture import ShownPicture

SEARCH = "/search/?q={search_term_string}"
PageKind = Literal["CollectionPage", "WebPage"]


def front(head: PageHead, name: str, language: str) -> str:
    """The site, and how it is searched (schema.org/SearchAction)."""
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


def page(head: PageHead, trail: Sequence[Link], kind: PageKind = "CollectionPage") -> str:
    """A list, or a page that stands."""
    return graph(_page(head, kind), breadcrumb(trail, head.title, head.canonical_url))


def profile(head: PageHead, trail: Sequence[Link], who: AuthorBox, *, is_agency: bool) -> str:
    """Someone's page (developers.google.com/search/docs, profile page)."""
    person: Node = {
        "@type": "Organization" if is_agency else "Person",
        "@id": f"{absolute(who.url)}#author",
        "name": who.name,
        "url": absolute(who.url),
        "jobTitle": "" if is_agency else who.role,
        "description": who.bio,
        "image": pictures(who.portrait)[0]["url"] if who.portrait else "",
        "sameAs": [*([who.website] if who.website else []), *(one.url for one in who.socials)],
    }
    about = {**_page(head, "WebPage"), "@type": "ProfilePage", "mainEntity": filled(person)}
    return graph(about, breadcrumb(trail, head.title, head.canonical_url))


ABOUT = {"person": "Person", "place": "Place", "organisation": "Organization", "event": "Event"}
"""What kinds of topics are for machines; a subject or a running story is just a thing."""


def about(
    head: PageHead, trail: Sequence[Link], topic: Topic, portrait: ShownPicture | None
) -> str:
    """A list of stories, and what they are about (schema.org/about)."""
    thing: Node = {
        "@type": ABOUT.get(topic.kind, "Thing"),
        "name": topic.name,
        "alternateName": topic.names[1:],
        "description": head.description,
        "image": pictures(portrait)[0]["url"] if portrait else "",
        "sameAs": topic.same_as,
    }
    if topic.kind == "place" and topic.latitude is not None and topic.longitude is not None:
        thing["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": topic.latitude,
            "longitude": topic.longitude,
        }
    listed = {**_page(head, "CollectionPage"), "about": filled(thing)}
    return graph(listed, breadcrumb(trail, head.title, head.canonical_url))


def _page(head: PageHead, kind: str) -> Node:
    return {
        "@type": kind,
        "@id": f"{head.canonical_url}#page",
        "url": head.canonical_url,
        "name": head.title,
        "description": head.description,
        "isPartOf": {"@id": absolute(WEBSITE)},
        "publisher": {"@id": absolute(PUBLISHER)},
    }

"""The JSON-LD nodes that several kinds of page share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from djeli.stories.addresses import absolute
from djeli.stories.photos.geometry import Size, Spec, true_size
from djeli.web.view_models.card import Link
from djeli.web.view_models.picture import USES, ShownPicture

Node = dict[str, Any]

PUBLISHER = "/#publisher"
WEBSITE = "/#website"
AUTHOR = "#author"
"""After the address of a contributor's or an agency's page: who it is about."""


def graph(*nodes: Node) -> str:
    """The nodes of a page as a JSON text."""
    content = {"@context": "https://schema.org", "@graph": [filled(node) for node in nodes]}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def filled(node: Node) -> Node:
    """Without what is empty: a number of 0 stays."""
    return {name: value for name, value in node.items() if value not in ("", None, [], ())}


def publisher_of(name: str) -> Node:
    """The publisher, as far as a page repeats it; the rest is under the same ``@id``."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute(PUBLISHER),
        "name": name,
        "url": absolute("/"),
    }


def breadcrumb(trail: Sequence[Link], name: str, url: str) -> Node:
    """The way from Home to the page ``name`` at ``url``."""
    steps = [*((link.text, absolute(link.url)) for link in trail), (name, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": text, "item": address}
            for place, (text, address) in enumerate(steps, 1)
        ],
    }


def pictures(picture: ShownPicture) -> list[Node]:
    """A picture in the three shapes that search engines want, with what must not be parted from it
    (developers.google.com/search/docs, image metadata).

    Sizes are what the rendition has: an original is never enlarged.
    """
    return [
        filled(
            {
                "@type": "ImageObject",
                "url": address,
                "contentUrl": address,
                "width": width,
                "height": height,
                "caption": picture.caption or picture.alt,
                **_rights(picture),
            }
        )
        for spec, (width, height) in shapes(picture)
        for address in [absolute(f"{picture.base_url}/{spec.name}.jpg")]
    ]


def _rights(picture: ShownPicture) -> Node:
    rights = picture.rights
    kind = "Person" if rights.is_by_person else "Organization"
    return {
        "creditText": picture.credit,
        "creator": {"@type": kind, "name": rights.creator} if rights.creator else None,
        "copyrightNotice": rights.copyright,
        "license": rights.licence,
        "acquireLicensePage": picture.where_to_license,
    }


def shapes(picture: ShownPicture) -> list[tuple[Spec, Size]]:
    """The shapes 1:1, 4:3 and 16:9, each with the true size of its rendition in px."""
    specs = USES["search"].specs
    return [(spec, true_size(spec, picture.width, picture.height)) for spec in specs]

"""What rich text points to: its links, and the pictures and documents of a body.

Readers' pages and feeds write links each in its own way, from the same stored text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from wagtail.documents import get_document_model

from djeli.kit.numbers import whole_number
from djeli.stories.addresses import absolute, is_desk_address
from djeli.stories.kinds import PAID_FOR
from djeli.stories.models import Picture

LINK = re.compile(r"<a(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads; ``is_paid_for`` where somebody paid for the link, or for what is
    there."""

    url: str
    is_paid_for: bool = False

    @property
    def attributes(self) -> str:
        """As HTML, for the element ``a``."""
        rel = f' rel="{PAID_FOR}"' if self.is_paid_for else ""
        return f'href="{escape(self.url)}"{rel}'


def with_links(stored: str, destination: Callable[[Mapping[str, str]], Destination]) -> str:
    """Rich text as the editor kept it, with addresses for its links.

    ``destination`` gives one for a link's attributes; where its address is empty the link becomes
    plain text.
    """

    def link(found: re.Match[str]) -> str:
        to = destination(_attributes(found))
        return f"<a {to.attributes}>{found['text']}</a>" if to.url else found["text"]

    return LINK.sub(link, stored)


def target(attributes: Mapping[str, str]) -> tuple[str, int]:
    """What a link points to: ``("page", 7)``, ``("document", 3)``, or ``("", 0)`` for elsewhere."""
    kind = attributes.get("linktype", "")
    number = whole_number(attributes.get("id", "")) if kind else None
    return kind, number or 0


def outside(attributes: Mapping[str, str]) -> str:
    """The address of a link that leaves the edition; empty for one that is not safe or not whole.

    One that names a host without a scheme gets https: in a feed it would have our own.
    """
    url = attributes.get("href", "").strip()
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return ""
    is_whole = scheme or url.startswith("/")
    if scheme not in SAFE_SCHEMES or not is_whole or is_desk_address(url):
        return ""
    return f"https:{url}" if url.startswith("//") else url


def leads_out(url: str) -> bool:
    """True for an address of the web that is not the edition's own."""
    return url.startswith(("http:", "https:")) and not f"{url}/".startswith(absolute("/"))


def pictures(ids: Sequence[int]) -> dict[int, Picture]:
    """Pictures by id, with their agencies; no query for no ids."""
    return Picture.objects.select_related("agency").in_bulk(ids) if ids else {}


def document_ids(blocks: Sequence[Mapping[str, Any]]) -> set[int]:
    """Ids of the documents that a body links to."""
    ids = {block["value"]["document"] for block in blocks if block["type"] == "document"}
    text = "".join(
        str(block["value"]) for block in blocks if block["type"] in {"paragraph", "facts"}
    )
    for link in LINK.finditer(text) if 'linktype="document"' in text else ():
        kind, pk = target(_attributes(link))
        if kind == "document" and pk:
            ids.add(pk)
    return ids


def documents(ids: set[int]) -> dict[int, Any]:
    """Documents by id; no query for no ids."""
    return get_document_model().objects.in_bulk(ids) if ids else {}


def _attributes(found: re.Match[str]) -> dict[str, str]:
    return {name: unescape(text) for name, text in ATTRIBUTE.findall(found["attributes"])}

"""What rich text points to: its links, and the pictures and documents of a body.

Readers' pages and feeds write links each in its own way, from the same stored text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from wagtail.documents import get_document_model

from djeli.kit.numbers import whole_number
from djeli.stories.addresses import is_desk_address
from djeli.stories.models import Picture

LINK = re.compile(r"<a(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})


def with_links(stored: str, address: Callable[[Mapping[str, str]], str]) -> str:
    """Rich text as the editor kept it, with addresses for its links.

    ``address`` gives one for a link's attributes; where it is empty the link becomes plain text.
    """

    def link(found: re.Match[str]) -> str:
        url = address(_attributes(found))
        return f'<a href="{escape(url)}">{found["text"]}</a>' if url else found["text"]

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

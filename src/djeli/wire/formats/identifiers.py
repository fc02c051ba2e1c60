"""Who sends, as identifiers of items tell it."""

from __future__ import annotations

from urllib.parse import urlsplit


def agency_in(guid: str) -> str:
    """The host that an item's identifier names: ``urn:newsml:HOST:…``, ``tag:HOST,…`` or a URL."""
    if guid.startswith("urn:newsml:"):
        host = guid.split(":")[2]
    elif guid.startswith("tag:"):
        host = guid[4:].split(",")[0]
    else:
        try:
            host = urlsplit(guid).hostname or "" if "://" in guid else ""
        except ValueError:
            return ""
    return host.removeprefix("www.") if "." in host else ""

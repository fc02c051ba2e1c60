"""Absolute addresses, which machines and other sites need."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from django.conf import settings

PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))

DESK = "/desk/"


def is_desk_address(url: str) -> bool:
    """True for an address of the newsroom's own side of the site, which no reader can open.

    Without a host it is this site's; else where the host is one of ours, or of one machine alone.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if not f"{parts.path}/".startswith(DESK) or parts.scheme.lower() not in {"", "http", "https"}:
        return False
    return not host or host in {"localhost", "127.0.0.1", "::1"} or host in _own_hosts()


def _own_hosts() -> set[str]:
    public = urlsplit(settings.BASE_URL).hostname or ""
    return {public.lower(), *(name.lower().lstrip(".") for name in settings.ALLOWED_HOSTS)}


def absolute(path: str) -> str:
    """The address of ``path`` on the public host (``DJELI_BASE_URL``).

    It is in ASCII (RFC 3986), whatever the script of its slugs: what is percent-encoded already
    stays as it is. Pages' links to each other may have the letters themselves.
    """
    path = path if path.isascii() else quote(path, safe=PRINTABLE)
    return path if "://" in path else f"{settings.BASE_URL}{path}"

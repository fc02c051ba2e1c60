"""Absolute addresses, which machines and other sites need."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings

PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))


def absolute(path: str) -> str:
    """The address of ``path`` on the public host (``DJELI_BASE_URL``).

    It is in ASCII (RFC 3986), whatever the script of its slugs: what is percent-encoded already
    stays as it is. Pages' links to each other may have the letters themselves.
    """
    path = path if path.isascii() else quote(path, safe=PRINTABLE)
    return path if "://" in path else f"{settings.BASE_URL}{path}"

"""Which addresses are a push service's: we post to what a stranger's browser gives us."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LONGEST = 1000
OWN_NETWORK = (".local", ".localhost", ".internal", ".lan", ".home", ".onion", ".test")


def is_endpoint(url: str) -> bool:
    """True for a plain ``https`` address of a named host on the usual port."""
    if not url or len(url) > LONGEST or not url.isascii() or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if " " in url or "\\" in url or "@" in parts.netloc or parts.fragment:
        return False
    if _is_loopback_of_tests(parts):
        return True
    return parts.scheme == "https" and port in {None, 443} and _is_public_name(host)


def is_public(url: str) -> bool:
    """True if the name of ``url`` leads to public addresses only. Asks the resolver."""
    parts = urlsplit(url)
    if _is_loopback_of_tests(parts):
        return True
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(
        ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found
    )


def origin_of(url: str) -> str:
    """Scheme and host of the push service, the audience of our signature (RFC 8292, 2)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_public_name(host: str) -> bool:
    """A name with a dot that is no number of a machine and of nobody's own network."""
    last = host.rpartition(".")[2]
    return "." in host and last.isalpha() and not f".{host}".endswith(OWN_NETWORK)


def _is_loopback_of_tests(parts: SplitResult) -> bool:
    return settings.ALERTS_TO_LOOPBACK and parts.hostname == "127.0.0.1"

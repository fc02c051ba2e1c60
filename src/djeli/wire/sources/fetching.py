"""Fetches an address for a source: the only place in the wire that asks a network.

An address is resolved once and the connection made to what it resolved to, so that the answer to a
second question cannot lead into somebody's own network (DNS rebinding). Redirects are checked as
the first address is. Size and time are limited.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

LARGEST = 20_000_000
"""Bytes of the largest answer that is read."""
PATIENCE, LONGEST = 15.0, 60.0
"""Seconds for one wait, and for the whole fetch."""
MOST_REDIRECTS = 4
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGENT = "Djeli (wire)"
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class CannotFetch(OSError):
    """The address was not fetched; holds one clear line."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. ``secret`` is a whole Authorization header, or USER:PASSWORD; ``allowed`` are
    hosts and networks of one's own that may be asked, as the operator has set them."""

    address: str
    etag: str = ""
    last_modified: str = ""
    secret: str = ""
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """``is_new`` is False if nothing has changed since ``etag`` or ``last_modified``."""

    content: bytes = b""
    etag: str = ""
    last_modified: str = ""
    is_new: bool = True


def fetch(asked: Request) -> Answer:
    """Fetch an address of HTTP or HTTPS. Raises CannotFetch for anything but an answer."""
    until = time.monotonic() + LONGEST
    address, secret = asked.address, asked.secret
    for _turn in range(MOST_REDIRECTS + 1):
        parts = _parts(address)
        try:
            found = _ask(parts, asked, secret, until)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, CannotFetch):
                raise
            raise CannotFetch(_line(error) or type(error).__name__) from None
        if isinstance(found, Answer):
            return found
        following = urljoin(address, found)
        if _parts(following)[:2] != parts[:2]:
            secret = ""  # it is meant for this host alone
        address = following
    raise CannotFetch(f"more than {MOST_REDIRECTS} redirects")


def address_of(written: str) -> str:
    """``written`` if it can be asked at all. Raises CannotFetch for what is no address."""
    return _parts(written).geturl()


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web or parts.username or any(letter <= " " for letter in address):
        raise CannotFetch("the address must begin with http:// or https:// and name a host")
    return parts


def _ask(parts: SplitResult, asked: Request, secret: str, until: float) -> Answer | str:
    """The answer, or where a redirect leads."""
    connection = _connect(parts, asked.allowed)
    try:
        path = parts.path or "/"
        connection.request(
            "GET", f"{path}?{parts.query}" if parts.query else path, headers=_headers(asked, secret)
        )
        response = connection.getresponse()
        if response.status in REDIRECTS and (location := response.getheader("Location")):
            return location
        if response.status == 304:
            return Answer(etag=asked.etag, last_modified=asked.last_modified, is_new=False)
        if response.status != 200:
            raise CannotFetch(f"the server answers {response.status} {response.reason}"[:200])
        return Answer(
            _read(response, until),
            (response.getheader("ETag") or "")[:300],
            (response.getheader("Last-Modified") or "")[:100],
        )
    finally:
        connection.close()


def _headers(asked: Request, secret: str) -> dict[str, str]:
    found = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    if asked.etag:
        found["If-None-Match"] = asked.etag
    if asked.last_modified:
        found["If-Modified-Since"] = asked.last_modified
    if secret:
        basic = "Basic " + base64.b64encode(secret.encode()).decode()
        found["Authorization"] = secret if " " in secret else basic
    return found


def _connect(parts: SplitResult, allowed: tuple[str, ...]) -> http.client.HTTPConnection:
    host, is_secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    where = _checked(host, port, allowed)
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    plain = socket.create_connection(where, timeout=PATIENCE)
    try:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(plain, server_hostname=host) if is_secure else plain
    except OSError:
        plain.close()
        raise
    return connection


def _checked(host: str, port: int, allowed: tuple[str, ...]) -> tuple[str, int]:
    """Where to connect. Raises CannotFetch if any of the host's addresses is a private one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CannotFetch(f"the host {host} is not known") from None
    numbers = [str(one[4][0]) for one in found]
    for number in numbers:
        if not (is_public(number) or _is_allowed(host, number, allowed)):
            raise CannotFetch(
                f"{host} is in a private network ({number}); the operator can allow it with "
                "WIRE_PRIVATE_HOSTS"
            )
    return numbers[0], port


def is_public(number: str) -> bool:
    """True for an IP address of the public internet."""
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if inner is not None and not inner.is_global:
        return False
    return address.is_global and not address.is_multicast and address not in NAT64


def _is_allowed(host: str, number: str, allowed: tuple[str, ...]) -> bool:
    if host.lower() in {one.lower() for one in allowed}:
        return True
    for one in allowed:
        try:
            if ipaddress.ip_address(number) in ipaddress.ip_network(one, strict=False):
                return True
        except ValueError:
            continue
    return False


def _read(response: http.client.HTTPResponse, until: float) -> bytes:
    pieces, size = [], 0
    while piece := response.read1(65_536):
        size += len(piece)
        if size > LARGEST:
            raise CannotFetch(f"the answer is larger than {LARGEST // 1_000_000} MB")
        if time.monotonic() > until:
            raise CannotFetch(f"the answer took longer than {LONGEST:.0f} seconds")
        pieces.append(piece)
    if response.length:
        raise CannotFetch("the answer ended early")
    return b"".join(pieces)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]

"""The IP address of the reader, from the connection or from trusted proxies."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4 = re.compile(rf"((?:{_OCTET}\.){{2}}{_OCTET})\.{_OCTET}", re.ASCII)
_MIXED = "192.0.0"
"""The one network of 256 addresses in which some are public and others are not."""


class Address(NamedTuple):
    """A reader's address, or its network where one household has many addresses (IPv6, 64 bits).

    ``is_public`` is False if the true one is hidden, behind a proxy that does not pass it on.
    """

    text: str
    is_public: bool


def reader_address(environ: Mapping[str, Any]) -> Address:
    """The address of who asks, from a WSGI environment (``request.META``).

    ``X-Forwarded-For`` is used only if the request comes from our own network or this machine: then
    the last public address in it, which the nearest proxy wrote. From outside the header is
    ignored.
    """
    peer = _address(environ.get("REMOTE_ADDR") or "")
    if peer.is_public:
        return peer
    forwarded = environ.get("HTTP_X_FORWARDED_FOR")
    if forwarded:
        for one in reversed(forwarded[-400:].split(",")):
            told = _address(one.strip())
            if told.is_public:
                return told
    return peer


@lru_cache(maxsize=20_000)
def _address(text: str) -> Address:
    # Nearly all are of this kind, new ones come all the time, and ipaddress takes ten times as
    # long.
    quick = _IPV4.fullmatch(text)
    if quick and quick[1] != _MIXED:
        return Address(text, _is_public(quick[1]))
    bare = text.strip("[]")
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        # With a port, as some proxies write it; or nothing that is known.
        host, _, port = bare.rpartition(":")
        if not (host and port.isdigit() and host.count(".") == 3):
            return Address(bare[:45], False)
        return _address(host)
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return _address(str(found.ipv4_mapped))
        network = ipaddress.ip_network((found, 64), strict=False)
        return Address(str(network.network_address), found.is_global)
    return Address(str(found), found.is_global)


@lru_cache(maxsize=20_000)
def _is_public(network: str) -> bool:
    """Of 256 addresses with the same first three numbers: registries divide no finer."""
    return ipaddress.ip_address(f"{network}.1").is_global

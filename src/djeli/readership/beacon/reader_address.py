"""What an IP address says about a reader: the address or its network, and whether it is public."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from typing import NamedTuple

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


@lru_cache(maxsize=20_000)
def reader_address(text: str) -> Address:
    """The reader's ``Address``, from the client's IP address as it was found behind our proxies."""
    # Nearly all are of this kind, new ones come all the time, and ipaddress takes ten times as
    # long.
    quick = _IPV4.fullmatch(text)
    if quick and quick[1] != _MIXED:
        return Address(text, _is_public(quick[1]))
    bare = text.strip("[]")
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return Address(bare[:45], False)
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return reader_address(str(found.ipv4_mapped))
        network = ipaddress.ip_network((found, 64), strict=False)
        return Address(str(network.network_address), found.is_global)
    return Address(str(found), found.is_global)


@lru_cache(maxsize=20_000)
def _is_public(network: str) -> bool:
    """Of 256 addresses with the same first three numbers: registries divide no finer."""
    return ipaddress.ip_address(f"{network}.1").is_global

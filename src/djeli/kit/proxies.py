"""Which address a request comes from, where proxies stand in front of the site."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, MutableMapping
from functools import lru_cache
from typing import Any

FORWARDED_FOR = "HTTP_X_FORWARDED_FOR"
FORWARDED_PROTO = "HTTP_X_FORWARDED_PROTO"
LONGEST = 400
"""Characters of ``X-Forwarded-For`` that are read, from its end: what the nearest proxies wrote."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Proxies:
    """The edition's own proxies. Only what they say of a request is believed."""

    def __init__(self, networks: Iterable[str]) -> None:
        """``networks`` are addresses or networks (``10.0.0.0/8``). Raises ValueError."""
        self._networks: list[Network] = [ipaddress.ip_network(one) for one in networks]
        self.has = lru_cache(maxsize=5000)(self._has)

    def client(self, peer: str, forwarded: str | None) -> str:
        """The address nearest to us that is no proxy of ours.

        ``peer`` is the connection's address, empty for a socket of this machine; ``forwarded`` is
        ``X-Forwarded-For``, to which each proxy adds at the end whom it heard.
        """
        nearest = peer
        for one in reversed((forwarded or "")[-LONGEST:].split(",")):
            if not self.has(nearest):
                return nearest
            said = _address(one)
            if not said:
                return nearest
            nearest = said
        return nearest

    def settle(self, environ: MutableMapping[str, Any]) -> None:
        """Let ``REMOTE_ADDR`` of a WSGI environment be the client's, and take out what others than
        our proxies say of its address and scheme."""
        peer = environ.get("REMOTE_ADDR") or ""
        if not self.has(peer):
            environ.pop(FORWARDED_PROTO, None)
        environ["REMOTE_ADDR"] = self.client(peer, environ.pop(FORWARDED_FOR, None))

    def _has(self, address: str) -> bool:
        if not address:
            return True
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        mapped = getattr(parsed, "ipv4_mapped", None)
        return any((mapped or parsed) in network for network in self._networks)


def _address(text: str) -> str:
    """An address as proxies write it (bare, in brackets, with a port); else empty."""
    bare = text.strip().strip("[]")
    for one in (bare, bare.rpartition(":")[0].strip("[]")):
        try:
            return str(ipaddress.ip_address(one))
        except ValueError:
            continue
    return ""

"""Whom an IP address stands for, where attempts are counted."""

from __future__ import annotations

import ipaddress


def household(address: str) -> str:
    """The address; of IPv6 the network of 64 bits, which is what one household has. What is no
    address (a socket of this machine has none) comes back as it is."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)

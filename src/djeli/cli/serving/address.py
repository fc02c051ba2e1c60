"""The address that the site listens on, and whether it is free."""

from __future__ import annotations

import argparse
import errno
import os
import socket
from dataclasses import dataclass

from djeli.cli.refusals import RefusedError

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 (compared, not bound)
"""Hosts that mean every address of the machine, and where to reach such a site from it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host (a name or a number, IPv4 or IPv6) and a TCP port."""

    host: str
    port: int

    @property
    def reachable_host(self) -> str:
        """The host by which this machine reaches the site."""
        return EVERYWHERE.get(self.host, self.host)

    @property
    def url(self) -> str:
        """The front's address, to print and to ask."""
        host = self.reachable_host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def port_number(text: str) -> int:
    """A TCP port from the command line, 1 to 65535."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (1 to 65535)")
    return int(text)


def refuse_taken(address: Address) -> None:
    """Raise RefusedError where somebody listens there already, or where we may not.

    Web workers share their port (SO_REUSEPORT), so they would start beside another site without
    noticing it: a socket that shares nothing is bound first, and let go.
    """
    try:
        found = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, kind, protocol, _, place = found[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except socket.gaierror:
        raise RefusedError(f"there is no host {address.host}: choose another by --host") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            text = f"port {address.port} is in use: stop the other program, or choose another port"
            raise RefusedError(f"{text} by --port") from None
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise RefusedError(
            f"cannot listen on {address.host}, port {address.port}: {reason}"
        ) from None

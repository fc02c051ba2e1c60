"""The edition's own keys for push services (VAPID, RFC 8292): who sends is known by them.

Browsers subscribe with the public key, and take alerts only from who holds the private one. It is
made at first need in the data folder (mode 0600), or given as ``ALERTS_KEY``.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

NAME = "alerts_key"
LENGTH = 32


class UnusableKey(Exception):
    """The private key cannot be read; the text says what to do."""


def private_key() -> str:
    """The private key as base64url of its 32 bytes. Raises UnusableKey, OSError."""
    written = settings.ALERTS_KEY or _kept(Path(settings.DATA) / NAME)
    try:
        is_whole = len(_decoded(written)) == LENGTH
    except ValueError:
        is_whole = False
    if not is_whole:
        where = "ALERTS_KEY" if settings.ALERTS_KEY else f"the file {NAME} in the data folder"
        raise UnusableKey(f"{where} is no key: it must be 32 bytes as base64url")
    return written


def public_key() -> str:
    """What browsers subscribe with: the point on P-256, uncompressed, as base64url (65 bytes)."""
    number = int.from_bytes(_decoded(private_key()), "big")
    key = ec.derive_private_key(number, ec.SECP256R1())
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return _encoded(point)


def _kept(path: Path) -> str:
    """The key in the file, which is made where it is missing."""
    try:
        # O_EXCL: of two processes that begin together exactly one writes the key.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    key = _encoded(number.to_bytes(LENGTH, "big"))
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")
    return key


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(written: str) -> bytes:
    return base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))

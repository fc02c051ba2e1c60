"""An authenticator app (RFC 6238, with SHA-1, six digits, 30 seconds)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

PASSWORD = "nine palms by the ferry"


def code(secret: str, at: float | None = None) -> str:
    """The code that an app shows for ``secret`` (base 32)."""
    step = int((time.time() if at is None else at) // 30)
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"

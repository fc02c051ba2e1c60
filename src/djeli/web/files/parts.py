"""Parts of files, for who has the beginning already (RFC 9110, section 14)."""

from __future__ import annotations

import hashlib
import re

from django.http import HttpRequest, HttpResponse

ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
"""One part; who asks for several gets the whole, as the standard allows."""


def in_part(request: HttpRequest, whole: HttpResponse) -> HttpResponse:
    """``whole`` with a validator, or the part of it that the request asks for: 206, or 416 for one
    that is not there."""
    content = whole.content
    etag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    whole["ETag"], whole["Accept-Ranges"] = etag, "bytes"
    asked = ONE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or request.headers.get("If-Range", etag) != etag or not any(asked.groups()):
        return whole
    start, end = _bounds(asked[1], asked[2], len(content))
    if asked[1] and asked[2] and int(asked[1]) > int(asked[2]):
        return whole  # no range at all
    if start >= end:
        whole.status_code, whole.content = 416, b""
        whole["Content-Range"] = f"bytes */{len(content)}"
        return whole
    whole.status_code, whole.content = 206, content[start:end]
    whole["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return whole


def _bounds(first: str, last: str, length: int) -> tuple[int, int]:
    """From which byte (included) to which (not included)."""
    if not first:
        return max(0, length - int(last)), length
    return int(first), min(int(last) + 1 if last else length, length)

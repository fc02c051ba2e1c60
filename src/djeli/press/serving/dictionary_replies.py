"""A dictionary as browsers fetch it, at an address of its own (RFC 9842, section 2)."""

from __future__ import annotations

from functools import lru_cache

import brotli

from djeli.press.serving.codings import BROTLI, IDENTITY, codings
from djeli.press.serving.dictionary import Dictionary
from djeli.press.serving.replies import Asked, Reply, saves_data
from djeli.press.serving.response import Headers

KEPT_FOR = 30 * 24 * 3600
"""Seconds for which a browser may use a dictionary."""
USE = 'match="/*", match-dest=("document")'


def dictionary_reply(dictionary: Dictionary, method: str, asked: Asked) -> Reply:
    """The dictionary; nothing for who saves data."""
    if saves_data(asked):
        return 204, [("Cache-Control", "no-store"), ("Vary", "Save-Data")], b""
    accepted = codings(asked("accept-encoding", ""))
    is_brotli = next(one for one in (*accepted, IDENTITY) if one in {BROTLI, IDENTITY}) == BROTLI
    body = _brotli(dictionary.content) if is_brotli else dictionary.content
    tag = f'"{dictionary.name}-br"' if is_brotli else f'"{dictionary.name}"'
    headers = _headers(tag)
    if tag in asked("if-none-match", ""):
        return 304, headers, b""
    headers += [
        ("Content-Type", "application/octet-stream"),
        ("Content-Length", str(len(body))),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if is_brotli:
        headers.append(("Content-Encoding", BROTLI))
    return 200, headers, b"" if method == "HEAD" else body


def _headers(tag: str) -> Headers:
    return [
        ("Cache-Control", f"public, max-age={KEPT_FOR}, immutable"),
        ("Vary", "Accept-Encoding, Save-Data"),
        ("Use-As-Dictionary", USE),
        ("ETag", tag),
    ]


@lru_cache(maxsize=4)
def _brotli(content: bytes) -> bytes:
    return brotli.compress(content)

"""Requests as nobody means them: odd values in addresses, queries and forms, from a seeded chance."""

from __future__ import annotations

import random
import re
from typing import Any
from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile

from tests import photos
from tests.desk.seeing.forms import Form
from tests.hostile import HOSTILE

VALUES = (
    *("", " ", "\x00", "a\x00b", "\ud800", "x\udfffy", "\ufeff", "\u202egnp.exe", "😀"),
    *("0", "-1", "1", "9" * 19, "9" * 40, "-" + "9" * 40, "1e308", "NaN", "Infinity", "١٢", "0x10"),
    *("null", "true", "[]", "{}", "[" * 1200, '{"a":' * 900, '"', "'", '"""', "%", "%00", "NEAR("),
    *("0001-01-01", "9999-12-31", "2026-02-30", "9999-12-31T23:59", "0001-01-01 00:00", "24:61"),
    *("../../etc/passwd", "http://[::1", "//evil.example", "javascript:1", "\r\nSet-Cookie: a=b"),
    *("x" * 70_000, "é" * 300, "a@b", "@", "a" * 300 + "@a.example", "1,2,x", "-live", "title"),
)
QUERIES = (
    *("q", "p", "page", "id", "ordering", "export", "multiple", "page_type", "state", "section"),
    *("from", "to", "date", "month", "url", "format", "next", "since", "collection_id", "tag"),
    *(
        "locale",
        "author",
        "topic",
        "kind",
        "lang",
        "limit",
        "offset",
        "fields",
        "child_of",
        "order",
    ),
)
IN_PATHS = ("0", "1", "7", "9" * 9, "9" * 19, "x", "a-b", "%00", "%ED%A0%80", "..", "%2e%2e", "é")
BODIES = (b"", b"\x00", b"\xff\xfe", b"{", b"[]", b"null", b"[" * 1200, b"a=%ED%A0%80", b"=&=&&")
KINDS = (
    *("application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data"),
    *("application/x-www-form-urlencoded; charset=utf-7", "application/xml", "x"),
)
BOUNDARY = "quokka"
PHOTO = photos.telling(size=(64, 40))
FILES = (
    *(
        ("a.jpg", b""),
        ("a.jpg", PHOTO),
        ("a.jpg", PHOTO[:900]),
        ("a.png", photos.png_of_size(60_000, 60_000)),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.gif", b"GIF89a"),
    ),
    *(("a.csv", b"a,b\n\x00,\xff\n"), ("a.csv", b'"' * 5000), ("a.csv", b"," * 90_000)),
    *(
        ("a.xml", b"<a>" * 4000),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    ),
    *(
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18),
        ("a.html", b"<script>"),
    ),
)
NAMES = (
    "",
    ".",
    "..",
    "../../a.jpg",
    "a" * 400 + ".jpg",
    "\u202egpj.exe",
    "é.csv",
    "a\x00.png",
    "a",
    "a.",
)
URLENCODED = "application/x-www-form-urlencoded"


class Chance:
    """What comes of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def value(self) -> str:
        return self.random.choice(VALUES if self.random.random() < 0.8 else HOSTILE)

    def address(self, address: str) -> str:
        """The address; sometimes with another number or another part."""
        if self.random.random() < 0.7:
            return address
        pattern = r"\d+" if self.random.random() < 0.7 else r"(?<=/)[^/?]+(?=/)"
        found = list(re.finditer(pattern, address))
        if not found:
            return address
        one = self.random.choice(found)
        return address[: one.start()] + self.random.choice(IN_PATHS) + address[one.end() :]

    def query(self, names: tuple[str, ...] = ()) -> str:
        known = (*QUERIES, *names * 3)
        pairs = [(self.random.choice(known), self.value()) for _ in range(3)]
        return encoded([(name, value[:3000]) for name, value in pairs])

    def form(self, form: Form) -> tuple[bytes, str]:
        """The form with some fields left out, or of another kind; its files are odd ones."""
        pairs = [(name, value) for name, values in form.items() for value in values]
        pairs = [(name, value) for name, value in pairs if self.random.random() > 0.04]
        odd = {self.random.randrange(len(pairs)) for _ in range(3)} if pairs else set()
        pairs = [
            (name, self.value() if at in odd else value) for at, (name, value) in enumerate(pairs)
        ]
        if self.random.random() < 0.2:
            pairs.append((self.random.choice(QUERIES), self.value()))
        if not any(isinstance(value, UploadedFile) for _, value in pairs):
            return encoded(pairs).encode(), URLENCODED
        return parts(
            [
                (name, self.file() if isinstance(value, UploadedFile) else value)
                for name, value in pairs
            ]
        )

    def file(self) -> tuple[str, bytes]:
        """A name and what is in it; half of the time the one does not fit the other."""
        name, content = self.random.choice(FILES)
        return (name if self.random.random() < 0.5 else self.random.choice(NAMES)), content

    def body(self) -> tuple[bytes, str]:
        return self.random.choice(BODIES), self.random.choice(KINDS)


def encoded(pairs: list[tuple[str, Any]]) -> str:
    """As browsers send it; half a surrogate pair as the three bytes that some programs make of it."""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


def parts(pairs: list[tuple[str, Any]]) -> tuple[bytes, str]:
    """The body and its kind as browsers send them with files (RFC 7578)."""
    body = b""
    for name, value in pairs:
        file, content = value if isinstance(value, tuple) else ("", _bytes(value))
        named = f'; filename="{file}"' if file else ""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
        body += _bytes(head) + content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode(), f"multipart/form-data; boundary={BOUNDARY}"


def _bytes(value: Any) -> bytes:
    return str(value).encode(errors="surrogatepass")


def _quoted(value: Any) -> str:
    return quote(str(value), safe="", errors="surrogatepass")

"""What an address is called as a file, and as a link that a server of files can answer.

A *place* is the address as such a server knows it: readable (``/café/``), without a query, pages of
an archive as folders of their own (``/latest/page/2/``).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from djeli.press.render.addresses import as_read

LIST = ".djeli-export.json"
"""In the mirror: which files exports have written. Only those may be removed."""
PART = ".djeli-export.part"
"""In the mirror: what is being written."""
LONGEST_PART = 255
"""Bytes of a file's name on the file systems of Linux, macOS and Windows."""
PAGE = re.compile(r"page=([2-9]|[1-9]\d{1,5})")
"""The only query that can be a file: the first page of an archive has none."""
EXTENSION = re.compile(r"[^/.]\.([A-Za-z0-9]{1,8})$")
HTML = "text/html"
INDEX = "index.html"
PLAIN_ENDS = {"xml": "index.xml", "json": "index.json", "plain": "index.txt"}
ENDS = (*PLAIN_ENDS.values(), INDEX, "")
"""All that may follow a place, what names the media type best first."""


def place_of(address: str) -> str | None:
    """The place of an address of the store; None where no file can stand for it."""
    path, has_query, query = as_read(address).partition("?")
    if not path.startswith("/"):
        return None
    if has_query:
        page = PAGE.fullmatch(query)
        if page is None or not path.endswith("/"):
            return None
        path = f"{path}page/{page[1]}/"
    return path if path == "/" or is_inside(path[1:].removesuffix("/")) else None


def end_of(place: str, media_type: str) -> str:
    """What follows a place in its file's name: nothing where the place names a file itself.

    Servers of files take the media type from the extension: a feed at ``/feed/`` must not be
    ``index.html``, and HTML at ``/old.php`` must be.
    """
    kind = media_type.partition(";")[0].strip().lower()
    extension = EXTENSION.search(place)
    if extension and (kind != HTML or extension[1].lower() in {"html", "htm"}):
        return ""
    if kind == HTML:
        return INDEX
    return PLAIN_ENDS.get(re.split(r"[/+]", kind)[-1], "index.bin")


def file_of(place: str, end: str) -> str:
    """The file's name in the mirror, with slashes and relative to it."""
    return "/".join(part for part in (place.strip("/"), end) if part)


def file_of_linked(address: str) -> str | None:
    """The name of what a page links to, by its address as it stands in the page; None where it
    cannot be a file. What differs by its query gets a name of its own for each."""
    path, _, query = address.partition("?")
    name = PurePosixPath(unquote(path).lstrip("/"))
    if query:
        digest = hashlib.blake2b(query.encode(errors="replace"), digest_size=4).hexdigest()
        name = name.with_name(f"{name.stem}-{digest}{name.suffix}") if name.name else name
    return str(name) if unquote(path).startswith("/") and is_inside(str(name)) else None


def is_inside(name: str) -> bool:
    """True where ``name`` is that of a file, or a folder, that can stand inside the mirror."""
    if "\x00" in name or "\\" in name or name in {LIST, PART}:
        return False
    return not any(part in {"", ".", ".."} or is_too_long(part) for part in name.split("/"))


def is_too_long(address: str) -> bool:
    """True where some part of it is longer than the name of a file may be."""
    return any(
        len(part.encode(errors="replace")) > LONGEST_PART for part in as_read(address).split("/")
    )


def as_asked(address: str) -> str:
    """A link's address, percent-encoded, as WSGI wants a path (PEP 3333)."""
    path, has_query, query = address.partition("?")
    return f"{unquote(path).encode(errors='replace').decode('latin-1')}{has_query}{query}"

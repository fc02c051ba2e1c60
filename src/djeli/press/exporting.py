"""The whole site as files, for anything that serves files.

A page is written where a server of files looks for it (``politics/africa/index.html``); pages of an
archive get folders of their own, for a file has no query. What pages point to on the edition's own
host (style sheets, scripts, pictures) is written as well, once. Equal files are left untouched, and
what is no longer there is removed: a second run costs what has changed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Container, Iterator
from pathlib import Path

from django.conf import settings

from djeli.press.composing import compose
from djeli.press.deflate import Piece
from djeli.press.following import follow, open_for, press
from djeli.press.places import all_addresses
from djeli.press.rendering import MISSING, handler, request_for
from djeli.press.store import Store

LIST = ".djeli-export.json"
"""Which files an earlier export has written: only those may be removed."""
LINKED = re.compile(rb'(?:href|src|srcset|content|url)\s*[=(]\s*["\']?([^"\'>)]+)')
OWN_FILE = re.compile(rb"(/(?:static|media)/[^\s\"',)#?]+)")
FILES = ("/static/", "/media/")
POINTED = re.compile(rb'\b(href|action)="(/(?!/)[^"]*)"')
PAGE_OF = re.compile(rb'href="(/[^"?#]*/)\?page=(\d+)"')
REDIRECT = """<!doctype html><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="refresh" content="0;url={to}"><link rel="canonical" href="{to}">
<p><a href="{to}">{to}</a>
"""


class NotAnExport(OSError):
    """The folder holds files that no export has written."""


def export(store: Store, folder: Path, progress: Callable[[str], None]) -> tuple[int, int, int]:
    """Write the site into ``folder``; how many files were written, left as they were, removed.

    Raises NotAnExport where the folder holds anything else, and OSError where it cannot be written.
    """
    known = _known(folder)
    open_for(store)
    follow(store)
    wanted: dict[str, bytes] = {}
    linked: set[str] = set()
    for address in _every_address(store):
        content = _content(store, address)
        if content is None:
            continue
        linked |= {found.decode() for found in OWN_FILE.findall(content)}
        wanted[_file_of(address)] = content
        progress(address)
    wanted = {name: _with_the_edition(content, wanted) for name, content in wanted.items()}
    written, same = 0, 0
    for name, content in _with_files(wanted, linked, folder, known, progress):
        path = folder / name
        if content is None or (path.is_file() and path.read_bytes() == content):
            same += 1
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    names = {*wanted, *(name.lstrip("/") for name in linked)}
    removed = [name for name in known - names if (folder / name).is_file()]
    for name in removed:
        (folder / name).unlink()
    (folder / LIST).write_text(json.dumps(sorted(names)), encoding="utf-8")
    return written, same, len(removed)


def _known(folder: Path) -> set[str]:
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / LIST).is_file():
        return set(json.loads((folder / LIST).read_text(encoding="utf-8")))
    if any(folder.iterdir()):
        raise NotAnExport(f"{folder} holds files that no export has written: name an empty folder")
    return set()


def _every_address(store: Store) -> Iterator[str]:
    """All that rooms know of, then whatever else is pressed, with every page of each archive."""
    seen: set[str] = set()
    with store.reading() as reading:
        pressed = [address for address in reading.addresses() if address != MISSING]
    for address in [*all_addresses(), *pressed]:
        if address in seen:
            continue
        seen.add(address)
        yield address
        if "?" not in address:
            yield from _further_pages(store, address, seen)


def _further_pages(store: Store, address: str, seen: set[str]) -> Iterator[str]:
    content, number = _content(store, address), 2
    while content is not None and f'href="{_folder_of(address, number)}"'.encode() in content:
        page = f"{address}?page={number}"
        seen.add(page)
        yield page
        content, number = _content(store, page), number + 1


def _content(store: Store, address: str) -> bytes | None:
    """What a file server should give for ``address``; None where nothing is."""
    with store.reading() as reading:
        composed = compose(reading, address)
    if composed is None or composed.is_stale:
        press(store, [address])
        with store.reading() as reading:
            composed = compose(reading, address)
    if composed is None:
        return None
    if composed.status.startswith("3"):
        to = dict(composed.headers)["Location"]
        return REDIRECT.format(to=html.escape(to, quote=True)).encode()
    if composed.status.startswith("410"):
        return None
    return PAGE_OF.sub(lambda found: b'href="%bpage/%b/"' % found.groups(), _plain(composed.pieces))


def _with_the_edition(content: bytes, wanted: Container[str]) -> bytes:
    """With the edition's own address before what files cannot answer: forms, and links to what is
    no page of the export (a search)."""
    base = settings.BASE_URL.encode()

    def led(found: re.Match[bytes]) -> bytes:
        what, address = found.groups()
        path = address.partition(b"#")[0].partition(b"?")[0].decode()
        is_here = path.startswith(FILES) or _file_of(path) in wanted
        return found[0] if what == b"href" and is_here else b'%b="%b%b"' % (what, base, address)

    return POINTED.sub(led, content)


def _plain(pieces: object) -> bytes:
    return b"".join(one.plain() for one in pieces if isinstance(one, Piece))  # type: ignore[attr-defined]


def _folder_of(address: str, number: int) -> str:
    return f"{address}page/{number}/"


def _file_of(address: str) -> str:
    path, _, query = address.partition("?")
    place = _folder_of(path, int(query.removeprefix("page="))) if query else path
    return f"{place.strip('/')}/index.html".lstrip("/")


def _with_files(
    pages: dict[str, bytes],
    linked: set[str],
    folder: Path,
    known: set[str],
    progress: Callable[[str], None],
) -> Iterator[tuple[str, bytes | None]]:
    """The files that pages point to, then the pages, so that what is written shows whole when the
    work is broken off; None for a file that is there and never changes."""
    waiting = sorted(linked)
    while waiting:
        address = waiting.pop()
        name = address.lstrip("/")
        progress(address)
        is_for_ever = address.startswith("/media/pictures/") and name in known
        if is_for_ever and (folder / name).is_file():
            yield name, None
            continue
        answer = handler().get_response(request_for(address))
        if answer.status_code != 200:
            linked.discard(address)
            continue
        stream = getattr(answer, "streaming_content", None)
        content = b"".join(stream) if stream is not None else getattr(answer, "content", b"")
        answer.close()
        yield name, content
        if name.endswith(".css"):
            base = address.rpartition("/")[0]
            for found in re.findall(rb'url\(["\']?([^"\')]+)', content):
                target = _joined(base, found.decode())
                if target and target not in linked:
                    linked.add(target)
                    waiting.append(target)
    yield from pages.items()


def _joined(base: str, target: str) -> str:
    """The address of what a style sheet names; empty for another host or inline data."""
    target = target.partition("#")[0].partition("?")[0]
    if not target or ":" in target or target.startswith("//"):
        return ""
    if target.startswith("/"):
        return target
    parts = base.split("/")
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)

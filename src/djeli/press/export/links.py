"""What a page points to, and where its links lead in a mirror."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from djeli.press.export.names import INDEX, PAGE, is_inside

FILES = ("/static/", "/media/")
OWN_FILE = re.compile(r"""/(?:static|media)/(?:&(?:amp|\#39|\#x27);|[^\s"'<>,()?\#&\\])+""")
"""In an attribute of any name, a style, or a feed."""
OF_ANOTHER = re.compile(r"[\w.:/%-]")
"""Before such an address: then it is part of a longer one."""
SHEET = re.compile(r'<link rel="stylesheet" href="(/(?!/)[^"]+)"')
SOURCE = re.compile(r'src="(/(?!/)[^"]+)"')
POINTED = re.compile(r'\s(href|src|formaction|action)="(/(?!/)[^"]*)"')
PAGE_OF = re.compile(r'href="(/[^"?#]*?)(?:\?page=|page/)(\d{1,6})/?"')
STYLED = re.compile(r"""url\(["']?([^"')]+)|@import\s+["']([^"']+)""")
ROOT = re.compile(r"<html(?=[\s>])")
MARKED = "<html data-mirror"
"""By which a page's scripts know that nobody answers them."""
REDIRECT = """<!doctype html><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="refresh" content="0;url={to}"><link rel="canonical" href="{to}">
<p><a href="{to}">{to}</a>
"""


def linked_in(text: str, base: str) -> set[str]:
    """Addresses of the files that ``text`` shows, percent-encoded as they stand there: all that is
    static or a picture, and style sheets and scripts wherever they are. ``base`` is the edition's
    own address, by which feeds and cards name pictures."""
    found = {one[0] for one in OWN_FILE.finditer(text) if _is_own(text, one.start(), base)}
    found |= {one for one in (*SHEET.findall(text), *SOURCE.findall(text)) if not _is_file(one)}
    return {html.unescape(one).partition("#")[0] for one in found}


def pages_in(text: str, place: str) -> int:
    """The highest number of a page to which the archive at ``place`` links; 1 where it is none."""
    numbers = (
        int(number)
        for path, number in PAGE_OF.findall(text)
        if unquote(html.unescape(path)) == place
    )
    return max(numbers, default=1)


def rewrite(text: str, base: str, leads: Callable[[str], str | None]) -> str:
    """``text`` with links that lead to the mirror's files.

    ``leads`` gives for an address what leads there in the mirror, None where nothing does: such
    links (a search), and all forms, lead to the edition itself at ``base``.
    """

    def led(found: re.Match[str]) -> str:
        what, address = found.groups()
        if _is_file(address):
            return found[0]
        to = leads(html.unescape(address)) if what in {"href", "src"} else None
        to = html.escape(to) if to is not None else f"{base}{address}"
        return f'{found[0][0]}{what}="{to}"'

    return ROOT.sub(MARKED, POINTED.sub(led, text), count=1)


def redirect(to: str) -> str:
    """A page that leads on, for servers that know no redirects."""
    return REDIRECT.format(to=html.escape(to))


def link_to(address: str, end_at: Callable[[str], str | None]) -> str | None:
    """How a link to the page at ``address`` is written in the mirror; None where it has no such
    page. ``end_at`` gives for a place what follows it in its file's name."""
    rest, has_mark, mark = address.partition("#")
    path, has_query, query = rest.partition("?")
    if has_query:
        page = PAGE.fullmatch(query)
        if page is None:
            return None
        path = f"{path}page/{page[1]}/"
    end = end_at(unquote(path))
    if end is None and not path.endswith("/"):
        path = f"{path}/"
        end = end_at(unquote(path))
    if end is None:
        return None
    shown = "" if end in {"", INDEX} else end
    return f"{path}{shown}{has_mark}{mark}"


def styled_by(sheet: str, address: str) -> Iterator[str]:
    """Addresses on the own host that the style sheet at ``address`` names."""
    folder = address.partition("?")[0].rpartition("/")[0]
    for target in _targets(sheet):
        plain = target.partition("#")[0].partition("?")[0].strip()
        if not plain or ":" in plain or plain.startswith("//"):
            continue
        joined = plain if plain.startswith("/") else _joined(folder, plain)
        if is_inside(joined.lstrip("/")):
            yield joined


def _targets(sheet: str) -> Iterable[str]:
    return (one or other for one, other in STYLED.findall(sheet))


def _joined(folder: str, target: str) -> str:
    parts = folder.split("/")
    for part in target.split("/"):
        if part == "..":
            parts[-1:] = [] if len(parts) > 1 else parts
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _is_own(text: str, start: int, base: str) -> bool:
    """True where the address at ``start`` is the edition's own, with or without ``base``."""
    if text.endswith(base, 0, start):
        start -= len(base)
    return start == 0 or OF_ANOTHER.match(text, start - 1) is None


def _is_file(address: str) -> bool:
    return address.startswith(FILES)

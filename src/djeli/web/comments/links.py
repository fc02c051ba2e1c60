"""Turns a reader's plain text into HTML: paragraphs, lines, links; all else is escaped."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from djeli.stories.addresses import is_desk_address

LINK = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
TRAILING = ".,;:!?…»”’)]}"
LONGEST_SHOWN = 60
OPENING = {")": "(", "]": "[", "}": "{"}


def linked(text: str) -> Markup:
    """Paragraphs, each running the way its own letters do; addresses become links.

    What a reader links to gets no weight from us, and no word of where the reader came from.
    """
    parts = [part for part in text.split("\n\n") if part]
    return Markup("").join(Markup('<p dir="auto">{}</p>').format(_lines(part)) for part in parts)


def is_address(url: str) -> bool:
    """Whether it is a website to which a browser could go: of ``http://[bad`` it makes nothing."""
    if not LINK.fullmatch(url):
        return False
    try:
        split = urlsplit(url)
        host, port = split.hostname or "", split.port
    except ValueError:
        return False
    return port != 0 and any(map(str.isalnum, host)) and all(map(_stands_in_hosts, host))


def _stands_in_hosts(sign: str) -> bool:
    return sign in "-.:_" or unicodedata.category(sign)[0] in "LMN"


def _lines(part: str) -> Markup:
    return Markup("<br>").join(_with_links(line) for line in part.split("\n"))


def _with_links(line: str) -> Markup:
    made, end = Markup(""), 0
    for found in LINK.finditer(line):
        url = _without_trailing(found[0])
        made += escape(line[end : found.start()]) + _link(url)
        end = found.start() + len(url)
    return made + escape(line[end:])


def _without_trailing(url: str) -> str:
    """The end of a sentence is no part of an address; a bracket is where it was opened there."""
    while url and url[-1] in TRAILING:
        opening = OPENING.get(url[-1])
        if opening and url.count(opening) >= url.count(url[-1]):
            break
        url = url[:-1]
    return url


def _link(url: str) -> Markup:
    if not is_address(url) or is_desk_address(url):
        return escape(url)
    shown = url if len(url) <= LONGEST_SHOWN else f"{url[:LONGEST_SHOWN]}…"
    return Markup('<a href="{}" rel="nofollow ugc noreferrer"><bdi>{}</bdi></a>').format(url, shown)

"""RSS 0.9x to 2.0, RDF and Atom to our own shape, by feedparser.

The full text where the feed gives it (``content:encoded``, Atom's ``content``); else its summary
is all. Enclosures and Media RSS are its pictures, sound and film. Nothing is fetched.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from djeli.kit.numbers import whole_number
from djeli.wire.bodies.escapes import unescaped
from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.sanitise import html_blocks, plain
from djeli.wire.formats.attached import Media, Rendition, media_kind
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.identifiers import agency_in
from djeli.wire.formats.instants import FIRST, LAST, moment
from djeli.wire.formats.item import ReceivedItem, Refused, Subject
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.xml import prepared

ENDS = ("</rss>", "</feed>", "</rdf:rdf>", "</channel>")
CUT = "the feed is cut off; its last entry was left out"
ENTRY = re.compile(r"<(?:item|entry)\b", re.IGNORECASE)
LAST_OF_ENTRY = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
MOST_ENTRIES = 2_000
NAIVE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$")


def recognises(opening: Opening) -> bool:
    """By the root: ``rss``, ``feed`` or RDF with a channel."""
    if opening.root in {"rss", "feed"}:
        return True
    return opening.root == "RDF" and "channel" in opening.text


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """An item for each entry. Raises Refused for a feed that cannot be read."""
    # Loaded here: feedparser is needed by editions with such a source alone.
    import feedparser

    text, repairs = prepared(content, sender.charset)
    if not text.rstrip().lower().endswith(ENDS):
        text, repairs = _whole_entries(text), (*repairs, CUT)
    if len(ENTRY.findall(text)) > MOST_ENTRIES:
        raise Refused(f"a feed of more than {MOST_ENTRIES} entries")
    # From a stream: of a name feedparser would open the file or the address.
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    parsed = feedparser.parse(
        stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    entries = list(parsed.entries)
    if not entries:
        raise Refused("the feed holds no entry")
    parts = _own_parts(text, len(entries))
    return [
        _with_part(_read(entry, parsed.feed, repairs, sender), part)
        for entry, part in zip(entries, parts, strict=True)
    ]


def _whole_entries(text: str) -> str:
    """A feed that is cut off, up to its last whole entry. Raises Refused if it has none."""
    ends = [found.end() for found in LAST_OF_ENTRY.finditer(text)]
    if not ends:
        raise Refused("the feed is cut off before the end of its first entry")
    return text[: ends[-1]]


DIALECT = Dialect("RSS or Atom", recognises, read)


def _read(entry: Any, feed: Any, mended: tuple[str, ...], sender: Sender) -> ReceivedItem | Refused:
    link = str(entry.get("link") or "")
    guid = str(entry.get("id") or link)
    repairs = set(mended)
    if not guid:
        guid = _made_identifier(entry)
        repairs.add("the entry names neither an identifier nor a link; one was made of its words")
    headline = plain(unescaped(_text(entry, "title"), repairs))
    summary = unescaped(_text(entry, "summary"), repairs)
    content = unescaped(_content(entry), repairs)
    base = link if link.startswith(("http://", "https://")) else ""
    blocks = html_blocks(content or summary, base)
    if not (headline or blocks):
        return Refused("an entry that says nothing")
    agency = _text(entry.get("source") or {}, "title") or _text(feed, "title") or agency_in(guid)
    language = str(entry.get("language") or feed.get("language") or "")
    return ReceivedItem(
        guid=guid,
        form="RSS or Atom",
        headline=headline,
        byline=plain(_author(entry)),
        description=plain(summary) if content else "",
        blocks=without_labels(blocks, headline),
        language=language_tag(language),
        agency=sender.name or plain(agency),
        copyright_notice=plain(_text(entry, "rights") or _text(feed, "rights")),
        created_at=_when(entry, "published", sender.zone),
        version_at=_when(entry, "updated", sender.zone) or _when(entry, "published", sender.zone),
        subjects=tuple(dict.fromkeys(_subjects(entry))),
        media=tuple(_media(entry)),
        repairs=tuple(sorted(repairs)),
    )


def _made_identifier(entry: Any) -> str:
    """The same at each look, as long as the entry keeps its title and its time."""
    told = _text(entry, "title") or _text(entry, "summary") or _content(entry)
    words = f"{told}|{_text(entry, 'published')}"
    return f"urn:entry:{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:40]}"


def _with_part(found: ReceivedItem | Refused, part: bytes) -> ReceivedItem | Refused:
    if isinstance(found, Refused):
        found.raw = part
        return found
    return replace(found, raw=part)


def _own_parts(text: str, count: int) -> list[bytes]:
    """For each entry a feed that holds it alone; empty where they cannot be told apart."""
    ends = [found.end() for found in LAST_OF_ENTRY.finditer(text)]
    starts = [found.start() for found in ENTRY.finditer(text)]
    if not (len(starts) == len(ends) == count > 1):
        return [b""] * count
    head, tail = text[: starts[0]], text[ends[-1] :]
    found = (head + text[start:end] + tail for start, end in zip(starts, ends, strict=True))
    return [part.encode("utf-8", "replace") for part in found]


def _text(row: Any, name: str) -> str:
    found = row.get(name)
    return found if isinstance(found, str) else ""


def _content(entry: Any) -> str:
    """The longest full text; HTML before what is plain."""
    found = [part for part in entry.get("content") or [] if isinstance(part.get("value"), str)]
    best: Any = max(
        found, key=lambda part: ("html" in str(part.get("type")), len(part["value"])), default={}
    )
    return str(best.get("value") or "")


def _author(entry: Any) -> str:
    names = [str(one.get("name") or "") for one in entry.get("authors") or []]
    return ", ".join(dict.fromkeys(filter(None, names))) or _text(entry, "author")


def _when(entry: Any, name: str, zone: str) -> datetime | None:
    """The instant; one without an offset is meant in the sender's zone."""
    if name not in entry:  # feedparser would give the other one, and warn
        return None
    written = _text(entry, name)
    if NAIVE.match(written):
        return moment(written, zone)
    found = entry.get(f"{name}_parsed")
    try:
        told = datetime.fromtimestamp(calendar.timegm(found), UTC) if found else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return told if told and FIRST <= told.year <= LAST else None


def _subjects(entry: Any) -> Iterator[Subject]:
    for tag in entry.get("tags") or []:
        if name := plain(str(tag.get("label") or tag.get("term") or "")):
            yield Subject(name, str(tag.get("scheme") or ""))


def _media(entry: Any) -> Iterator[Media]:
    """Media RSS before enclosures, each file once; thumbnails only where there is nothing else."""
    seen = set[str]()
    credit = plain(
        "; ".join(str(one.get("content") or "") for one in entry.get("media_credit") or [])
    )
    rows = [*(entry.get("media_content") or []), *(entry.get("enclosures") or [])]
    for row in rows or (entry.get("media_thumbnail") or []):
        href = str(row.get("url") or row.get("href") or "").strip()
        kind = media_kind(str(row.get("medium") or ""), str(row.get("type") or ""))
        kind = kind or (media_kind("", _type_of(href)) if href else None)
        if href in seen or kind is None or not href:
            continue
        seen.add(href)
        yield Media(
            kind=kind,
            caption=plain(_text(entry, "media_description") or _text(row, "title")),
            credit=credit,
            renditions=(_rendition(row, href),),
        )


def _rendition(row: Any, href: str) -> Rendition:
    return Rendition(
        href=href,
        media_type=str(row.get("type") or "")[:100],
        width=whole_number(str(row.get("width") or "")),
        height=whole_number(str(row.get("height") or "")),
        size=whole_number(str(row.get("filesize") or row.get("length") or "")),
        seconds=whole_number(str(row.get("duration") or "")),
    )


def _type_of(href: str) -> str:
    ending = href.partition("?")[0].rpartition(".")[2].lower()
    types = {"mp3": "audio/mpeg", "mp4": "video/mp4", "m4a": "audio/mp4"}
    pictures = {"jpg", "jpeg", "png", "webp", "gif", "avif"}
    return "image/" + ending if ending in pictures else types.get(ending, "")

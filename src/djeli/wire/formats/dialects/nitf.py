"""NITF 3.x documents (IPTC, iptc.org/std/NITF) to our own shape.

Document type declarations are skipped. A document without ``doc-id`` is known by its sender, date
and headline: it says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats import nitf
from djeli.wire.formats.attached import Link
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.identifiers import agency_in
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import notes, state_of, weightiest
from djeli.wire.formats.xml import Element, document, name_of, text_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MARKS = ("correction", "kill", "update", "advisory", "withdraw")


def recognises(opening: Opening) -> bool:
    """By the root ``nitf``."""
    return opening.root == "nitf"


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """The document as an item; of a file with several each. Raises Refused for broken XML."""
    found = document(content, sender.charset)
    return [_read(root, found.repairs, sender) for root in found.roots]


DIALECT = Dialect("NITF", recognises, read)


def _read(root: Element, mended: tuple[str, ...], sender: Sender) -> ReceivedItem | Refused:
    if name_of(root) != "nitf":
        return Refused(f"this is no NITF: its root is <{name_of(root)}>")
    try:
        return item_of(root, mended, sender)
    except Refused as refused:
        return refused


def item_of(root: Element, mended: tuple[str, ...], sender: Sender) -> ReceivedItem:
    """The item of a ``nitf`` element. Raises Refused for one that says nothing."""
    parts = _Parts(root)
    body = nitf.read_element(root)
    headline = plain(body.headline or parts.text("title"))
    guid, guessed = _guid(parts, headline, sender)
    if not guid:
        raise Refused("a NITF document with neither an identifier nor a headline")
    status, signal = parts.value("docdata", "management-status"), _signal(parts)
    credit, dateline = parts.text("distributor"), plain(body.dateline)
    agency = parts.text("distributor") or parts.value("doc-id", "regsrc") or agency_in(guid)
    language = root.get(XML_LANG) or parts.value("body", XML_LANG) or parts.meta("language")
    return ReceivedItem(
        guid=guid,
        version=(parts.value("du-key", "version") or parts.meta("version"))[:40],
        form="NITF",
        headline=headline,
        byline=plain(body.byline),
        dateline=dateline,
        description=plain(body.abstract),
        blocks=without_labels(body.blocks, headline, agency, credit, dateline),
        language=language_tag(language),
        agency=agency,
        credit=credit,
        pub_status=state_of(status if status.lower() != "embargoed" else "", signal),
        signal=signal,
        media=body.media,
        repairs=(*mended, *guessed, *notes(status, language)),
        **_facts(parts, sender.zone),
        **_embargo(parts, status, sender.zone),
    )


class _Parts:
    """The first element of each name; attributes and texts of what is missing are empty."""

    def __init__(self, root: Element) -> None:
        self.all = list(root.iter("*"))
        self.first = {name_of(part): part for part in reversed(self.all)}

    def text(self, name: str) -> str:
        return text_of(self.first.get(name))

    def value(self, name: str, attribute: str) -> str:
        part = self.first.get(name)
        return (part.get(attribute) or "").strip() if part is not None else ""

    def named(self, name: str) -> Iterator[Element]:
        return (part for part in self.all if name_of(part) == name)

    def meta(self, name: str) -> str:
        found = (part for part in self.named("meta") if (part.get("name") or "").lower() == name)
        return next(((part.get("content") or "").strip() for part in found), "")


def _guid(parts: _Parts, headline: str, sender: Sender) -> tuple[str, tuple[str, ...]]:
    """``doc-id``, of which the standard says that it is unique for its source (``regsrc``)."""
    told = parts.value("doc-id", "id-string") or parts.value("du-key", "key")
    source = parts.value("doc-id", "regsrc") or sender.name
    if told:
        return (f"urn:nitf:{source}:{told}" if source and ":" not in told else told), ()
    if not headline:
        return "", ()
    words = "|".join((source, parts.value("date.issue", "norm"), headline))
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
    return f"urn:nitf:{digest}", ("the item names no identifier; one was made of its headline",)


def _signal(parts: _Parts) -> str:
    told = [
        parts.value("ed-msg", "msg-type").lower(),
        parts.value("tobject", "tobject.type").lower(),
    ]
    told += ["correction"] if "correction" in parts.first else []
    return weightiest(one for one in told if any(mark in one for mark in MARKS))


def _facts(parts: _Parts, zone: str) -> dict[str, Any]:
    """What is taken as it stands."""
    holder, year = parts.value("doc.copyright", "holder"), parts.value("doc.copyright", "year")
    notes_to_editors = (parts.value("ed-msg", "info"), parts.meta("ednote"))
    keywords = (part.get("key") or "" for part in parts.named("keyword"))
    return {
        "slugline": parts.meta("slugline") or parts.value("fixture", "fix-id"),
        "copyright_notice": " ".join(filter(None, ("©" if holder else "", year, holder))),
        "usage_terms": parts.text("rights") or parts.value("doc.rights", "agent"),
        "ednote": " ".join(filter(None, notes_to_editors)),
        "urgency": urgency_in(parts.value("urgency", "ed-urg")),
        "created_at": moment(parts.value("date.issue", "norm"), zone),
        "version_at": moment(
            parts.value("story.date", "norm") or parts.value("date.issue", "norm"), zone
        ),
        "expires_at": moment(parts.value("date.expire", "norm"), zone),
        "subjects": tuple(dict.fromkeys(_subjects(parts))),
        "genre": parts.value("tobject.property", "tobject.property.type"),
        "keywords": tuple(filter(None, keywords)),
        "links": tuple(_links(parts)),
    }


def _embargo(parts: _Parts, status: str, zone: str) -> dict[str, Any]:
    """``date.release`` in the future is an embargo; ``embargoed`` without an instant is unclear."""
    written = parts.value("date.release", "norm")
    if not written and status.lower() != "embargoed":
        return {}
    until = exact_moment(written, zone)
    return {"embargoed_until": until, "embargo": written, "has_unclear_embargo": until is None}


def _subjects(parts: _Parts) -> Iterator[Subject]:
    for part in parts.named("tobject.subject"):
        number = (part.get("tobject.subject.refnum") or "").strip()
        names = [part.get(f"tobject.subject.{level}") for level in ("detail", "matter", "type")]
        code = f"subj:{number}" if len(number) == 8 and number.isdigit() else number
        if name := next(filter(None, names), "") or code:
            yield Subject(name, code)
    for part in parts.named("classifier"):
        if name := (part.get("value") or text_of(part)).strip():
            yield Subject(name, (part.get("idsrc") or "").strip())


def _links(parts: _Parts) -> Iterator[Link]:
    for part in parts.named("correction"):
        if told := (part.get("id-string") or "").strip():
            yield Link(
                "corrects",
                guid=f"urn:nitf:{part.get('regsrc')}:{told}"
                if part.get("regsrc") and ":" not in told
                else told,
            )

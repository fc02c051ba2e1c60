"""Packages of NewsML-G2, and the links between items; pictures that were sent with a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from djeli.wire.formats.attached import MEDIA_KINDS, Link, Media, Relation, relation_of
from djeli.wire.formats.dialect import Found
from djeli.wire.formats.item import TEXT_KINDS, ReceivedItem
from djeli.wire.formats.newsml_g2.shape import NS, code, full_code
from djeli.wire.formats.xml import Element, name_of, text_of


def links_of(root: Element) -> Iterator[Link]:
    """Its links, what it is derived from, and the parts of its package."""
    for part in root.iterfind("n:itemMeta/n:link", NS):
        relation = relation_of(part.get("rel") or part.get("reluri") or "")
        yield from _link(part, relation)
    for path in ("n:derivedFrom", "n:itemMeta/n:origRep"):
        for part in root.iterfind(path, NS):
            if guid := part.get("idrefs") or part.get("residref") or full_code(part):
                yield Link("comes from", guid=guid, href=(part.get("href") or "").strip())
    for group in root.iterfind("n:groupSet/n:group", NS):
        for part in group:
            if name_of(part) in {"itemRef", "conceptRef"}:
                yield from _link(part, "part", code_of_role(group))


def code_of_role(group: Element) -> str:
    """The group's role, such as main or sidebar; its identifier without one."""
    role = (group.get("role") or "").rpartition(":")[2]
    return (role or group.get("id") or "")[:60]


def _link(part: Element, relation: Relation, group: str = "") -> Iterator[Link]:
    guid, href = (part.get("residref") or "").strip(), (part.get("href") or "").strip()
    if guid or href:
        title = text_of(part.find("n:title", NS)) or text_of(part.find("n:headline", NS))
        kind = code(part.find("n:itemClass", NS))
        yield Link(relation, guid, title, kind, group, href)


def with_siblings(found: Found) -> Found:
    """Of a message the items; a text that names pictures of the same message has them too, and so
    has the only text of a package."""
    items = {one.guid: one for one in found if isinstance(one, ReceivedItem)}
    media = {guid: one.media for guid, one in items.items() if one.kind in MEDIA_KINDS}
    if not media:
        return found
    named = {guid: [link.guid for link in one.links] for guid, one in items.items()}
    for one in items.values():
        if one.kind == "package":
            texts = [
                guid for guid in _parts(one) if guid in items and items[guid].kind in TEXT_KINDS
            ]
            if len(texts) == 1:
                named[texts[0]] += _parts(one)
    return [
        replace(one, media=(*one.media, *_media(named[one.guid], media)))
        if isinstance(one, ReceivedItem) and one.kind in TEXT_KINDS
        else one
        for one in found
    ]


def _parts(package: ReceivedItem) -> list[str]:
    return [link.guid for link in package.links if link.relation == "part"]


def _media(guids: Iterable[str], media: dict[str, tuple[Media, ...]]) -> Iterator[Media]:
    for guid in dict.fromkeys(guids):
        yield from media.get(guid, ())

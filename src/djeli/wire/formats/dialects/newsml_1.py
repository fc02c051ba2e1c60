"""NewsML 1.0 to 1.2 (IPTC, 2000 to 2003), as agencies with older systems deliver it.

A file holds one or more ``NewsItem``. Its component is one text with its metadata, or a tree of
components: the main text is the item, pictures and the like hang on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from djeli.wire.bodies.labels import without_labels
from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.attached import Link
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.identifiers import agency_in
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.newsml_1.components import main_of, media_of, text_of_component
from djeli.wire.formats.newsml_1.shape import all_of, first, formal_name, line, value_at
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import notes, state_of, weightiest
from djeli.wire.formats.xml import Element, document, text_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LINKS = {"DerivedFrom": "comes from", "AssociatedWith": "see also"}


def recognises(opening: Opening) -> bool:
    """By the root ``NewsML``, in which case matters: NewsML-G2 has no such element."""
    return opening.root == "NewsML"


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """The items of a delivery, each read or refused on its own. Raises Refused for broken XML, and
    where there is none at all."""
    found = document(content, sender.charset)
    items = [(root, part) for root in found.roots for part in all_of(root, "NewsItem")]
    if not items:
        raise Refused("this NewsML 1 holds no item")
    return [
        _read(root, part, found.repairs, sender, keeps_raw=len(items) > 1) for root, part in items
    ]


DIALECT = Dialect("NewsML 1", recognises, read)


def _read(
    root: Element, part: Element, mended: tuple[str, ...], sender: Sender, *, keeps_raw: bool
) -> ReceivedItem | Refused:
    try:
        item = _item(root, part, mended, sender)
    except Refused as refused:
        return refused
    raw = b"<NewsML>" + etree.tostring(part, encoding="utf-8", with_tail=False) + b"</NewsML>"
    return replace(item, raw=raw) if keeps_raw else item


def _item(root: Element, part: Element, mended: tuple[str, ...], sender: Sender) -> ReceivedItem:
    guid, version = _guid(part), value_at(part, "NewsIdentifier/RevisionId")
    if not guid:
        raise Refused("a <NewsItem> without an identifier")
    repairs = set(mended)
    main = main_of(part)
    body = text_of_component(main, repairs)
    headline = plain(line(main, part, "HeadLine") or body.headline or line(main, part, "SlugLine"))
    agency, credit = _agency(root, part, guid), line(main, part, "CreditLine")
    dateline = plain(line(main, part, "DateLine") or body.dateline)
    status, signal = formal_name(first(part, "NewsManagement/Status")), _signal(part)
    language = formal_name(first(main, "Language")) or _lang(main) or _lang(part)
    return ReceivedItem(
        guid=guid,
        version=version[:40],
        form="NewsML 1",
        kind=_kind(part, bool(body.blocks)),
        headline=headline,
        byline=plain(line(main, part, "ByLine") or body.byline),
        dateline=dateline,
        description=plain(line(main, part, "SubHeadLine") or body.abstract),
        blocks=without_labels(body.blocks, headline, agency, credit, dateline),
        language=language_tag(language),
        agency=agency,
        credit=credit,
        pub_status=state_of("" if status.lower() == "embargoed" else status, signal),
        signal=signal,
        media=(*media_of(part, main, sender.zone), *body.media),
        repairs=(*sorted(repairs), *notes(status, language)),
        **_facts(root, part, main, sender.zone),
        **_embargo(part, status, sender.zone),
    )


def _facts(root: Element, part: Element, main: Element, zone: str) -> dict[str, Any]:
    """What is taken as it stands."""
    urgency = formal_name(first(part, "NewsManagement/Urgency"))
    priority = formal_name(first(root, "NewsEnvelope/Priority"))
    return {
        "slugline": line(main, part, "SlugLine") or line(main, part, "KeywordLine"),
        "copyright_notice": line(main, part, "CopyrightLine") or _copyright(part),
        "usage_terms": " ".join(
            filter(
                None, (line(main, part, "RightsLine"), value_at(part, "UsageRights/Limitations"))
            )
        ),
        "ednote": " ".join(_ednotes(part)),
        "urgency": urgency_in(urgency) or urgency_in(priority),
        "created_at": moment(value_at(part, "NewsManagement/FirstCreated"), zone),
        "version_at": moment(value_at(part, "NewsManagement/ThisRevisionCreated"), zone),
        "expires_at": moment(value_at(part, "UsageRights/EndDate"), zone),
        "subjects": tuple(dict.fromkeys(_subjects(part))),
        "genre": formal_name(first(part, "DescriptiveMetadata/Genre")),
        "keywords": tuple(_keywords(part)),
        "links": tuple(_links(part)),
    }


def _guid(part: Element) -> str:
    told = value_at(part, "NewsIdentifier/PublicIdentifier")
    if told:
        # The revision is a part of it (NewsML 1.2, 5.2.4): all versions share what stands before.
        revision = value_at(part, "NewsIdentifier/RevisionId")
        base, _, last = told.rpartition(":")
        is_revision = last.rstrip("NUA") == revision and base.count(":") >= 4
        return base if is_revision else told
    names = ("ProviderId", "DateId", "NewsItemId")
    told_parts = [value_at(part, f"NewsIdentifier/{name}") for name in names]
    return f"urn:newsml:{':'.join(told_parts)}" if told_parts[2] else ""


def _agency(root: Element, part: Element, guid: str) -> str:
    """Who provides: named, as the envelope has it, or as the identifiers have it."""
    sender = first(root, "NewsEnvelope/SentFrom/Party")
    for found in (first(part, "Provider/Party"), sender, first(part, "Creator/Party")):
        if name := formal_name(found):
            return name
    return value_at(part, "NewsIdentifier/ProviderId") or agency_in(guid)


def _signal(part: Element) -> str:
    told = [formal_name(one).lower() for one in all_of(part, "Instruction")]
    told += [formal_name(one).lower() for one in all_of(part, "NewsItemType")]
    revision = first(part, "NewsIdentifier/RevisionId")
    is_update = revision is not None and revision.get("Update") in {"U", "A"}
    known = [one for one in told if one not in {"news", ""}]
    return weightiest([*known, *(["update"] if is_update else [])])


def _kind(part: Element, has_text: bool) -> str:
    if has_text:
        return "text"
    kinds = [formal_name(one).lower() for one in all_of(part, "MediaType")]
    named = {"photo": "picture", "image": "picture", "graphic": "graphic"}
    return next((named.get(kind, kind) for kind in kinds if kind != "text"), "text")


def _embargo(part: Element, status: str, zone: str) -> dict[str, Any]:
    """A status that will change to usable: until then the item is embargoed (NewsML 1.2, 5.3)."""
    is_embargoed = status.lower() == "embargoed"
    future = formal_name(first(part, "StatusWillChange/FutureStatus")).lower()
    if not is_embargoed and future != "usable":
        return {}
    written = value_at(part, "StatusWillChange/DateAndTime")
    until = exact_moment(written, zone)
    return {"embargoed_until": until, "embargo": written, "has_unclear_embargo": until is None}


def _copyright(part: Element) -> str:
    holder, year = value_at(part, "CopyrightHolder"), value_at(part, "CopyrightDate")
    return f"© {year} {holder}".replace("  ", " ") if holder else ""


def _ednotes(part: Element) -> Iterator[str]:
    for one in all_of(part, "NewsLine"):
        kind = formal_name(first(one, "NewsLineType")).lower()
        if "note" in kind or "editor" in kind or "instruction" in kind:
            yield value_at(one, "NewsLineText")
    yield from (text_of(one) for one in all_of(part, "EditorialNote"))


def _subjects(part: Element) -> Iterator[Subject]:
    for group in all_of(part, "SubjectCode"):
        for one in group:
            code = (one.get("FormalName") or "").strip()
            is_number = len(code) == 8 and code.isdigit()
            if code:
                yield Subject(text_of(one) or code, f"subj:{code}" if is_number else code)
    for location in all_of(part, "Location"):
        for one in all_of(location, "Property"):
            if name := (one.get("Value") or "").strip():
                yield Subject(name, "")


def _keywords(part: Element) -> Iterator[str]:
    words = value_at(part, "KeywordLine").replace(";", ",").split(",")
    yield from dict.fromkeys(word.strip() for word in words if word.strip())


def _links(part: Element) -> Iterator[Link]:
    for name, relation in LINKS.items():
        for one in all_of(part, name):
            if guid := (one.get("NewsItem") or "").strip():
                yield Link(relation, guid=guid)  # type: ignore[arg-type]


def _lang(element: Element) -> str:
    return element.get(XML_LANG) or ""

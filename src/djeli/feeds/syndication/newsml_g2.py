"""NewsML-G2 2.35 (IPTC, iptc.org/std/NewsML-G2, power conformance): stories as older systems
take them in.

A news message with an item for each story, one for each of their pictures, and one for each story
that was withdrawn. Elements stand in the order that the standard's schema asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from lxml import etree
from lxml import html as markup

from djeli.feeds.entries import Media
from djeli.feeds.subjects import Ground, founded
from djeli.feeds.syndication.facts import GENRES, moment, notes_of, terms_of
from djeli.feeds.syndication.offer import Offered, Withdrawn
from djeli.feeds.xml import Element, add, clean, root, written
from djeli.stories.addresses import absolute
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Topic

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
"""The IPTC's own vocabularies. A name that receivers know; nothing has to be fetched from there."""
MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
CONCEPTS: dict[str, str] = {
    Topic.Kind.PERSON: "cpnat:person",
    Topic.Kind.PLACE: "cpnat:geoArea",
    Topic.Kind.ORGANISATION: "cpnat:organisation",
    Topic.Kind.EVENT: "cpnat:event",
}
"""What a topic is; all others are abstract."""


def message(
    ground: Ground, terms: str, stories: Sequence[Offered], gone: Sequence[Withdrawn]
) -> bytes:
    """The whole answer. ``terms`` are those agreed with this partner."""
    made = root("newsMessage", {None: NAR})
    times = [*(one.changed for one in stories), *(one.at for one in gone)]
    header = add(made, "header")
    add(header, "sent", moment(max(times, default=founded(ground))))
    add(header, "sender", absolute("/"))
    items = add(made, "itemSet")
    for offered in stories:
        _story(items, ground, terms, offered)
        if offered.picture:
            _picture(items, ground, terms, offered, offered.picture)
    for one in gone:
        _cancelled(items, ground, one)
    return written(made)


def _story(items: Element, ground: Ground, terms: str, offered: Offered) -> None:
    story = offered.story
    item = _item(items, story.translation_key.urn, offered.changed, story.language)
    agency = story.agency
    holder, notice = (agency.name, agency.credit) if agency else (ground.edition.name,) * 2
    _rights(item, holder, notice, terms_of(terms, story))
    about = _management(item, "ninat:text", ground, offered.changed, story.first_published_at)
    add(about, "pubStatus", qcode="stat:usable")
    add(about, "title", story.title)
    for note in notes_of(offered):
        add(about, "edNote", note)
    if signal := _signal(offered):
        add(about, "signal", qcode=signal)
    add(about, "altRep", href=offered.url, contenttype="text/html")
    if story.ends_at:
        add(about, "expires", moment(story.ends_at))
    if offered.picture:
        add(about, "link", rel="irel:seeAlso", residref=offered.picture.url)
    _contents(item, offered)
    inline = add(add(item, "contentSet"), "inlineXML", contenttype="application/xhtml+xml")
    inline.append(_xhtml(story.title, offered.body))


def _contents(item: Element, offered: Offered) -> None:
    """What the story is about, who wrote it, and what it rests on."""
    story = offered.story
    about = add(item, "contentMeta")
    add(about, "contentCreated", moment(story.first_published_at))
    add(about, "contentModified", moment(offered.changed))
    for place in story.dateline_places:
        _named(about, "located", place)
    for source in offered.known.sources:
        address = offered.known.address_of(source)
        _named(about, "infoSource", source.who, **({"uri": address} if address else {}))
    for byline in offered.bylines:
        _named(about, "creator", byline.name, uri=absolute(f"/authors/{byline.slug}/"))
    add(about, "language", tag=story.language)
    for flag, name in GENRES.items():
        if getattr(story, flag):
            _named(about, "genre", name, literal=name)
    if offered.section:
        _named(about, "subject", offered.section, type="cpnat:abstract", literal=offered.section)
    for topic in offered.topics:
        kind = CONCEPTS.get(topic.kind, "cpnat:abstract")
        _named(about, "subject", topic.name, type=kind, uri=absolute(f"/topics/{topic.slug}/"))
    add(about, "headline", story.title)
    if story.dateline_places:
        add(about, "dateline", " / ".join(story.dateline_places))
    if offered.bylines:
        add(about, "by", ", ".join(byline.name for byline in offered.bylines))
    if story.agency:
        add(about, "creditline", story.agency.credit)
    if story.standfirst:
        add(about, "description", story.standfirst, role="drol:summary")


def _picture(items: Element, ground: Ground, terms: str, offered: Offered, picture: Media) -> None:
    """A picture as an item of its own, to which the story is linked."""
    item = _item(items, picture.url, offered.changed, offered.story.language)
    _rights(item, picture.credit or ground.edition.name, picture.credit, terms)
    about = _management(item, "ninat:picture", ground, offered.changed)
    add(about, "pubStatus", qcode="stat:usable")
    contents = add(item, "contentMeta")
    add(contents, "headline", offered.story.title)
    if picture.credit:
        add(contents, "creditline", picture.credit)
    if picture.caption:
        add(contents, "description", picture.caption, role="drol:caption")
    if picture.alt:
        add(contents, "description", picture.alt, role="drol:altText")
    add(
        add(item, "contentSet"),
        "remoteContent",
        rendition="rnd:web",
        href=picture.url,
        contenttype="image/jpeg",
        width=str(picture.width),
        height=str(picture.height),
    )


def _cancelled(items: Element, ground: Ground, gone: Withdrawn) -> None:
    """A story to be taken down: nothing of it is said again; of a retracted one, why."""
    item = _item(items, gone.guid, gone.at)
    about = _management(item, "ninat:text", ground, gone.at)
    add(about, "pubStatus", qcode="stat:canceled")
    if gone.reason:
        add(about, "edNote", gone.reason)


def _item(items: Element, guid: str, changed: datetime, language: str = "") -> Element:
    item = add(
        items,
        "newsItem",
        guid=guid,
        version=str(int(changed.timestamp())),
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
    )
    if language:
        item.set(LANG, language)
    add(item, "catalogRef", href=CATALOG)
    return item


def _rights(item: Element, holder: str, notice: str, terms: str) -> None:
    rights = add(item, "rightsInfo")
    _named(rights, "copyrightHolder", holder, literal=holder)
    if notice:
        add(rights, "copyrightNotice", notice)
    if terms:
        add(rights, "usageTerms", terms)


def _management(
    item: Element, kind: str, ground: Ground, changed: datetime, first: Any = None
) -> Element:
    about = add(item, "itemMeta")
    add(about, "itemClass", qcode=kind)
    _named(about, "provider", ground.edition.name, uri=absolute("/"))
    add(about, "versionCreated", moment(changed))
    if first:
        add(about, "firstCreated", moment(first))
    return about


def _named(parent: Element, name: str, told: str, **attributes: str) -> None:
    add(add(parent, name, **attributes), "name", told)


def _signal(offered: Offered) -> str:
    """What this version is to those who have the one before (IPTC, signal)."""
    if any(one.kind == Kind.CORRECTION and one.is_recent for one in offered.corrections):
        return "sig:correction"
    first = offered.story.first_published_at
    return "sig:update" if first and offered.changed > first else ""


def _xhtml(title: str, body: str) -> Element:
    page = root("html", {None: XHTML})
    add(add(page, "head"), "title", title)
    inside = add(page, "body")
    for part in _parts(body):
        if isinstance(part, str):
            add(inside, "p", part)
        else:
            inside.append(_in_xhtml(part))
    return page


def _parts(body: str) -> Iterable[Any]:
    return markup.fragments_fromstring(clean(body)) if body.strip() else []


def _in_xhtml(part: Element) -> Element:
    """The element and all in it, in the namespace of XHTML."""
    for one in part.iter(etree.Element):
        one.tag = f"{{{XHTML}}}{one.tag!s}"
    return part

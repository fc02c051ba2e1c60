"""What NewsML-G2 asks of a news message (IPTC, NewsML-G2 specification): our own small check, since
the standard's schema is not at hand. It knows the order of elements, which the schema is strict
about, what must be there, and the attributes that name concepts."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDERS = {
    "newsMessage": ("header", "itemSet"),
    "header": (
        *("sent", "catalogRef", "sender", "transmitId", "priority", "origin", "destination"),
        *("channel", "timestamp", "signal"),
    ),
    "itemSet": ("newsItem", "packageItem"),
    "newsItem": (
        *("catalogRef", "catalog", "hopHistory", "pubHistory", "rightsInfo", "itemMeta"),
        *("contentMeta", "partMeta", "assert", "inlineRef", "derivedFrom", "contentSet"),
    ),
    "rightsInfo": ("accountable", "copyrightHolder", "copyrightNotice", "usageTerms", "link"),
    "itemMeta": (
        *("itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus"),
        *("role", "fileName", "generator", "profile", "service", "title", "edNote", "memberOf"),
        *("instanceOf", "signal", "altRep", "deliverableOf", "hash", "expires", "origRep"),
        *("incomingFeedId", "metadataCreator", "link"),
    ),
    "contentMeta": (
        *("icon", "urgency", "contentCreated", "contentModified", "digitalSourceType"),
        *("located", "infoSource", "creator", "contributor", "audience", "exclAudience", "altId"),
        *("rating", "userInteraction"),
        *("language", "genre", "keyword", "subject", "slugline", "headline", "dateline", "by"),
        *("creditline", "description"),
    ),
    "contentSet": ("inlineXML", "inlineData", "remoteContent"),
}
"""Administrative metadata come first, then descriptive ones; links to other items are the last."""
ONCE = {
    *("sent", "sender", "itemMeta", "contentMeta", "contentSet", "itemClass", "provider"),
    *("versionCreated", "firstCreated", "embargoed", "pubStatus", "urgency", "contentCreated"),
    "contentModified",
}
"""What may stand once in its parent."""
NEEDED = {
    "newsMessage": {"header", "itemSet"},
    "header": {"sent"},
    "newsItem": {"itemMeta"},
    "itemSet": {"newsItem"},
    "itemMeta": {"itemClass", "provider", "versionCreated", "pubStatus"},
}
TIMES = {"sent", "versionCreated", "firstCreated", "contentCreated", "contentModified", "expires"}
PLACES = {"link": ("residref", "href"), "catalogRef": ("href",), "remoteContent": ("href",)}
"""Elements that only point somewhere, and the attributes that may say where."""
CODED = {"itemClass", "pubStatus", "signal"}
STATUSES = {"stat:usable", "stat:withheld", "stat:canceled"}


def faults(content: bytes) -> list[str]:
    """What is wrong with the message and with the items in it; nothing for a good one."""
    root = etree.fromstring(content)
    found = [] if root.tag == f"{NAR}newsMessage" else ["it is no news message"]
    for element in root.iter(f"{NAR}*"):
        found += _faults_of(element, etree.QName(element).localname)
    guids = [item.get("guid") for item in root.iter(f"{NAR}newsItem")]
    found += ["an item is there twice"] if len(guids) != len(set(guids)) else []
    for link in root.iter(f"{NAR}link"):
        found += [] if link.get("residref") in guids else [f"{link.get('residref')} is not there"]
    return found


def _faults_of(element, name):
    children = [etree.QName(one).localname for one in element]
    if name in ORDERS:
        order = ORDERS[name]
        if unknown := set(children) - set(order):
            yield f"{name} holds {unknown}"
        elif sorted(children, key=order.index) != children:
            yield f"{name}: its parts are in another order: {children}"
    if twice := {one for one in children if one in ONCE and children.count(one) > 1}:
        yield f"{name} holds {twice} more than once"
    if lacking := NEEDED.get(name, set()) - set(children):
        yield f"{name} lacks {lacking}"
    if name in TIMES and datetime.fromisoformat(element.text).tzinfo is None:
        yield f"{name} has no zone"
    if name in CODED and ":" not in element.get("qcode", ""):
        yield f"{name} has no code"
    if name == "pubStatus" and element.get("qcode") not in STATUSES:
        yield f"pubStatus {element.get('qcode')}"
    if name in PLACES and not any(element.get(one) for one in PLACES[name]):
        yield f"{name} names none of {PLACES[name]}"
    for size in ("width", "height", "size"):
        if name == "remoteContent" and not element.get(size, "1").isdecimal():
            yield f"remoteContent: {size} is no whole number"
    if name == "newsItem":
        yield from _faults_of_item(element)
    if name in {"altRep", "remoteContent"} and not urlsplit(element.get("href", "")).scheme:
        yield f"{name} is nowhere"


def _faults_of_item(item):
    if not urlsplit(item.get("guid", "")).scheme:
        yield f"{item.get('guid')} is no identifier"
    if not item.get("version", "").isdecimal() or item.get("version") == "0":
        yield "version is no positive whole number"
    version = item.get("standardversion", "")
    if item.get("standard") != "NewsML-G2" or not re.fullmatch(r"2\.\d{1,2}", version):
        yield "the item does not name its standard, or no version of it"
    if item.get("conformance") != "power":
        # Without the attribute core is meant, which has no genre, by line and date line.
        yield "the item has properties that only power conformance has"
    codes = {one.get("qcode", "").partition(":")[0] for one in item.iter(f"{NAR}*")} - {""}
    if codes and item.find(f"{NAR}catalogRef") is None:
        yield f"no catalogue says what {codes} stand for"

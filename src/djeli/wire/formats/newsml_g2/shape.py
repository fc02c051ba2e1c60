"""An item of NewsML-G2 as received: how its elements, codes and names are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from djeli.wire.formats.xml import Element, name_of, text_of

NAR = "http://iptc.org/std/nar/2006-10-01/"
NS = {"n": NAR}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CLASSES = {
    "packageItem": "package",
    "conceptItem": "concept",
    "knowledgeItem": "knowledge",
    "planningItem": "planning",
    "catalogItem": "catalog",
}
ITEMS = {"newsItem", *CLASSES}
SCHEMES = {
    "http://cv.iptc.org/newscodes/mediatopic/": "medtop",
    "http://cv.iptc.org/newscodes/subjectcode/": "subj",
}
"""Vocabularies that are known by an alias whatever a sender calls them."""


def in_namespace(root: Element) -> bool:
    """Give the standard's namespace to an item that has none, but not to what stands inline in it;
    False where it has one, or has nothing else of the standard."""
    if etree.QName(root).namespace or next(root.iter("itemMeta"), None) is None:
        return False
    for element in list(root.iter(etree.Element)):
        around = map(name_of, element.iterancestors())
        if not etree.QName(element).namespace and "inlineXML" not in around:
            element.tag = f"{{{NAR}}}{element.tag!s}"
    return True


def one(root: Element, path: str) -> Element | None:
    """The first element at ``path`` (NewsML-G2's names as ``n:``)."""
    return root.find(path, NS)


def text(root: Element, path: str) -> str:
    """All text of the first element at ``path``."""
    return text_of(one(root, path))


def texts(root: Element, path: str) -> list[str]:
    """The text of each element at ``path`` that has some."""
    return [told for part in root.iterfind(path, NS) if (told := text_of(part))]


def full_code(element: Element) -> str:
    """``qcode``, ``uri`` or ``literal`` as written."""
    return element.get("qcode") or element.get("uri") or element.get("literal") or ""


def code(element: Element | None) -> str:
    """The last part of a ``qcode`` or ``uri``, in lower case."""
    if element is None:
        return ""
    return full_code(element).replace("/", ":").rstrip(":").rpartition(":")[2].lower()


def named(element: Element, assertions: dict[str, str]) -> str:
    """An element's name; without one that of the item's ``assert`` for its code."""
    return text_of(element.find("n:name", NS)) or assertions.get(full_code(element), "")


def assertions_of(root: Element) -> dict[str, str]:
    """The names that ``assert`` gives to codes (power conformance)."""
    found = (
        (full_code(part), text_of(part.find("n:name", NS)))
        for part in root.iterfind("n:assert", NS)
    )
    return {told: name for told, name in found if told and name}


def aliases_of(root: Element) -> dict[str, str]:
    """Vocabularies by alias, as the item's own catalog has them; remote ones are not fetched."""
    schemes = root.iterfind("n:catalog/n:scheme", NS)
    return {part.get("alias") or "": part.get("uri") or "" for part in schemes}


def usual_code(written: str, aliases: dict[str, str]) -> str:
    """A code with the alias by which everybody knows its vocabulary: ``medtop:20000523``."""
    alias, _, rest = written.partition(":")
    if usual := SCHEMES.get(aliases.get(alias, "")):
        return f"{usual}:{rest}"
    for scheme, usual in SCHEMES.items():
        if written.startswith(scheme):
            return f"{usual}:{written.removeprefix(scheme)}"
    return written


def items_in(roots: Iterable[Element]) -> Iterator[Element]:
    """Every item of the roots: of a message each in its item sets."""
    for root in roots:
        if name_of(root) == "newsMessage":
            yield from (part for part in root.iterfind("n:itemSet/*", NS) if name_of(part) in ITEMS)
        elif name_of(root) in ITEMS:
            yield root


def bare_html(element: Element) -> str:
    """An element as HTML text, without namespaces."""
    copy = deepcopy(element)
    copy.tail = None
    for part in copy.iter("*"):
        name = name_of(part)
        part.tag = name if name.isascii() and name.isalnum() else "span"
    etree.cleanup_namespaces(copy)
    return str(etree.tostring(copy, encoding="unicode", method="html"))

"""Parses XML from outside, without document types, entities or network.

A document type declaration is skipped, never read or fetched: so an entity that it declares stands
for nothing. What agencies do to XML is mended where a reader would know what is meant, and said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.item import Refused
from djeli.wire.formats.opening import EDGES, ROOT, root_at

Element = etree._Element
DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
PROLOGS = re.compile(r"<\?xml\s[^>]{0,200}\?>|<!DOCTYPE\b[^\[>]{0,1000}(?:\[[^\]]{0,5000}\]\s*)?>")
"""What may stand before a root, and so between two in one file."""
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
MENDABLE = re.compile(
    r"(?P<kept><!\[CDATA\[(?:(?!\]\]>).)*+|<!--(?:(?!-->).)*+)"
    r"|&(?:#(?P<number>\d{1,9}|[xX][0-9a-fA-F]{1,8});|(?P<name>[A-Za-z][\w.-]{0,40});)?"
    r"|<(?![A-Za-z_/!?:])",
    re.DOTALL,
)
WINDOWS = re.compile(r"[\x80-\x9f]|&#(?:(1[2-5]\d)|x([89][0-9a-fA-F]));")
CONTROL = "control characters were taken out"


@dataclass(frozen=True, slots=True)
class Document:
    """The root of a file, or its roots where it has several; and what was mended."""

    roots: tuple[Element, ...]
    repairs: tuple[str, ...] = ()


def document(content: bytes, charset: str = "") -> Document:
    """The roots of a document. Raises Refused for XML that is broken beyond doubt. ``charset`` is
    what its sender is known to use."""
    text, said = _from_root(content, charset)
    repairs = set(said)
    try:
        return Document((_root(text),), said)
    except Refused as first:
        mended = _mended(text, repairs)
        return Document(_roots(mended, repairs, first), tuple(sorted(repairs)))


def prepared(content: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of XML from its root on, mended, for a parser of its own; and what was mended."""
    text, said = _from_root(content, charset)
    repairs = set(said)
    mended = _mended(text, repairs)
    return mended, tuple(sorted(repairs))


def _from_root(content: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    text, guessed = _text_of(content, charset)
    said = [guessed] if guessed else []
    text = text.lstrip(EDGES)
    if WINDOWS.search(text):
        said.append("characters were named by their Windows numbers")
        text = WINDOWS.sub(_of_windows, text)
    at = root_at(text)
    if text[at : at + 1] != "<" and (found := ROOT.search(text, at)):
        said.append("words before the XML were passed over")
        at = found.start()
    return text[at:], tuple(said)


def parse(content: bytes) -> Element:
    """The first root of a document. Raises Refused for broken XML."""
    return document(content).roots[0]


def recovered(content: bytes) -> Element | None:
    """What can be read of broken XML, which must not be published; None if nothing can be read."""
    text, _guessed = _text_of(content, "")
    found = _mended(text[root_at(text) :], set())
    try:
        return etree.fromstring(found.encode(), _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def _text_of(content: bytes, charset: str) -> tuple[str, str]:
    declared = DECLARATION.match(content.removeprefix(b"\xef\xbb\xbf")[:300])
    named = declared[1].decode("ascii", "replace") if declared else ""
    return decoded(content, named, charset)


def _root(text: str) -> Element:
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = " ".join(str(error).split())
        raise Refused(f"the XML cannot be read: {why}") from None
    if root is None:
        raise Refused("the XML is empty")
    return root


def _roots(text: str, repairs: set[str], first: Refused) -> tuple[Element, ...]:
    """The root of mended text; of several roots each. Raises ``first`` if it is broken still."""
    try:
        return (_root(text),)
    except Refused as still:
        if "Namespace" in str(still) or "namespace" in str(still):
            found = etree.fromstring(text.encode(), _parser(recover=True))
            if found is not None:
                repairs.add("names without a namespace were read all the same")
                return (found,)
    try:
        around = _root(f"<around>{PROLOGS.sub('', text)}</around>")
    except Refused:
        raise first from None
    roots = tuple(part for part in around if isinstance(part.tag, str))
    if not roots:
        raise first
    told = "the file has several roots; each was read" if len(roots) > 1 else ""
    repairs.add(told or "words after the XML were passed over")
    return roots


def _mended(text: str, repairs: set[str]) -> str:
    if UNFIT.search(text):
        repairs.add(CONTROL)
        text = UNFIT.sub("", text)

    def mend(found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        if found["number"]:
            return _character(found["number"], found[0], repairs)
        if found["name"]:
            return _entity(found["name"], repairs)
        repairs.add("signs that XML reserves (& and <) were read as text")
        return "&lt;" if found[0] == "<" else "&amp;"

    return MENDABLE.sub(mend, text)


def _character(number: str, written: str, repairs: set[str]) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    is_fit = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    if is_fit or 0x10000 <= code <= 0x10FFFF:
        return written
    repairs.add(CONTROL)
    return ""


def _of_windows(found: re.Match[str]) -> str:
    """Numbers from 128 to 159 are control characters that nobody means: Windows has letters."""
    code = int(found[1]) if found[1] else int(found[2], 16) if found[2] else ord(found[0])
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0x9F else found[0]


def _entity(name: str, repairs: set[str]) -> str:
    if name in OWN:
        return f"&{name};"
    if letters := html5.get(f"{name};"):
        repairs.add("entities of HTML stood in the XML")
        return "".join(f"&#{ord(letter)};" for letter in letters)
    repairs.add(f"an entity that is not declared (&{name};) is shown as it stands")
    return f"&amp;{name};"


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def name_of(element: Element) -> str:
    """An element's name without its namespace or prefix."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def text_of(element: Element | None) -> str:
    """All text in an element, white space folded; empty for None."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""

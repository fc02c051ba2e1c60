"""Parses XML from outside, without document types, entities or network."""

from __future__ import annotations

from lxml import etree

from djeli.wire.formats.item import Refused

Element = etree._Element


def parse(content: bytes) -> Element:
    """The root of a document. Raises Refused for broken XML and for a document type declaration."""
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = " ".join(str(error).split())
        raise Refused(f"the XML cannot be read: {why}") from None
    if root is None:
        raise Refused("the XML is empty")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("document type declarations are not allowed")
    return root


def recovered(content: bytes) -> Element | None:
    """What can be read of broken XML, which must not be published; None if nothing can be read or
    if it has a document type declaration."""
    if b"<!DOCTYPE" in content or b"<\x00!\x00D" in content or b"\x00<\x00!\x00D" in content:
        return None
    try:
        return etree.fromstring(content, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


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
    """An element's name without its namespace."""
    return etree.QName(element).localname


def text_of(element: Element | None) -> str:
    """All text in an element, white space folded; empty for None."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""

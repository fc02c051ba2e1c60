"""Writing XML: elements with text that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

Element = etree._Element
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (W3C, section 2.2)."""


def clean(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return NOT_XML.sub("", text)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A child element; ``name`` as ``prefix:local`` where the parent knows the prefix."""
    prefix, _, local = name.rpartition(":")
    # An element without a prefix is of the document's own namespace, if it has one.
    namespace = parent.nsmap.get(prefix or None)
    child = etree.SubElement(parent, f"{{{namespace}}}{local}" if namespace else local)
    for key, value in attributes.items():
        child.set(key.rstrip("_"), clean(value))
    if text:
        child.text = clean(text)
    return child


def root(name: str, namespaces: Mapping[str | None, str], **attributes: str) -> Element:
    """The outermost element, in the namespace without a prefix if there is one."""
    own = namespaces.get(None)
    made = etree.Element(f"{{{own}}}{name}" if own else name, nsmap=dict(namespaces))
    for key, value in attributes.items():
        made.set(key, value)
    return made


def copied(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements once more, for another document: theirs keep them."""
    return map(deepcopy, elements)


def written(made: Element) -> bytes:
    """The document, with its declaration."""
    return etree.tostring(made, xml_declaration=True, encoding="utf-8")

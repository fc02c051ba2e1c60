"""A NewsML 1 item as received: how elements, formal names and lines are looked up.

Files come with and without a namespace, so elements are found by their bare names.
"""

from __future__ import annotations

from collections.abc import Iterator

from djeli.wire.formats.xml import Element, name_of, text_of


def all_of(element: Element, name: str) -> Iterator[Element]:
    """Every element of that name below ``element``, in order."""
    return (part for part in element.iter("*") if name_of(part) == name)


def first(element: Element | None, path: str) -> Element | None:
    """The first element at ``path``: ``A/B`` is a B anywhere below an A."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next((part for part in all_of(element, name) if part is not element), None)
    return element


def value_at(element: Element, path: str) -> str:
    """All text of the first element at ``path``."""
    return text_of(first(element, path))


def formal_name(element: Element | None) -> str:
    """``FormalName``, by which NewsML 1 names what vocabularies hold; its text without one."""
    if element is None:
        return ""
    return (element.get("FormalName") or text_of(element)).strip()


def line(main: Element, part: Element, name: str) -> str:
    """A news line of the main component, or of what it is a part of; of the first component that
    has one without it."""
    component: Element | None = main
    while component is not None and component is not part:
        own = next((one for one in component if name_of(one) == "NewsLines"), None)
        if own is not None and (told := value_at(own, name)):
            return told
        component = component.getparent()
    return value_at(part, f"NewsLines/{name}")

"""HTML as Word, Google Docs and their like put it on the clipboard, made into plain HTML.

They write bold as a style, list items as paragraphs that begin with a dot, and wrap whole documents
in a ``<b>`` that is not bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml import etree
from lxml import html as lxml_html

from djeli.desk.paste.pictures import marked

Element = lxml_html.HtmlElement

FRAGMENT = re.compile(r"<!--StartFragment-->(.*)<!--EndFragment-->", re.DOTALL)
LIST_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d+)", re.IGNORECASE)
NUMBERED = re.compile(r"^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
STYLES = (
    (re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), "b"),
    (re.compile(r"(?<![\w-])font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), "i"),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), "sub"),
)
NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HEADING_CLASS = re.compile(r"\bMso(?:Title|Subtitle|Heading\d*)\b")


def plain_html(pasted: str) -> str:
    """The clipboard's HTML with elements where the program had styles and classes.

    Empty for what is no HTML at all. Nothing of it is fit to be shown yet: that is for who reads
    it next.
    """
    found = FRAGMENT.search(pasted)
    inner = found[1] if found else pasted
    try:
        root = lxml_html.fragment_fromstring(inner.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    _drop_leftovers(root)
    marked(root)
    _name_headings(root)
    _build_lists(root)
    _name_styles(root)
    text: str = lxml_html.tostring(root, encoding="unicode")
    return text


def _drop_leftovers(root: Element) -> None:
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        node.drop_tree()
    for node in [one for one in root.iter() if ":" in str(one.tag)]:
        node.drop_tag()  # Office's own elements, such as <o:p>
    for node in [one for one in root.iter() if "mso-list:ignore" in _style(one).replace(" ", "")]:
        _mark_item(node)


def _mark_item(bullet: Element) -> None:
    """A list item's own dot or number is noted at its paragraph, and goes."""
    item = next((one for one in bullet.iterancestors() if _level(one)), None)
    if item is not None:
        is_numbered = bool(NUMBERED.match((bullet.text_content() or "").strip()))
        item.set("data-list", "ol" if is_numbered else "ul")
    bullet.drop_tree()


def _name_headings(root: Element) -> None:
    for node in root.iter("p"):
        if HEADING_CLASS.search(node.get("class") or ""):
            node.tag = "h2"


def _build_lists(root: Element) -> None:
    """Paragraphs that are list items become items of lists, nested by their level."""
    for parent in {node.getparent() for node in root.iter() if _is_item(node)}:
        if parent is None:
            continue
        for is_list, run in groupby(list(parent), key=_is_item):
            if is_list:
                _nest(list(run))


def _nest(items: list[Element]) -> None:
    kind = items[0].get("data-list") or "ul"
    outer = lxml_html.Element(kind)
    items[0].addprevious(outer)
    outer.tail = items[-1].tail
    open_lists: list[tuple[int, Element]] = [(_level(items[0]), outer)]
    for item in items:
        level = _level(item)
        while len(open_lists) > 1 and level < open_lists[-1][0]:
            open_lists.pop()
        if level > open_lists[-1][0] and len(open_lists[-1][1]):
            inner = lxml_html.Element(item.get("data-list") or "ul")
            open_lists[-1][1][-1].append(inner)
            open_lists.append((level, inner))
        item.tail = None
        item.tag = "li"
        open_lists[-1][1].append(item)


def _name_styles(root: Element) -> None:
    for node in list(root.iter("b", "strong")):
        if NOT_BOLD.search(_style(node)):
            node.tag = "span"
    for node in list(root.iter("span", "font", "p", "div")):
        if any(above.tag in HEADINGS for above in node.iterancestors()):
            continue
        for tag in _tags_of(node):
            _wrap_inside(node, tag)


def _tags_of(node: Element) -> Iterator[str]:
    style = _style(node)
    return (tag for pattern, tag in STYLES if pattern.search(style))


def _wrap_inside(node: Element, tag: str) -> None:
    if node.tag in {"p", "div"} and any(child.tag in {"p", "div", "ul", "ol"} for child in node):
        return
    inner = lxml_html.Element(tag)
    inner.text, node.text = node.text, None
    for child in list(node):
        inner.append(child)
    node.append(inner)


def _is_item(node: object) -> bool:
    return isinstance(node, lxml_html.HtmlElement) and node.tag == "p" and _level(node) > 0


def _level(node: Element) -> int:
    found = LIST_LEVEL.search(_style(node))
    return min(int(found[1]), 9) if found else 0


def _style(node: Element) -> str:
    return (node.get("style") or "").lower() if isinstance(node.tag, str) else ""

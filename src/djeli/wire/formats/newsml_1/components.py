"""The components of a NewsML 1 item: its main text, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from djeli.kit.numbers import whole_number
from djeli.wire.bodies.escapes import UNSAID, is_html
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.sanitise import html_blocks, plain
from djeli.wire.formats import nitf
from djeli.wire.formats.attached import Media, MediaKind, Rendition, media_kind
from djeli.wire.formats.instants import moment
from djeli.wire.formats.newsml_1.shape import all_of, first, formal_name, value_at
from djeli.wire.formats.newsml_g2.contents import xml_body
from djeli.wire.formats.xml import Element, name_of, text_of

MAIN = {"main", "main text", "body", "story", "text"}
BESIDE = ("caption", "stylesheet", "headline", "contact", "abstract", "summary", "logo", "byline")


def main_of(part: Element) -> Element:
    """The component that holds the text: the one whose role says so, or the longest whose role is
    no other; the outermost without any, and the item itself without a component."""
    components = list(all_of(part, "NewsComponent"))
    texts = [one for one in components if any(map(_is_text, _own(one, "ContentItem")))]
    for one in texts:
        if _role(one) in MAIN:
            return one
    others = [one for one in texts if not any(role in _role(one) for role in BESIDE)]
    if not others:
        return next(iter(components), part)
    return max(others, key=lambda one: len(text_of(one)))


def text_of_component(main: Element, repairs: set[str]) -> nitf.NitfBody:
    """The text of a component: NITF, XHTML or plain, whichever comes first with words."""
    best = nitf.NitfBody()
    for content in _own(main, "ContentItem"):
        data = first(content, "DataContent")
        if data is None or media_kind(formal_name(first(content, "MediaType"))):
            continue
        found = _data(data, repairs)
        if found.blocks:
            return found
        best = found if found.headline else best
    return best


def media_of(part: Element, main: Element, zone: str) -> Iterator[Media]:
    """Every component with files: its renditions, and the caption beside them."""
    for one in all_of(part, "NewsComponent"):
        contents = _own(one, "ContentItem")
        files = tuple(filter(None, map(_rendition, contents)))
        kinds = (
            media_kind(formal_name(first(item, "MediaType")), _mime(item)) for item in contents
        )
        kind: MediaKind | None = next(filter(None, kinds), None)
        if not files or kind is None:
            continue
        yield Media(
            kind=kind,
            guid=(one.get("Duid") or "").strip() if one is not main else "",
            headline=plain(_line(one, "HeadLine")),
            caption=plain(_caption(one)),
            byline=plain(_line(one, "ByLine")),
            credit=_line(one, "CreditLine"),
            copyright_notice=_line(one, "CopyrightLine"),
            usage_terms=_line(one, "RightsLine"),
            created_at=moment(value_at(one, "DateLineDate"), zone),
            renditions=files,
        )


def _data(data: Element, repairs: set[str]) -> nitf.NitfBody:
    if len(data):
        found = xml_body(data, "")
        return found if found.blocks or found.headline else _plain(data, repairs)
    return _plain(data, repairs)


def _plain(data: Element, repairs: set[str]) -> nitf.NitfBody:
    written = "".join(map(str, data.itertext()))
    if is_html(written):
        repairs.add(UNSAID)
        return nitf.NitfBody(blocks=html_blocks(written))
    return nitf.NitfBody(blocks=text_blocks(written))


def _own(component: Element, name: str) -> list[Element]:
    """The content items of a component that belong to no component inside it."""
    found: list[Element] = []
    for child in component:
        if name_of(child) == name:
            found.append(child)
        elif name_of(child) in {"NewsItemRef", "NewsComponent", "NewsItem"}:
            continue
        else:
            found += list(all_of(child, name))
    return found


def _role(component: Element) -> str:
    found = next((child for child in component if name_of(child) == "Role"), None)
    return formal_name(found).lower()


def _is_text(content: Element) -> bool:
    data = first(content, "DataContent")
    kind = media_kind(formal_name(first(content, "MediaType")), _mime(content))
    is_style = _mime(content) in {"text/css", "text/javascript"}
    return data is not None and kind is None and not is_style and bool(text_of(data))


def _line(component: Element, name: str) -> str:
    own = next((child for child in component if name_of(child) == "NewsLines"), None)
    return value_at(own, name) if own is not None else ""


def _caption(component: Element) -> str:
    for content in [*_own(component, "ContentItem"), *all_of(component, "ContentItem")]:
        if _is_text(content):
            return text_of(first(content, "DataContent"))
    return ""


def _mime(content: Element) -> str:
    return formal_name(first(content, "MimeType"))


def _rendition(content: Element) -> Rendition | None:
    href = (content.get("Href") or "").strip()
    if not href:
        return None
    found = {
        (one.get("FormalName") or "").lower(): (one.get("Value") or "").strip()
        for one in all_of(content, "Property")
    }
    size = value_at(content, "SizeInBytes")
    return Rendition(
        href=href,
        name=found.get("imageuse", "")[:60],
        media_type=_mime(content)[:100],
        width=whole_number(found.get("width") or found.get("pixelwidth", "")),
        height=whole_number(found.get("height") or found.get("pixelheight", "")),
        size=whole_number(size),
    )

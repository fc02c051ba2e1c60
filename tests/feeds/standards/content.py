"""What feed validators ask of the HTML in a feed (validator.w3.org/feed/docs): nothing that runs,
nothing relative, every element closed, every picture with its text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

VOID = frozenset({"br", "hr", "img", "col", "wbr"})
DANGEROUS = frozenset(
    {"applet", "base", "embed", "form", "iframe", "link", "meta", "object", "script", "style"}
)
ADDRESSES = frozenset({"href", "src", "cite"})


def faults(html: str) -> list[str]:
    """What is wrong with the text of an entry; nothing for a good one."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return [*reader.found, *(f"<{name}> is not closed" for name in reader.open)]


class Reader(HTMLParser):
    """Reads the text, and notes what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.found.append(f"<{tag}> has an attribute twice")
        self.found += _of_element(tag, given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return  # "<br/>" begins and ends
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> closes nothing")


def _of_element(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag in DANGEROUS:
        yield f"<{tag}> may be dangerous"
    for name, value in given.items():
        if name.startswith("on") or name == "style":
            yield f"{name} may be dangerous"
        parts = urlsplit(value) if name in ADDRESSES else None
        if parts and not (parts.netloc or parts.scheme in {"mailto", "tel"}):
            yield f"not absolute: {value}"
        if parts and parts.scheme not in {"http", "https", "mailto", "tel"}:
            yield f"not safe: {value}"
    if tag == "img" and not {"src", "alt"} <= given.keys():
        yield "a picture lacks its address or its text"
    if tag == "a" and not given.get("href"):
        yield "a link leads nowhere"

"""The text of a ninjs item: the richest of its bodies as clean blocks."""

from __future__ import annotations

from typing import Any

from djeli.wire.bodies.escapes import UNSAID, is_html, unescaped
from djeli.wire.bodies.prose import text_blocks
from djeli.wire.bodies.sanitise import html_blocks
from djeli.wire.formats import nitf
from djeli.wire.formats.item import Block, Refused
from djeli.wire.formats.ninjs.shape import Shape, rows, text


def read(shape: Shape, base: str, repairs: set[str]) -> tuple[tuple[Block, ...], str]:
    """The richest of the bodies: HTML before NITF before plain text; and what could not be read.
    ``base`` completes relative links, ``repairs`` hears what was mended."""
    found: dict[str, str] = {}
    for row in rows(shape.get("bodies")):
        form = f"{text(row.get('contenttype'))} {text(row.get('role'))}".lower()
        _take(found, _form_of(form), row.get("value"))
    for name in sorted(shape):
        if name.startswith("body_"):
            _take(found, _form_of(name), shape[name])
    trouble = ""
    if blocks := html_blocks(unescaped(found.get("html", ""), repairs), base):
        return blocks, ""
    if found.get("nitf"):
        try:
            blocks = nitf.read(found["nitf"], base).blocks
        except Refused as refused:
            trouble = f"a body in NITF: {refused}"
    return blocks or plain_blocks(found.get("text", ""), base, repairs), trouble


def plain_blocks(written: str, base: str, repairs: set[str]) -> tuple[Block, ...]:
    """The blocks of what is called plain text, which is HTML at times."""
    if is_html(written):
        repairs.add(UNSAID)
        return html_blocks(written, base)
    return text_blocks(written)


def _take(found: dict[str, str], form: str, value: Any) -> None:
    if not found.get(form) and isinstance(value, str):
        found[form] = value


def _form_of(named: str) -> str:
    if "nitf" in named:
        return "nitf"
    return "html" if "html" in named else "text"

"""From bytes to the objects of a ninjs file: one, a list, several in a row, packages of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.item import Refused
from djeli.wire.formats.ninjs.shape import Shape, named_rows, text
from djeli.wire.formats.states import STOPS, state_of

COMMA = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', re.DOTALL)
"""A comma before an end; what stands in quotation marks is matched to be passed over."""
SEVERAL = "the file has several roots; each was read"
PACKAGES = {"composite", "package"}


def values_in(content: bytes, charset: str = "") -> tuple[list[Any], tuple[str, ...]]:
    """The values of a JSON file, those of a list each on its own, and what was guessed to read
    them. Raises Refused for broken JSON and for an empty list."""
    written, guessed = _text_of(content, charset)
    try:
        found, comma = _tolerant(written)
    except RecursionError:
        raise Refused("the JSON is nested too deeply") from None
    except ValueError as error:
        raise Refused(f"the JSON cannot be read: {error}") from None
    several = SEVERAL if len(found) > 1 else ""
    if len(found) == 1:
        found = _unwrapped(found[0])
    if not found:
        raise Refused("the JSON holds no item")
    return found, tuple(filter(None, (guessed, several, comma)))


def _unwrapped(value: Any) -> list[Any]:
    """The rows of a list, also of the one list of an answer that is no item itself: of an API."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not {"uri", "headline", "headlines", "$schema"} & value.keys():
        lists = [one for one in value.values() if isinstance(one, list) and one]
        named = [one for one in lists if all(isinstance(row, dict) and "uri" in row for row in one)]
        if len(named) == 1:
            return list(named[0])
    return [value]


def _text_of(content: bytes, charset: str) -> tuple[str, str]:
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode(json.detect_encoding(content), "surrogatepass"), ""
    except UnicodeDecodeError:
        return decoded(content, known=charset)


def _tolerant(written: str) -> tuple[list[Any], str]:
    """The values, also where a comma stands before the end of a list or an object."""
    try:
        return list(_values(written)), ""
    except ValueError:
        mended = COMMA.sub(lambda found: found["text"] or "", written)
        if mended == written:
            raise
        return list(_values(mended)), "a comma too many was taken out"


def _values(written: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False, parse_int=_whole_number)
    at = len(written) - len(written.lstrip("\ufeff \t\r\n\x00"))
    while at < len(written):
        value, at = decoder.raw_decode(written, at)
        yield value
        while at < len(written) and written[at] in " \t\r\n\x00\x1e,":
            at += 1


def _whole_number(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


def status_of(shape: Shape) -> str:
    """The status as written; what is there and no text counts as unknown."""
    status = shape.get("pubstatus")
    return text(status) or ("" if status in (None, "") else json.dumps(status)[:40])


def packed(shape: Shape) -> list[Shape]:
    """The text items that a package is made of; none of an item with a text of its own."""
    if text(shape.get("type")) not in PACKAGES or _has_body(shape):
        return []
    if state_of(status_of(shape)) in STOPS:
        return []
    parts = named_rows(shape.get("associations"))
    return [part for part in parts if text(part.get("type")) in {"text", "composite"}]


def _has_body(shape: Shape) -> bool:
    return "bodies" in shape or any(name.startswith("body_") for name in shape)

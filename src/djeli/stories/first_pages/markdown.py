"""The small Markdown of the demo's stories, to the blocks of a body.

Blocks are parted by blank lines: text, ``## heading``, ``> quote`` with a last line
``> -- who, role``, ``:::facts title`` to ``:::``, ``:::chart kind title`` to
``:::`` (a table, and lines ``unit:``, ``source:``, ``note:``), ``| tables |``, ``- lists`` and
``![scene: alt | caption]`` pictures, a ``:::gallery title`` of them, ``![embed: address | title]``,
``![document: name | title]``. Inline: ``**bold**``, ``*italic*``, ``[text](address)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from djeli.stories.charts.pasted import pasted_rows
from djeli.stories.charts.stored import KINDS, stored_table

Blocks = list[tuple[str, Any]]
DrawPicture = Callable[[str, str], int]
"""Draws a picture from its alternative text and caption, and gives its id."""

INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)"), r"<i>\1</i>"),
)
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[scene:\s*(?P<alt>[^|\]]+?)\s*(?:\|\s*(?P<caption>[^\]]+?)\s*)?\]$")

OUTSIDE = re.compile(r"!\[(?P<kind>embed|document): *(?P<what>[^|\s]+) *\| *(?P<title>[^\]]+)\]$")
CHART_WORDS = re.compile(r"^(unit|source|note): *(.+)$", re.MULTILINE)


class Unreadable(ValueError):
    """A story file that does not follow its own format."""


def read_blocks(
    text: str,
    link: Callable[[str], str],
    draw: DrawPicture,
    file: Callable[[str, str], int] | None = None,
) -> list[dict[str, Any]]:
    """The blocks of a body as they are stored: ``{"type": ..., "value": ...}``.

    ``link`` turns an address into the attributes of an ``<a>``, ``file`` a name and a title into
    the id of a document.
    """
    return [
        {"type": kind, "value": value}
        for chunk in _chunks(text)
        for kind, value in (_outside(chunk, file) or _blocks(chunk, link, draw))
    ]


def _outside(lines: list[str], file: Callable[[str, str], int] | None) -> Blocks:
    """A video or a document, if that is what the lines hold."""
    found = OUTSIDE.match(lines[0])
    if found is None:
        return []
    if found["kind"] == "embed":
        return [("embed", {"url": found["what"], "title": found["title"]})]
    if file is None:
        raise Unreadable("a document has no place here")
    title = found["title"]
    return [("document", {"document": file(found["what"], title), "title": title})]


def _chunks(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    in_facts = False
    for line in text.strip().splitlines():
        stripped = line.strip()
        if stripped.startswith(":::"):
            in_facts = stripped != ":::"
        if stripped or in_facts:
            lines.append(stripped)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _blocks(lines: list[str], link: Callable[[str], str], draw: DrawPicture) -> Blocks:
    first = lines[0]
    if first.startswith("## "):
        rest = lines[1:]
        return [("heading", first[3:].strip()), *(_blocks(rest, link, draw) if rest else [])]
    if first.startswith(">"):
        return [("quote", _quote([line.lstrip("> ") for line in lines]))]
    if first.startswith(":::gallery"):
        return [("gallery", _gallery(lines, draw))]
    if first.startswith(":::map"):
        caption = first.removeprefix(":::map").strip()
        places = "\n".join(line for line in lines[1:] if line != ":::")
        return [("map", {"places": places, "caption": caption})]
    if first.startswith(":::chart"):
        return [("chart", _chart(lines))]
    if first.startswith(":::"):
        return [("facts", _facts(lines, link))]
    if first.startswith("|"):
        return [("table", _table(lines))]
    if picture := PICTURE.match(first):
        return [("picture", _picture(picture, draw))]
    if first.startswith("- "):
        return [("paragraph", _list(lines, link))]
    return [("paragraph", f"<p>{_inline(' '.join(lines), link)}</p>")]


def _inline(text: str, link: Callable[[str], str]) -> str:
    html = escape(text, quote=False)
    html = LINK.sub(lambda found: f"<a {link(found[2])}>{found[1]}</a>", html)
    for pattern, replacement in INLINE:
        html = pattern.sub(replacement, html)
    return html


def _list(lines: list[str], link: Callable[[str], str]) -> str:
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:])
        elif items:
            items[-1] += f" {line}"
    return f"<ul>{''.join(f'<li>{_inline(item, link)}</li>' for item in items)}</ul>"


def _quote(lines: list[str]) -> dict[str, str]:
    said_by = ""
    if lines[-1].startswith(("-- ", "— ", "– ")):
        said_by = lines.pop()[2:].strip()
    person, _, role = said_by.partition(", ")
    return {"text": " ".join(lines).strip('“”"« »'), "person": person, "role": role}


def _facts(lines: list[str], link: Callable[[str], str]) -> dict[str, str]:
    title = lines[0].removeprefix(":::facts").strip()
    inside = [line for line in lines[1:] if line and line != ":::"]
    if not title or not inside:
        raise Unreadable(f"a fact box needs a title and facts: {lines[0]!r}")
    is_list = all(line.startswith("- ") for line in inside)
    html = _list(inside, link) if is_list else f"<p>{_inline(' '.join(inside), link)}</p>"
    return {"title": title, "text": html}


def _picture(found: re.Match[str], draw: DrawPicture) -> dict[str, Any]:
    pk = draw(found["alt"], found["caption"] or "")
    return {"picture": pk, "caption": "", "credit": ""}


def _gallery(lines: list[str], draw: DrawPicture) -> dict[str, Any]:
    found = [picture for line in lines if (picture := PICTURE.match(line))]
    title = lines[0].removeprefix(":::gallery").strip()
    return {"title": title, "pictures": [_picture(picture, draw) for picture in found]}


def _chart(lines: list[str]) -> dict[str, Any]:
    kind, _, title = lines[0].removeprefix(":::chart").strip().partition(" ")
    words = dict(CHART_WORDS.findall("\n".join(lines)))
    table = pasted_rows("\n".join(line for line in lines if line.startswith("|")))
    if kind not in KINDS or not title or not table:
        raise Unreadable(f"a chart needs a kind, a title and a table: {lines[0]!r}")
    return {"title": title, "kind": kind, "table": stored_table(table), "pasted": "", **words}


def _table(lines: list[str]) -> dict[str, Any]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if not re.fullmatch(r"[|\s:-]+", line)
    ]
    return {
        "data": rows,
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }

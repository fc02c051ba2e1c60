"""Small changes to HTML and JSON that templates make at the end."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_FIRST_PARAGRAPH = re.compile(r"\s*<p(?:\s[^>]*)?>")


def with_dateline(html: Markup, dateline: str) -> Markup:
    """Open the first paragraph of a story's text with its dateline (plain text)."""
    if not dateline:
        return html
    opening = Markup('<b class="dateline">{}</b> ').format(dateline)
    found = _FIRST_PARAGRAPH.match(html)
    if found is None:
        return Markup("<p>{}</p>").format(opening) + html
    cut = found.end()
    return html[:cut] + opening + html[cut:]


def json_in_html(text: str) -> Markup:
    """Make a JSON text safe inside `<script>`: nothing in it can end the element or open one.

    The characters replaced stand in JSON only inside strings (RFC 8259, section 7). What is Markup
    already has been made safe: places of fragments stand in it.
    """
    if isinstance(text, Markup):
        return text
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 (made safe just above)


def unbroken(text: str) -> str:
    """Keep a short text on one line: `6 min read`."""
    return text.replace(" ", "\u00a0")


def paragraphs(text: str) -> Markup:
    """Set plain text in paragraphs: an empty line parts them."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(escape(part)) for part in parts)


def table_cell(text: str) -> Markup:
    """The text of a table's cell. Mail addresses are links, and may go on in a new line after `@`:
    on a phone a column is narrower than they are."""
    link = Markup('<a href="mailto:{0}@{1}">{0}@<wbr>{1}</a>')
    parts = _EMAIL.split(text)
    links = (link.format(*found.split("@")) for found in _EMAIL.findall(text))
    html = escape(parts[0])
    for address, rest in zip(links, parts[1:], strict=True):
        html += address + escape(rest)
    return html


def with_marks(pieces: Iterable[tuple[str, bool]]) -> Markup:
    """Pieces of text as HTML, escaped; those that are true are put in ``<mark>``."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(text) if is_found else escape(text)
        for text, is_found in pieces
    )

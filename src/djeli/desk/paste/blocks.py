"""From the clipboard's HTML to a story's blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any

from django.utils.html import escape
from django.utils.translation import ngettext

from djeli.accounts.models import User
from djeli.desk.paste.office import plain_html
from djeli.desk.paste.pictures import placed
from djeli.desk.paste.redirects import unwrapped
from djeli.stories.addresses import is_desk_address
from djeli.wire.bodies.sanitise import html_blocks
from djeli.wire.story_drafts import stored_block

LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
PICTURE = re.compile(r"<(?:img|picture|v:imagedata)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste becomes: ``html`` where it is words for the paragraph at hand, else ``blocks``
    as a body stores them. ``note`` says what the writer has to see to."""

    html: str = ""
    blocks: tuple[dict[str, Any], ...] = ()
    note: str = ""


def read(pasted: str, user: User | None = None) -> Pasted:
    """Read the clipboard's HTML. Every word that is text arrives, whatever program it is from, and
    so does each picture that ``user`` has sent ahead."""
    plain = plain_html(pasted)
    stored = [stored_block(asdict(block)) for block in html_blocks(plain)]
    blocks = [_with_links(block) for block in _joined(placed(stored, user))]
    note = _note(sum(block["type"] == "picture" for block in blocks), len(PICTURE.findall(plain)))
    if all(block["type"] == "paragraph" for block in blocks):
        return Pasted(html="".join(block["value"] for block in blocks), note=note)
    return Pasted(blocks=tuple(blocks), note=note)


def _note(added: int, left_out: int) -> str:
    """What a writer has to see to, of the pictures that were added and of those that were not."""
    told = []
    if added:
        told.append(
            ngettext(
                "One picture was added. Check its credit and its description.",
                "%(count)d pictures were added. Check their credits and descriptions.",
                added,
            )
            % {"count": added}
        )
    if left_out:
        told.append(
            ngettext(
                "One picture was not pasted. Add it as a picture, with its credit.",
                "%(count)d pictures were not pasted. Add them as pictures, with their credits.",
                left_out,
            )
            % {"count": left_out}
        )
    return " ".join(told)


def _joined(stored: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Paragraphs that follow each other are one block of text, as a writer would have them."""
    text = ""
    for block in stored:
        if block["type"] == "paragraph":
            text += block["value"]
            continue
        if block["type"] == "caption":
            text += f"<p>{escape(block['value'])}</p>"
            continue
        if text:
            yield {"type": "paragraph", "value": text}
        text = ""
        yield block
    if text:
        yield {"type": "paragraph", "value": text}


def _with_links(block: dict[str, Any]) -> dict[str, Any]:
    """Links go where they lead, and none into the desk."""
    if block["type"] != "paragraph":
        return block

    def link(found: re.Match[str]) -> str:
        url = unwrapped(unescape(found[1]))
        if is_desk_address(url):
            return found[2]
        return f'<a href="{escape(url)}">{found[2]}</a>'

    return {**block, "value": LINK.sub(link, block["value"])}

"""Pictures in what is pasted: each becomes a picture of ours that still wants its credit.

The editor's script sends each picture first, as a file or as the address that the clipboard has. In
the pasted HTML its place then says which picture it is: ``src="djeli:12"``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from lxml import html as lxml_html
from PIL import Image
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from djeli.accounts.models import User
from djeli.stories.models import Picture
from djeli.wire.sources.fetching import CannotFetch, Request, fetch

SCHEME = "djeli:"
MARK = re.compile(r"\ue000(\d+)\ue001")
"""Where a picture stood, in text: two characters that no document has, around its number."""
BLOCKS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "figure"]
)
SMALLEST = 40
"""Pixels: what is smaller is a dot of a mail program, or an icon."""
NAMES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}


class NotKept(ValueError):
    """The picture was not taken; holds one clear line."""


def fetched(address: str) -> tuple[bytes, str]:
    """The file at a public address, and its name."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise NotKept(_("The picture is not on the web."))
    try:
        content = fetch(Request(address)).content
    except (CannotFetch, ValueError) as error:
        raise NotKept(_("The picture could not be fetched.")) from error
    return content, unquote(PurePosixPath(urlsplit(address).path).name)


def keep(content: bytes, name: str, alt_text: str, user: User) -> Picture:
    """A picture of ``content``; the one that we have already, where it is the same file.

    What the file says of itself is read; a credit is asked for before anything is published.
    """
    kind = _kind(content)
    title = (PurePosixPath(name).stem or alt_text or _("Pasted picture"))[:200]
    policy = policy_registry.get_by_type(Picture)
    collection = policy.collections_user_has_permission_for(user, "add").first()
    if collection is None:
        raise NotKept(_("You may not add pictures."))
    known = policy.instances_user_has_any_permission_for(user, ["choose"])
    there: Picture | None = known.filter(file_hash=hash_filelike(io.BytesIO(content))).first()
    if there:
        return there
    made = Picture(
        title=alt_text[:200] or title,
        alt_text=alt_text[:250],
        uploaded_by_user=user,
        collection=collection,
        file=ImageFile(io.BytesIO(content), f"{title[:60]}.{kind}"),
    )
    try:
        made.save()
    except ValidationError as error:
        raise NotKept(" ".join(error.messages)) from error
    return made


def _kind(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as image:
            kind, size = image.format or "", image.size
    except Exception as error:  # whatever Pillow makes of what is no picture
        raise NotKept(_("This is not a picture we can use.")) from error
    if kind not in NAMES:
        raise NotKept(_("This is not a picture we can use."))
    if min(size) < SMALLEST:
        raise NotKept(_("The picture is too small."))
    return NAMES[kind]


def marked(root: Any) -> None:
    """Put a mark where each picture of ours stands, in a paragraph of its own: in front of the
    paragraph, list or table that it is in."""
    for image in list(root.iter("img")):
        source = image.get("src", "")
        if not source.startswith(SCHEME) or not source[len(SCHEME) :].isdecimal():
            continue
        paragraph = lxml_html.Element("p")
        paragraph.text = f"\ue000{source[len(SCHEME) :]}\ue001"
        _outermost(image).addprevious(paragraph)
        image.drop_tree()


def _outermost(image: Any) -> Any:
    found = image
    for above in image.iterancestors():
        if above.tag in BLOCKS:
            found = above
    return found


def placed(blocks: list[dict[str, Any]], user: User | None) -> Iterator[dict[str, Any]]:
    """The blocks, with the pictures that ``user`` may choose in the places of their marks. A
    caption that follows a picture is its caption here."""
    ours = _choosable([number for block in blocks if (number := _number(block)) is not None], user)
    last: dict[str, Any] | None = None
    for block in blocks:
        number = _number(block)
        if number is not None:
            last = {"picture": number, "caption": "", "credit": ""} if number in ours else None
            if last:
                yield {"type": "picture", "value": last}
        elif block["type"] == "caption" and last:
            last["caption"] = block["value"]
            last = None
        else:
            last = None
            yield block


def _choosable(numbers: list[int], user: User | None) -> set[int]:
    if not numbers or user is None:
        return set()
    policy = policy_registry.get_by_type(Picture)
    known = policy.instances_user_has_any_permission_for(user, ["choose"])
    return set(known.filter(pk__in=numbers).values_list("pk", flat=True))


def _number(block: dict[str, Any]) -> int | None:
    if block["type"] != "paragraph":
        return None
    found = MARK.search(block["value"])
    return int(found[1]) if found else None

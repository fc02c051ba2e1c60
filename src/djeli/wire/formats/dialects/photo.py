"""Photo files with IPTC and XMP metadata (IPTC Photo Metadata Standard 2023.2, IIM 4.2).

The item is the picture: its caption is the description. The file has no other version of itself
unless it carries an identifier; without one it is known by its bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from typing import Any

from PIL import Image, UnidentifiedImageError

from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.attached import Media, Rendition
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.instants import exact_moment, moment
from djeli.wire.formats.item import ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.languages import language_tag
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.photos.texts import PhotoTexts, texts_of
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import state_of

STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"MM\x00*", b"GIF8")
KILL = re.compile(r"\b(?:mandatory|picture|photo|image)?\s*kill\b|\bwithdraw[n ]", re.IGNORECASE)
EMBARGO = re.compile(r"\bembargo(?:ed)?\b[^.;]{0,80}", re.IGNORECASE)
OWN_FILE = "file:"
"""How the rendition of a photo file is addressed that came with its bytes: see ``WireItem``."""


def recognises(opening: Opening) -> bool:
    """By the first bytes of JPEG, PNG, TIFF, GIF and WebP."""
    start = opening.content[:12]
    return start.startswith(STARTS) or (start[:4] == b"RIFF" and start[8:] == b"WEBP")


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """The picture as one item. Raises Refused for a file that is no picture, or a broken one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                size, media_type = image.size, Image.MIME.get(image.format or "", "image/jpeg")
                texts = texts_of(image)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        why = " ".join(str(error).split()) if not isinstance(error, UnidentifiedImageError) else ""
        raise Refused(f"the picture cannot be read{': ' + why if why else ''}"[:200]) from None
    except Exception as error:
        # Pillow's readers raise whatever a broken file brings them to.
        raise Refused(f"the picture cannot be read: {type(error).__name__}") from None
    digest = hashlib.sha256(content).hexdigest()
    file = Rendition(f"{OWN_FILE}{digest}", "original", media_type, *size, len(content))
    return [_item(texts, digest, file, sender)]


DIALECT = Dialect("photo", recognises, read, order=1)


def _item(texts: PhotoTexts, digest: str, file: Rendition, sender: Sender) -> ReceivedItem:
    guid = texts.one("guid")
    instructions = plain(texts.one("instructions"))
    signal = "kill" if KILL.search(instructions[:80]) else ""
    language = texts.one("language")
    caption, headline = plain(texts.one("caption")), plain(texts.one("headline"))
    media = _media(texts, file, guid or digest, sender)
    return ReceivedItem(
        guid=guid if ":" in guid else f"urn:photo:{guid}" if guid else f"urn:sha256:{digest}",
        form="photo",
        kind="picture",
        headline=headline or plain(texts.one("title")),
        slugline=plain(texts.one("title")),
        byline=media.byline,
        dateline=media.place,
        description=caption,
        language=language_tag(language),
        agency=sender.name or plain(texts.one("source") or texts.one("credit")),
        credit=media.credit,
        copyright_notice=media.copyright_notice,
        usage_terms=media.usage_terms,
        ednote=instructions,
        urgency=urgency_in(texts.one("urgency")),
        pub_status=state_of("", signal),
        signal=signal,
        created_at=media.created_at,
        expires_at=media.expires_at,
        subjects=tuple(Subject(name, "") for name in texts.many("categories")),
        keywords=media.keywords,
        media=(media,),
        **_embargo(texts, instructions, sender),
    )


def _media(texts: PhotoTexts, file: Rendition, guid: str, sender: Sender) -> Media:
    places = (texts.one(name) for name in ("sublocation", "city", "state", "country"))
    return Media(
        kind="picture",
        guid=guid,
        headline=plain(texts.one("headline")),
        caption=plain(texts.one("caption")),
        alt_text=plain(texts.one("alt_text")),
        byline=plain(", ".join(texts.many("byline"))),
        credit=plain(texts.one("credit")),
        copyright_notice=plain(texts.one("copyright")),
        usage_terms=plain(texts.one("usage_terms")),
        instructions=plain(texts.one("instructions")),
        place=plain(", ".join(dict.fromkeys(filter(None, places)))),
        keywords=tuple(plain(word) for word in texts.many("keywords")),
        created_at=moment(texts.one("created"), sender.zone),
        expires_at=moment(texts.one("expires"), sender.zone),
        renditions=(file,),
    )


def _embargo(texts: PhotoTexts, instructions: str, sender: Sender) -> dict[str, Any]:
    """The release date (IIM 2:30, 2:35); words of an embargo in the instructions are unclear."""
    written = texts.one("release")
    if until := exact_moment(written, sender.zone):
        return {"embargoed_until": until, "embargo": written}
    found = EMBARGO.search(instructions)
    return {"embargo": found[0].strip(), "has_unclear_embargo": True} if found else {}

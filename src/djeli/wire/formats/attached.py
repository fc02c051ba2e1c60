"""What hangs on an item: pictures, sound and film with their files, and other items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MediaKind = Literal["picture", "graphic", "video", "audio"]
MEDIA_KINDS: frozenset[str] = frozenset({"picture", "graphic", "video", "audio"})
Relation = Literal[
    "updates", "corrects", "kills", "follows", "translates", "comes from", "see also", "part"
]
RELATIONS: dict[str, Relation] = {
    "updates": "updates",
    "update": "updates",
    "replaces": "updates",
    "previousversion": "updates",
    "hasrevision": "updates",
    "evolvedfrom": "updates",
    "supersedes": "updates",
    "corrects": "corrects",
    "correction": "corrects",
    "correctionof": "corrects",
    "kills": "kills",
    "cancels": "kills",
    "retracts": "kills",
    "withdraws": "kills",
    "continues": "follows",
    "follows": "follows",
    "followup": "follows",
    "previoustake": "follows",
    "istranslationof": "translates",
    "translatedfrom": "translates",
    "derivedfrom": "comes from",
    "origrep": "comes from",
    "comesfrom": "comes from",
}
"""Relations as agencies name them (IPTC item relations, and usual words), to ours."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture or film. ``name`` is the agency's word for its use (highRes, web);
    sizes are pixels, ``size`` bytes, ``seconds`` the length of film and sound; None if unknown."""

    href: str
    name: str = ""
    media_type: str = ""
    width: int | None = None
    height: int | None = None
    size: int | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture, graphic, film or sound with all its files, and whose it is."""

    kind: MediaKind = "picture"
    guid: str = ""
    headline: str = ""
    caption: str = ""
    alt_text: str = ""
    byline: str = ""
    credit: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    instructions: str = ""
    place: str = ""
    keywords: tuple[str, ...] = ()
    created_at: datetime | None = None
    expires_at: datetime | None = None
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Another item, and what this one is to it: ``kills`` is an order, ``part`` a place in a
    package (``group`` says which). One of ``guid`` and ``href`` is there."""

    relation: Relation
    guid: str = ""
    title: str = ""
    kind: str = ""
    group: str = ""
    href: str = ""


def relation_of(written: str) -> Relation:
    """Our word for a relation as an agency writes it; what is not known is only related."""
    last = written.replace("/", ":").rstrip(":").rpartition(":")[2]
    return RELATIONS.get("".join(filter(str.isalpha, last)).casefold(), "see also")


def media_kind(told: str, media_type: str = "") -> MediaKind | None:
    """The kind of what is called ``told`` or is of ``media_type``; None for text and the like."""
    named = told.strip().casefold()
    kinds: dict[str, MediaKind] = {
        "picture": "picture", "photo": "picture", "image": "picture", "photograph": "picture",
        "graphic": "graphic", "graphics": "graphic", "infographic": "graphic",
        "video": "video", "movie": "video", "animation": "video", "audio": "audio",
        "sound": "audio",
    }  # fmt: skip
    return kinds.get(named) or kinds.get(media_type.partition("/")[0].strip().casefold())

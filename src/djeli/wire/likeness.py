"""Which items say nearly the same, whoever sends them: by the words they share.

Each item gets a few marks, such that texts which share half of their runs of three words have a
mark in common with good probability, and others hardly ever (MinHash in bands: A. Broder, On the
resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import re
import zlib
from datetime import timedelta

from django.db.models import QuerySet

from djeli.wire.models import Likeness, WireItem

BANDS, ROWS = 8, 3
RUN = 3
MOST_WORDS, LEAST_WORDS = 220, 5
WINDOW = timedelta(hours=48)
WORD = re.compile(r"\w+")
TAGS = re.compile(r"<[^>]+>")
MASK = 0xFFFFFFFF
FACTORS = tuple((2654435761 * (2 * at + 1) & MASK, 40503 * at + 7) for at in range(BANDS * ROWS))


def marks_of(text: str) -> list[str]:
    """The marks of a text; none of one that is too short to be compared."""
    words = WORD.findall(text.casefold())[:MOST_WORDS]
    if len(words) < LEAST_WORDS:
        return []
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    hashes = [zlib.crc32(run.encode()) for run in runs]
    least = [min((factor * one + more & MASK) for one in hashes) for factor, more in FACTORS]
    bands = (least[at : at + ROWS] for at in range(0, len(least), ROWS))
    return [f"{at:x}{zlib.crc32(repr(band).encode()):08x}" for at, band in enumerate(bands)]


def text_of(item: WireItem) -> str:
    """The words by which an item is compared: its text, or headline and description without one."""
    told = " ".join(
        TAGS.sub(" ", block["text"]) for block in item.blocks if block["kind"] != "caption"
    )
    return told if len(told) > 200 else f"{item.headline} {item.description} {told}"


def alike(item: WireItem) -> QuerySet[WireItem]:
    """Newest versions of other agencies' items that say nearly the same, within two days."""
    marks = Likeness.objects.filter(item=item).values("mark")
    around = (item.received_at - WINDOW, item.received_at + WINDOW)
    return (
        WireItem.objects.filter(is_newest=True, likenesses__mark__in=marks)
        .filter(received_at__range=around)
        .exclude(guid=item.guid)
        .exclude(agency_name__iexact=item.agency_name)
        .defer("content", "blocks", "media")
        .distinct()
    )

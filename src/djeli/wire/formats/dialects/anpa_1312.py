"""ANPA 1312 (the newspaper publishers' wire service transmission guidelines) to our own shape.

SYN SYN SOH, service and number; priority, category, keyword, date and count of words; STX, text
whose headings begin with the upper rail (^) and end with <; ETX, agency and instant.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from djeli.wire.formats.attached import Link
from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.item import ReceivedItem, Refused, Subject
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import state_of
from djeli.wire.formats.telegraphic.messages import (
    CUT,
    SENT_ANPA,
    SOH,
    STX,
    Message,
    messages_in,
    sent_at,
)
from djeli.wire.formats.telegraphic.signals import base_slug, earlier_number, signal_of
from djeli.wire.formats.telegraphic.story import story_of

HEADER = re.compile(
    r"[\s\x00\x16\x01]*(?P<service>[A-Za-z])(?P<number>\d{4})(?P<selector>[^\r\n\x02]{0,60})[\r\n]+"
    r"(?P<priority>[A-Za-z])[ ](?P<category>[A-Za-z0-9])[\x11-\x14 ]{0,4}"
    r"(?P<keyword>[^\r\n\x02\x03]{0,120})"
)
DATED = re.compile(r"\s+(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:\s+(?P<words>\d{1,5}))?\s*$")
PRIORITIES = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6, "a": 6, "s": 7}
"""Flash, bulletin, urgent, regular, deferred, for a weekend and for a special time."""
CATEGORIES = {
    "a": "domestic news", "b": "special events", "c": "features", "d": "food",
    "e": "entertainment", "f": "finance", "g": "state news", "i": "international news",
    "k": "commentary", "l": "lifestyle", "n": "regional news", "o": "weather", "p": "politics",
    "q": "sport results", "r": "racing", "s": "sport", "t": "travel", "v": "advisories",
    "w": "politics",
}  # fmt: skip
AGENCY = re.compile(r"\s*([A-Z][A-Za-z]{1,11})-")


def recognises(opening: Opening) -> bool:
    """By SOH with service and number, and the second line of its header."""
    start = opening.text[:400]
    return SOH in start[:40] and bool(HEADER.match(start))


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """Every message of a file, each read or refused on its own."""
    text, guessed = decoded(content, known=sender.charset)
    found = list(messages_in(text))
    return [_read(one, guessed, sender, keeps_raw=len(found) > 1) for one in found]


DIALECT = Dialect("ANPA 1312", recognises, read, order=2)


def _read(
    message: Message, guessed: str, sender: Sender, *, keeps_raw: bool
) -> ReceivedItem | Refused:
    header = HEADER.match(message.head)
    if header is None:
        return Refused("a message without the header of ANPA 1312")
    item = _item(header, message, guessed, sender)
    if not (item.headline or item.blocks):
        return Refused("a message in ANPA 1312 without a text")
    if not keeps_raw:
        return item
    raw = f"{SOH}{message.head}{STX}{message.text}\x03{message.tail}"
    return replace(item, raw=raw.encode("utf-8", "replace"))


def _item(header: re.Match[str], message: Message, guessed: str, sender: Sender) -> ReceivedItem:
    keyword = header["keyword"].strip()
    slug = base_slug(DATED.sub("", keyword))
    story = story_of(message.text, slug)
    signal = signal_of(keyword, story.headline)
    named = AGENCY.match(message.tail)
    agency = sender.name or story.agency or (named[1] if named else "")
    at = sent_at(message.tail, sender.zone)
    day, said = _day(header, message)
    prefix = f"urn:anpa:{agency}:{day}:{header['service'].lower()}"
    number = header["number"]
    earlier = earlier_number(message.text, number) if signal in {"kill", "correction"} else ""
    relation = "kills" if signal == "kill" else "corrects"
    category = CATEGORIES.get(header["category"].lower(), header["category"])
    return ReceivedItem(
        guid=prefix + number,
        form="ANPA 1312",
        headline=story.headline,
        slugline=slug,
        byline=story.byline,
        dateline=story.dateline,
        blocks=story.blocks,
        language=sender.language,
        agency=agency,
        ednote=story.ednote,
        urgency=PRIORITIES.get(header["priority"].lower()),
        pub_status=state_of("", signal),
        signal=signal,
        created_at=at,
        version_at=at,
        subjects=(Subject(category, ""),),
        links=(Link(relation, prefix + earlier),) if earlier else (),  # type: ignore[arg-type]
        repairs=tuple(filter(None, (guessed, CUT if message.is_cut else "", said))),
    )


def _day(header: re.Match[str], message: Message) -> tuple[str, str]:
    """What tells the day, by which a number is unique; without one its text does."""
    if found := SENT_ANPA.search(message.tail):
        return f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}", ""
    if found := DATED.search(header["keyword"]):
        return f"{found['month']:0>2}-{found['day']:0>2}", ""
    digest = hashlib.sha256(message.text.encode("utf-8", "replace")).hexdigest()[:16]
    return digest, "the message names no day; it is known by its text"

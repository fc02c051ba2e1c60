"""IPTC 7901 (IPTC Recommended Message Format) to our own shape.

SOH, source and number, priority, category, count of words, keyword; STX, text, ETX; day, hour and
minute (GMT), mostly with month and year. Numbers begin anew each day, so an item is known by its
source, day and number.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from djeli.wire.formats.attached import Link
from djeli.wire.formats.charsets import decoded
from djeli.wire.formats.dialect import Dialect, Found
from djeli.wire.formats.item import ReceivedItem, Refused, Subject, urgency_in
from djeli.wire.formats.opening import Opening
from djeli.wire.formats.sender import UNKNOWN, Sender
from djeli.wire.formats.states import state_of
from djeli.wire.formats.telegraphic.messages import (
    CUT,
    SENT,
    SOH,
    STX,
    Message,
    messages_in,
    sent_at,
)
from djeli.wire.formats.telegraphic.signals import base_slug, earlier_number, signal_of
from djeli.wire.formats.telegraphic.story import story_of

HEADER = re.compile(
    r"[\s\x00\x16\x01]*(?P<source>[A-Za-z]{2,4})[ ]?(?P<number>\d{3,5})[ ]+(?P<priority>[0-9])[ ]+"
    r"(?P<category>[A-Za-z]{1,4})[ ]+(?P<words>\d{1,5})\b[ ]*(?P<keyword>[^\r\n\x02\x03]{0,80})"
)


def recognises(opening: Opening) -> bool:
    """By its header, with SOH or STX: control characters that no other text begins with."""
    start = opening.text[:400]
    return bool(HEADER.match(start)) and (SOH in start or STX in opening.text[:2000])


def read(content: bytes, sender: Sender = UNKNOWN) -> Found:
    """Every message of a file, each read or refused on its own."""
    text, guessed = decoded(content, known=sender.charset)
    found = list(messages_in(text))
    return [_read(one, guessed, sender, keeps_raw=len(found) > 1) for one in found]


DIALECT = Dialect("IPTC 7901", recognises, read, order=3)


def _read(
    message: Message, guessed: str, sender: Sender, *, keeps_raw: bool
) -> ReceivedItem | Refused:
    header = HEADER.match(message.head)
    if header is None:
        return Refused("a message without the header of IPTC 7901")
    item = _item(header, message, guessed, sender)
    if not (item.headline or item.blocks):
        return Refused("a message in IPTC 7901 without a text")
    if not keeps_raw:
        return item
    raw = f"{SOH}{message.head}{STX}{message.text}\x03{message.tail}"
    return replace(item, raw=raw.encode("utf-8", "replace"))


def _item(header: re.Match[str], message: Message, guessed: str, sender: Sender) -> ReceivedItem:
    story = story_of(message.text)
    at = sent_at(message.tail, sender.zone)
    source, number = header["source"].upper(), header["number"]
    keyword = header["keyword"].strip()
    signal = signal_of(keyword, story.headline)
    day, said = _day(message)
    guid = f"urn:iptc7901:{source}:{day}:{number}"
    earlier = earlier_number(message.text, number) if signal in {"kill", "correction"} else ""
    relation = "kills" if signal == "kill" else "corrects"
    repairs = [guessed, CUT if message.is_cut else "", said]
    return ReceivedItem(
        guid=guid,
        form="IPTC 7901",
        headline=story.headline,
        slugline=base_slug(keyword),
        byline=story.byline,
        dateline=story.dateline,
        blocks=story.blocks,
        language=sender.language,
        agency=sender.name or story.agency or source,
        ednote=story.ednote,
        urgency=urgency_in(header["priority"]),
        pub_status=state_of("", signal),
        signal=signal,
        created_at=at,
        version_at=at,
        subjects=(Subject(header["category"].lower(), ""),),
        links=(Link(relation, f"urn:iptc7901:{source}:{day}:{earlier}"),) if earlier else (),  # type: ignore[arg-type]
        repairs=tuple(filter(None, repairs)),
    )


def _day(message: Message) -> tuple[str, str]:
    """What tells the day, by which a number is unique; without one its text does."""
    if found := SENT.search(message.tail):
        month = f"{found['year']}{found['month']}" if found["month"] else ""
        return f"{month}{found['day']}", ""
    digest = hashlib.sha256(message.text.encode("utf-8", "replace")).hexdigest()[:16]
    return digest, "the message names no day; it is known by its text"

"""What is missing in an item and can be told all the same; the item says that it was guessed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from djeli.wire.bodies.sanitise import plain
from djeli.wire.formats.item import TEXT_KINDS, ReceivedItem
from djeli.wire.formats.sender import Sender
from djeli.wire.formats.states import CANCELED

LONGEST_HEADLINE = 120
MOST_REPAIRS = 12
KILL = re.compile(r"\W*(?:MANDATORY KILL\b|(?:STORY |PICTURE |PHOTO )?KILL\s*[:.!])")
"""How an agency begins a kill; a story about a bill that was killed begins otherwise."""
SENTENCE = re.compile(r".{12,}?[.!?…。؟](?=\s|$)")


def completed(item: ReceivedItem, sender: Sender) -> ReceivedItem:
    """``item`` with a headline from its text where it has none, and its sender's name and
    language where it names none."""
    found: dict[str, Any] = {}
    repairs = list(dict.fromkeys(item.repairs))
    if not item.is_stop and (KILL.match(item.headline) or KILL.match(item.ednote)):
        found["pub_status"] = CANCELED
        repairs.append("its words order a kill, its status does not: it counts as a kill")
    if not item.headline and not item.is_stop and not found:
        headline, source = _headline(item)
        if headline:
            found["headline"] = headline
            repairs.append(f"the headline is missing; it was taken from {source}")
    if sender.name and not item.agency:
        found["agency"] = sender.name
    if sender.language and not item.language:
        found["language"] = sender.language
    if len(repairs) > MOST_REPAIRS:
        repairs[MOST_REPAIRS:] = [f"and {len(repairs) - MOST_REPAIRS} more"]
    return replace(item, repairs=tuple(repairs), **found)


def _headline(item: ReceivedItem) -> tuple[str, str]:
    if item.kind in TEXT_KINDS:
        first = next((block for block in item.blocks if block.kind != "caption"), None)
        if first is not None and (words := plain(first.text)):
            return _short(words), "the beginning of the text"
    if item.description:
        return _short(item.description), "the description"
    if item.kind not in TEXT_KINDS and item.slugline:
        return item.slugline, "the slugline"
    return "", ""


def _short(words: str) -> str:
    """The first sentence, or as many whole words as fit."""
    found = SENTENCE.match(words)
    sentence = found[0] if found else words
    if len(sentence) <= LONGEST_HEADLINE:
        return sentence
    return sentence[:LONGEST_HEADLINE].rpartition(" ")[0] + "…"

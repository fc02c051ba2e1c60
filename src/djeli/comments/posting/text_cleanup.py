"""Cleans a reader's text: plain, normalised, without invisible or misleading characters.

Nothing is taken for markup here and nothing is escaped: that is for whoever writes HTML.
"""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 4
"""Combining marks on one letter that are kept: Yoruba and vowelled Arabic need three."""
OVERRIDES = dict.fromkeys(
    [
        *range(0x202A, 0x202F),  # embeddings and overrides (UAX 9): text that runs against itself
        *range(0x2066, 0x206A),  # isolates that could stay open
        *range(0x206A, 0x2070),  # deprecated format characters
        0xFEFF,
        0x00AD,
        0x180E,
        *range(0xFFF9, 0xFFFD),  # interlinear annotations, object replacement
    ]
)
LINES = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
SPACES = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """A text of several lines: controls, overrides and piled-up marks are gone, meaning stays."""
    text = LINES.sub("\n", text)
    text = SPACES.sub(" ", _plain(text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return EMPTY_LINES.sub("\n\n", text).strip("\n")


def clean_line(text: str) -> str:
    """As ``clean_text``, on one line."""
    return " ".join(clean_text(text).split())


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(OVERRIDES)
    kept, marks = [], 0
    for sign in text:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        is_control = kind in {"Cc", "Cs"} and sign not in "\n\t"
        if not is_control and marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)

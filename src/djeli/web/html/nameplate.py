"""An edition's name as a drawing of letters: it looks the same before any typeface has arrived."""

from __future__ import annotations

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

LETTERS = Path(__file__).with_name("nameplate_letters.json")
"""Outlines of the serif's bold letters, and how close pairs stand (``tools/fonts.py``)."""
TOP, HEIGHT = 95, 124
"""Above the baseline, and above and below it: an em has 125 units."""
SPACING = -3
LONGEST = 40
"""Letters of a name that is drawn. A longer one would cost every page more than it is worth."""


@lru_cache(maxsize=8)
def nameplate(name: str) -> Markup:
    """``name`` as an SVG in the colour of its text, and as text for those who do not see it.

    Empty if it has letters that we cannot draw, such as Arabic ones: then it is set as text.
    """
    known = json.loads(LETTERS.read_text("utf-8"))
    letters, pairs = known["letters"], known["pairs"]
    text = unicodedata.normalize("NFC", name).strip()
    if not text or len(text) > LONGEST or any(letter not in letters for letter in text):
        return Markup("")
    drawn: list[str] = []
    at = 0
    for place, letter in enumerate(text):
        width, path = letters[letter]
        if path:
            drawn.append(f"M{at} 0{path}")
        at += width + SPACING + pairs.get(text[place : place + 2], 0)
    box = f"0 {-TOP} {at - SPACING} {HEIGHT}"
    frame = Markup(
        '<span class="unseen">{}</span>'
        '<svg class="letters" viewBox="{}" aria-hidden="true"><path d="{}"/></svg>'
    )
    return frame.format(text, box, "".join(drawn))

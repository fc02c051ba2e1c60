"""From bytes to text, whatever was declared: agencies name one charset and send another."""

from __future__ import annotations

import codecs
import unicodedata
from itertools import pairwise

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ISO_6937 = "iso6937"
ACCENTS = dict(
    zip(
        b"\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xca\xcb\xcd\xce\xcf",
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u0327\u030b\u0328\u030c",
        strict=True,
    )
)
"""ISO 6937 (IPTC 7901 and IIM name it): an accent is a byte before its letter."""
OTHERS = dict(
    zip(
        b"\xa0\xa1\xa3\xa7\xa9\xaa\xab\xb0\xb9\xba\xbb\xbf\xd0\xe1\xe9\xea\xec\xf1\xf3\xf5\xf8\xf9\xfa\xfb\xfc",
        "\xa0¡£§‘“«°’”»¿―ÆØŒÞæðıłøœßþ",
        strict=True,
    )
)
CANDIDATES = ("cp1252", "cp850", ISO_6937)
BROKEN = "some bytes are no letters and are shown as \ufffd"
TYPOGRAPHY = frozenset("“”‘’„«»–—…•°€£§¿¡\xa0·©®")


def decoded(content: bytes, declared: str = "", known: str = "") -> tuple[str, str]:
    """The text of ``content``, and a line on what was guessed; empty if nothing was.

    ``known`` is what the sender is known to use, ``declared`` what the file says. A byte order mark
    comes first, then what is known. UTF-8 is believed wherever it fits: no other text looks so.
    """
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _certain(content.removeprefix(mark), charset)
    if known and (text := _strict(content, known)) is not None:
        return text, ""
    if wide := _without_mark(content):
        return _certain(content, wide)
    named = _canonical(declared)
    if (text := _strict(content, "utf-8")) is not None:
        is_odd = bool(named) and named != "utf-8" and not content.isascii()
        return text, f"the file says {declared}; it is in UTF-8" if is_odd else ""
    if (text := _nearly_utf_8(content)) is not None:
        return text, BROKEN
    if named and named != "utf-8" and (text := _strict(content, named)) is not None:
        return text, ""
    text, charset = likeliest(content)
    told = f"the file says {declared}, which does not fit" if declared else "it names no charset"
    return text, f"{told}; it was read as {charset}"


def likeliest(content: bytes) -> tuple[str, str]:
    """Text of one byte a letter, in the charset in which it looks most like words."""
    sample = content[:200_000]
    best = max(CANDIDATES, key=lambda charset: _likeness(_loosely(sample, charset)))
    return _loosely(content, best), best


def _certain(content: bytes, charset: str) -> tuple[str, str]:
    if (text := _strict(content, charset)) is not None:
        return text, ""
    return content.decode(charset, "replace"), BROKEN


def _nearly_utf_8(content: bytes) -> str | None:
    """Text in UTF-8 of which a system has cut a letter here and there; None for other charsets, in
    which hardly any letter looks like UTF-8."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(letter > "\x7f" for letter in text) - broken
    return text if letters > 3 * broken else None


def _without_mark(content: bytes) -> str:
    """The wide charset of text in which every other byte is zero."""
    head = content[:4]
    if len(content) < 4 or 0 not in head:
        return ""
    shapes = {
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
    }
    return shapes.get((head[0] == 0, head[1] == 0, head[2] == 0, head[3] == 0), "")


def _strict(content: bytes, charset: str) -> str | None:
    if _canonical(charset) == ISO_6937:
        return _iso_6937(content)
    try:
        return content.decode(_canonical(charset))
    except (UnicodeError, LookupError, ValueError):
        return None


def _loosely(content: bytes, charset: str) -> str:
    return _iso_6937(content) if charset == ISO_6937 else content.decode(charset, "replace")


def _canonical(charset: str) -> str:
    """Python's name for it; Latin 1 is read as Windows 1252, which has it and the dashes too."""
    wanted = charset.strip().casefold().replace(" ", "")
    if wanted in {"iso6937", "iso-6937", "iso_6937", "t.61"}:
        return ISO_6937
    try:
        name = codecs.lookup(wanted).name if wanted and wanted.isascii() else ""
        "".encode(name or "ascii")  # codecs such as hex turn no text into bytes
    except (LookupError, ValueError, TypeError):
        return ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)


def _iso_6937(content: bytes) -> str:
    letters: list[str] = []
    accent = ""
    for byte in content:
        if accent:
            whole = unicodedata.normalize("NFC", chr(byte) + accent) if byte < 0x80 else "\ufffd"
            letters.append(whole)
            accent = ""
        elif byte in ACCENTS:
            accent = ACCENTS[byte]
        else:
            letters.append(chr(byte) if byte < 0x80 else OTHERS.get(byte, "\ufffd"))
    return "".join(letters) + ("\ufffd" if accent else "")


def _likeness(text: str) -> int:
    """How much the letters beyond ASCII look like those of words."""
    score, before = 0, " "
    for letter, after in pairwise(text + " "):
        if letter > "\x7f":
            is_odd = (letter.isupper() and before.islower()) or before in ",.;:!?"
            is_odd = is_odd or (letter.islower() and after.isupper())
            if letter.isalpha() and not is_odd:
                score += 2
            else:
                score += 1 if letter in TYPOGRAPHY else -3
        before = letter
    return score

"""Text as words with their places, in any script.

Scripts without spaces (Chinese, Japanese, Thai, ...) become pairs of neighbouring letters, so that
any two of them are found anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from djeli.kit.words.letters import fold
from djeli.kit.words.stems import stem

APOSTROPHES = "'’ʼ‘ʻ′＇ꞌ"
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
ELIDED = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu"})
"""What French joins to the next word with an apostrophe."""
JOINED = re.compile(rf"[^\W\d_][{APOSTROPHES}](\w)")
LONGEST = 48
"""Letters of a word that count; what is longer is no word."""


def _marks() -> str:
    """Every mark that stands on or after a letter, as a range for a pattern."""
    codes = [c for c in range(0x300, 0xFE30) if unicodedata.category(chr(c)) in {"Mn", "Mc"}]
    starts = [code for before, code in pairwise([0, *codes]) if code != before + 1]
    ends = [code for code, after in pairwise([*codes, 0]) if after != code + 1]
    return "".join(f"{chr(one)}-{chr(other)}" for one, other in zip(starts, ends, strict=True))


LETTER = rf"[\w{_marks()}]"
"""One class of characters, for speed; the low line that it has too is taken out later."""
# One word: letters, and apostrophes between them; or initials with dots (U.N., U.S.A).
WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?|{LETTER}+(?:[{APOSTROPHES}]{LETTER}+)*"
)
PART = re.compile(rf"(?:(?!_){LETTER})+")
"""A run of letters and digits: what an apostrophe joins is two of them."""
RUN = re.compile(f"[{SPACELESS}]+")


def tokens(text: str, language: str) -> list[str]:
    """What ``text`` is found under, in its order."""
    known = tokens_of
    return [token for word in WORD.findall(text) for token in known(word, language)]


def words(text: str) -> list[str]:
    """The words of ``text``, folded and not cut, in order; what is elided is left out."""
    known = _word
    return [word for written in WORD.findall(text) for word in known(written)]


@lru_cache(maxsize=50_000)
def _word(written: str) -> tuple[str, ...]:
    return folded(written) if RUN.search(written) else forms(written)[-1:]


def plain(text: str) -> str:
    """The words of ``text`` folded and not cut, with spaces between."""
    return " ".join(token for word in WORD.findall(text) for token in folded(word))


@lru_cache(maxsize=100_000)
def tokens_of(written: str, language: str) -> tuple[str, ...]:
    """What one written word is found under: one token, or pairs of letters without spaces."""
    return tuple(stem(one, language) for one in folded(written))


@lru_cache(maxsize=50_000)
def folded(written: str) -> tuple[str, ...]:
    """One written word, folded and not cut; pairs of letters in scripts without spaces."""
    if RUN.search(written):
        return tuple(_in_pairs(written))
    both, joined = forms(written), JOINED.match(written)
    # N'Djamena, M'Bour, D'Almeida: many write such names without the apostrophe.
    return both if joined and joined[1].isupper() else both[-1:]


def forms(written: str) -> tuple[str, ...]:
    """One written word, folded and not cut, in each form that it may have in a text.

    What an apostrophe joins to it is elided (``l'eau``), or a part of it (``N'Djamena``): it is
    given with it and then without.
    """
    word = written.replace(".", "").replace("_", "")
    for apostrophe in APOSTROPHES[1:]:
        word = word.replace(apostrophe, "'")
    head, mark, rest = word.partition("'")
    is_elided = mark and head.lower() in ELIDED and len(rest) > 1
    found = (_bare(one) for one in ((word, rest) if is_elided else (word,)))
    return tuple(one for one in found if one)


def _bare(word: str) -> str:
    if word.lower().endswith("'s"):
        word = word[:-2]
    return fold(word.replace("'", ""))[:LONGEST]


def _in_pairs(written: str) -> Iterator[str]:
    place = 0
    for run in RUN.finditer(written):
        if before := fold(written[place : run.start()]):
            yield before[:LONGEST]
        letters = fold(run[0])
        yield from (a + b for a, b in pairwise(letters)) if len(letters) > 1 else letters
        place = run.end()
    if after := fold(written[place:]):
        yield after[:LONGEST]


def is_pair(token: str) -> bool:
    """True for what came of a script without spaces: two letters, or one that stood alone."""
    return RUN.match(token) is not None


def normal(text: str) -> str:
    """``text`` in normal form C, without what no database keeps (NUL, lone surrogates)."""
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()
        text = unicodedata.normalize("NFC", text)
    return text.replace("\x00", " ")

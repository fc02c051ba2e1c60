"""Light stemming: plurals and the commonest endings go, so that ``ports`` meets ``port``.

Words come folded. Better one ending too few than two words made one; a language without rules here
keeps its words.
"""

from __future__ import annotations

from collections.abc import Sequence

ENGLISH = (
    ("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ers", "er"),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""),
    ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
FRENCH = (
    ("issements", ""), ("issement", ""), ("ements", ""), ("ement", ""), ("ations", ""),
    ("ation", ""), ("eaux", "eau"), ("aux", "al"), ("euses", "eur"), ("euse", "eur"),
    ("elles", "el"), ("elle", "el"), ("iers", "ier"), ("ieres", "ier"), ("iere", "ier"),
    ("ees", ""), ("ee", ""), ("es", ""), ("s", ""), ("x", ""), ("e", ""),
)  # fmt: skip
RULES = {"en": ENGLISH, "fr": FRENCH}
LEAST = 3
"""Letters that a stem must keep."""


def stem(word: str, language: str) -> str:
    """A folded word without its ending, by the rules of ``language`` (``fr-SN`` is French)."""
    rules: Sequence[tuple[str, str]] = RULES.get(language[:2], ())
    for ending, instead in rules:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return _tidy(word[: len(word) - len(ending)] + instead)
    return _tidy(word)


def _tidy(word: str) -> str:
    """``stopp`` is ``stop``, and a silent e goes: ``make`` meets ``making``."""
    if len(word) > LEAST and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return word[:-1] if len(word) > LEAST + 1 and word.endswith("e") else word

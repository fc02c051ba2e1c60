"""Languages of texts: which way they are written."""

from typing import Literal

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "ff-adlm", "ha-arab", "he", "nqo", "ps", "ug", "ur", "yi"}
)
"""BCP 47 language tags, lower case, whose usual script runs from right to left."""


def direction(language: str) -> Direction:
    """Say which way a text in `language` (a BCP 47 tag such as `ar` or `ar-EG`) is written."""
    tag = language.lower().replace("_", "-")
    primary = tag.split("-", 1)[0]
    return "rtl" if tag in RIGHT_TO_LEFT or primary in RIGHT_TO_LEFT else "ltr"

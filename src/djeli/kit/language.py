"""Languages of texts: which way they are written, and what other programs call them."""

from typing import Literal

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "ff-adlm", "ha-arab", "he", "nqo", "ps", "ug", "ur", "yi"}
)
"""BCP 47 language tags, lower case, whose usual script runs from right to left."""
COUNTRIES = {
    "af": "ZA",
    "am": "ET",
    "ar": "AR",
    "bm": "ML",
    "de": "DE",
    "en": "GB",
    "es": "ES",
    "fr": "FR",
    "ff": "NG",
    "ha": "NG",
    "ig": "NG",
    "it": "IT",
    "ln": "CD",
    "mg": "MG",
    "om": "ET",
    "pt": "PT",
    "rw": "RW",
    "sn": "ZW",
    "so": "SO",
    "sw": "KE",
    "ti": "ER",
    "wo": "SN",
    "xh": "ZA",
    "yo": "NG",
    "zu": "ZA",
}
"""The country of a locale whose language names none: as the networks have it (they write ``ar_AR``
for Arabic), or where most who speak it live."""


def direction(language: str) -> Direction:
    """Say which way a text in `language` (a BCP 47 tag such as `ar` or `ar-EG`) is written."""
    tag = language.lower().replace("_", "-")
    primary = tag.split("-", 1)[0]
    return "rtl" if tag in RIGHT_TO_LEFT or primary in RIGHT_TO_LEFT else "ltr"


def locale(language: str) -> str:
    """``language`` as the Open Graph protocol writes it (``fr_FR``); empty if its country is not
    known: the protocol has no language without one."""
    primary, *rest = language.replace("_", "-").split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    country = country or COUNTRIES.get(primary.lower(), "")
    return f"{primary.lower()}_{country}" if country else ""

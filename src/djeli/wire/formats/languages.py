"""Turns languages as agencies name them into language tags (BCP 47, RFC 5646)."""

from __future__ import annotations

import re

TAG = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{3}(?![a-z]))?(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<rest>(?:-[a-z0-9]{1,8})*)"
)
THREE_LETTERS = {
    "afr": "af", "alb": "sq", "amh": "am", "ara": "ar", "arm": "hy", "aze": "az", "baq": "eu",
    "bam": "bm", "bel": "be", "ben": "bn", "bos": "bs", "bul": "bg", "bur": "my", "cat": "ca",
    "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el",
    "eng": "en", "est": "et", "ewe": "ee", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr",
    "ful": "ff", "geo": "ka", "ger": "de", "gre": "el", "hau": "ha", "heb": "he", "hin": "hi",
    "hrv": "hr", "hun": "hu", "ibo": "ig", "ice": "is", "ind": "id", "ita": "it", "jpn": "ja",
    "kin": "rw", "kor": "ko", "lin": "ln", "lug": "lg", "may": "ms", "mlg": "mg", "msa": "ms",
    "nld": "nl", "nor": "no", "nob": "nb", "nno": "nn", "nya": "ny", "orm": "om", "per": "fa",
    "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "run": "rn", "rus": "ru", "sna": "sn",
    "som": "so", "sot": "st", "spa": "es", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta",
    "tha": "th", "tir": "ti", "tsn": "tn", "tur": "tr", "twi": "tw", "ukr": "uk", "urd": "ur",
    "vie": "vi", "wol": "wo", "xho": "xh", "yor": "yo", "zho": "zh", "zul": "zu",
}  # fmt: skip
"""ISO 639-2 and 639-3 to the shorter code, which a tag must have if there is one."""
NAMES = {
    "english": "en", "french": "fr", "français": "fr", "francais": "fr", "arabic": "ar",
    "العربية": "ar", "hausa": "ha", "swahili": "sw", "kiswahili": "sw", "portuguese": "pt",
    "português": "pt", "spanish": "es", "español": "es", "german": "de", "deutsch": "de",
    "chinese": "zh", "yoruba": "yo", "igbo": "ig", "amharic": "am", "somali": "so", "zulu": "zu",
}  # fmt: skip


def language_tag(written: str) -> str:
    """The tag in its usual spelling (``EN_us`` is ``en-US``); empty for what is no tag."""
    named = written.strip().lower()
    found = TAG.fullmatch(NAMES.get(named, named.replace("_", "-")))
    if found is None or found["language"] in {"und", "mul", "zxx", "mis"}:
        return ""
    parts = [THREE_LETTERS.get(found["language"], found["language"])]
    if len(parts[0]) > 3:
        return ""  # registered languages have two or three letters
    parts += [found["script"].title()] if found["script"] else []
    parts += [found["region"].upper()] if found["region"] else []
    return "-".join(parts) + found["rest"]

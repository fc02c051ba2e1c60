"""The browser languages that are counted separately."""

from __future__ import annotations

from functools import lru_cache

CODES = """
af ak am ar as az be bg bm bn bs ca cs cy da de ee el en eo es et eu fa ff fi fr ga gl gu ha he
hi hr ht hu hy id ig is it ja jv ka kg ki kk km kn ko ku ky lg ln lo lt lu lv mg mi mk ml mn mr ms
mt my nb nd ne nl nn no nr ny om or pa pl ps pt rn ro ru rw sd sg si sk sl sn so sq sr ss st su sv
sw ta te tg th ti tk tl tn tr ts tt ug uk ur uz ve vi wo xh yo zh zu
"""
KNOWN = frozenset(CODES.split())
"""ISO 639-1. Anything else is "other": an invented language must not create a row."""
OTHER = "other"


@lru_cache(maxsize=2000)
def language(tag: str) -> str:
    """The language of a BCP 47 tag or of an ``Accept-Language``: ``fr`` of ``fr-CI,fr;q=0.9``."""
    first = tag[:20].replace("_", "-").partition(",")[0].partition("-")[0].partition(";")[0]
    code = first.strip().lower()
    return code if code in KNOWN else OTHER

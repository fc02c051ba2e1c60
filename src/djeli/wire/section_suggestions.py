"""Suggests a section for an item, from its subjects and its headline."""

from __future__ import annotations

import re
from collections import Counter

from djeli.stories.models import Section
from djeli.wire.models import WireItem
from djeli.wire.sources.mappings import mapped_section

# The first level of the IPTC media topics (cv.iptc.org/newscodes/mediatopic), by the first two
# digits of their codes, in the words by which editions name their sections.
MEDIA_TOPICS = {
    "01": "arts entertainment culture film drama music",
    "02": "crime justice",
    "03": "accident disaster world",
    "04": "finance economy business",
    "05": "education",
    "06": "environment science",
    "07": "health",
    "08": "people lifestyle",
    "09": "labour work finance",
    "10": "lifestyle leisure",
    "11": "politics",
    "12": "religion",
    "13": "science technology",
    "14": "society lifestyle",
    "15": "sport",
    "16": "conflict security world politics",
    "17": "weather",
}
PLACES = {
    "africa": "africa nigeria mali kenya ghana senegal ethiopia niger congo cameroon togo benin "
    "nairobi uganda rwanda tanzania angola morocco tunisia algeria egypt sudan somalia "
    "guinea lagos",
    "asia": "asia india china japan indonesia pakistan philippines vietnam",
    "europe": "europe eu france germany italy spain britain uk brussels sweden norway poland",
    "canada": "us usa canada washington america american york",
}
WORD = re.compile(r"\w+")


def suggest_section(item: WireItem) -> Section | None:
    """The section that the item's source gives it, or the one whose name fits best; None if none
    fits at all."""
    if mapped := mapped_section(item):
        return mapped
    wanted = Counter[str]()
    for subject in item.subjects:
        digits = re.search(r"(?:medtop:|subj:|/|^)(\d{2})\d{6}", subject.get("code", ""))
        wanted.update(MEDIA_TOPICS.get(digits[1], "").split() if digits else ())
        wanted.update(_words(subject.get("name", "")))
    told = _words(f"{item.headline} {item.dateline} {item.slugline}")
    wanted.update(told)
    for section_word, names in PLACES.items():
        if set(told) & set(names.split()):
            wanted[section_word] += 2
    best = max(
        Section.objects.live().order_by("path"),
        key=lambda section: (_fit(section, wanted), section.depth),
        default=None,
    )
    return best if best is not None and _fit(best, wanted) else None


def _fit(section: Section, wanted: Counter[str]) -> int:
    return sum(wanted[word] for word in set(_words(section.title)))


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.lower()) if len(word) > 1]

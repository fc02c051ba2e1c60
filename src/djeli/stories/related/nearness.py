"""How near two stories are: by meaning, by topics, by section and by date."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from djeli.stories.related.terms import topic_term

MEANING = 1.0
TOPICS = 0.35
SECTION, SECTION_ABOVE = 0.05, 0.02
AGE = 0.25
"""The part of nearness that goes with the time between two stories."""
HALF_LIFE = 120
"""Days between two stories after which half of that part is gone."""
OTHER_LANGUAGE = 0.75
SAME_RUNNING_STORY = 0.05
"""The parts of one running story are listed on each other's pages already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared of a story. ``topics`` are ids, ``running`` that of its running story;
    ``section`` and ``above`` are where it stands and what holds that, 0 for nothing."""

    pk: int
    published_at: datetime
    terms: Mapping[str, float] = field(default_factory=dict)
    topics: frozenset[int] = frozenset()
    running: int | None = None
    section: int = 0
    above: int = 0
    language: str = "en"
    original: int = 0
    is_sponsored: bool = False


def nearness(one: Profile, other: Profile, rarities: Mapping[str, float]) -> float:
    """How near two stories are, 0 if they share nothing. The same both ways round."""
    shared = MEANING * likeness(one.terms, other.terms, rarities)
    shared += TOPICS * _topics(one.topics, other.topics, rarities)
    if one.section == other.section:
        shared += SECTION
    elif one.above and one.above == other.above:
        shared += SECTION_ABOVE
    days = abs((one.published_at - other.published_at).total_seconds()) / 86400
    shared *= 1 - AGE + AGE * math.exp2(-days / HALF_LIFE)
    if one.language[:2] != other.language[:2]:
        shared *= OTHER_LANGUAGE
    if one.running and one.running == other.running:
        shared *= SAME_RUNNING_STORY
    return shared


def likeness(
    one: Mapping[str, float], other: Mapping[str, float], rarities: Mapping[str, float]
) -> float:
    """The cosine of two stories' terms, each weighed by its rarity (Salton and Buckley, 1988)."""
    if len(one) > len(other):
        one, other = other, one
    both = sum(
        weight * other[term] * rarities.get(term, 0.0) ** 2
        for term, weight in one.items()
        if term in other
    )
    if not both:
        return 0.0
    return both / (_length(one, rarities) * _length(other, rarities))


def _length(terms: Mapping[str, float], rarities: Mapping[str, float]) -> float:
    return math.sqrt(sum((weight * rarities.get(term, 0.0)) ** 2 for term, weight in terms.items()))


def _topics(one: frozenset[int], other: frozenset[int], rarities: Mapping[str, float]) -> float:
    """The rarity of the topics that two stories share, of all that they have: 0 to 1."""

    def weight(topics: frozenset[int]) -> float:
        return sum(rarities.get(topic_term(pk), 0.0) for pk in topics)

    all_ = weight(one | other)
    return weight(one & other) / all_ if all_ else 0.0

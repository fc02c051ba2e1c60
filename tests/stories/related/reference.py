"""Plain TF-IDF, as in any textbook: what related stories are measured against.

Words in lower case as they stand, headline, standfirst and body alike; raw counts, weighed by the
logarithm of how few texts have a word; compared by cosine. No stems, topics, sections or dates.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping


def vectors(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Of each text a vector of length one."""
    counts = {name: Counter(re.findall(r"\w+", text.lower())) for name, text in texts.items()}
    having = Counter(word for words in counts.values() for word in words)
    found = {}
    for name, words in counts.items():
        weighed = {word: n * math.log(len(texts) / having[word]) for word, n in words.items()}
        length = math.sqrt(sum(weight**2 for weight in weighed.values())) or 1.0
        found[name] = {word: weight / length for word, weight in weighed.items()}
    return found


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())

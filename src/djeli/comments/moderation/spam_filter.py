"""A filter that learns from moderators: naive Bayes over words, with its counts in the database.

Each approved comment is a good example, each one marked as spam a bad one. The likeness to spam of
a new comment is Robinson's combination (geometric means of the words' own likenesses: "A
Statistical Approach to the Spam Problem", 2003). It is calm where little is known, and never sure
of itself because of one word.
"""

from __future__ import annotations

import math

from django.db.models import F

from djeli.comments.models import Comment, LearntWord
from djeli.comments.moderation.words_and_links import tokens

GOOD, BAD = "good", "bad"
ENOUGH = 8
"""Examples of each kind below which the filter says nothing."""
STRENGTH = 0.45
UNKNOWN = 0.5
MOST = 150
"""Words of a comment that count: those that say most."""
TOTAL = ""


def learn(comment: Comment, as_kind: str) -> None:
    """Let ``comment`` be an example of ``as_kind``, or of none (empty), and of nothing else."""
    if comment.learnt == as_kind:
        return
    found = {TOTAL, *tokens(comment.text, comment.name, comment.website)}
    if comment.learnt:
        rows = LearntWord.objects.filter(word__in=found, **{f"{comment.learnt}__gt": 0})
        rows.update(**{comment.learnt: F(comment.learnt) - 1})
    if as_kind:
        LearntWord.objects.bulk_create(
            [LearntWord(word=word) for word in sorted(found)], ignore_conflicts=True
        )
        LearntWord.objects.filter(word__in=found).update(**{as_kind: F(as_kind) + 1})
    comment.learnt = as_kind


def likeness(text: str, name: str = "", website: str = "") -> float | None:
    """How much this is like spam, from 0 to 1; None while too little is learnt."""
    found = tokens(text, name, website)
    rows = LearntWord.objects.filter(word__in=[TOTAL, *found]).values_list("word", "good", "bad")
    known = {word: (good, bad) for word, good, bad in rows}
    goods, bads = known.pop(TOTAL, (0, 0))
    if goods < ENOUGH or bads < ENOUGH:
        return None
    said = [_of_word(*known[word], goods, bads) for word in known]
    said = sorted(said, key=lambda one: abs(one - 0.5), reverse=True)[:MOST]
    said = [one for one in said if abs(one - 0.5) > 0.1]
    if not said:
        return UNKNOWN
    return _combined(said)


def _of_word(good: int, bad: int, goods: int, bads: int) -> float:
    in_good, in_bad = min(1.0, good / goods), min(1.0, bad / bads)
    seen = good + bad
    if not seen or not in_good + in_bad:
        return UNKNOWN
    share = in_bad / (in_good + in_bad)
    return (STRENGTH * UNKNOWN + seen * share) / (STRENGTH + seen)


def _combined(said: list[float]) -> float:
    count = len(said)
    badness = 1 - math.exp(sum(math.log(max(1e-9, 1 - one)) for one in said) / count)
    goodness = 1 - math.exp(sum(math.log(max(1e-9, one)) for one in said) / count)
    if badness + goodness == 0:
        return UNKNOWN
    return (1 + (badness - goodness) / (badness + goodness)) / 2

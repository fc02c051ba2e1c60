"""Running stories: which one a story belongs to, and which of its parts are shown together.

A running story is a topic of that kind; what belongs to it are its stories, by date. A story
belongs to one at most: the form refuses a second, and of two the older row counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from djeli.stories.lists.cards import TopicRow

SHOWN = 7
"""How many parts are named on the page of each."""
MARKED = 60
"""How many of the newest parts have a list with themselves in it; older ones get the usual one."""


def running_of(topics: Iterable[TopicRow]) -> TopicRow | None:
    """The running story among a story's topics."""
    found = [topic for topic in topics if topic.is_running]
    return min(found, key=lambda topic: topic.pk) if found else None


def parts_shown(newest_first: Sequence[int], here: int | None = None) -> list[int]:
    """Which parts are named, oldest first: the newest, and ``here`` even where it is older."""
    chosen = list(newest_first[:SHOWN])
    if here is not None and here not in chosen:
        chosen = [*chosen[: SHOWN - 1], here]
    return chosen[::-1]

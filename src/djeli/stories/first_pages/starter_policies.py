"""Starter texts for the newsroom's policies. They wait as drafts: what they say is promised in the
newsroom's name, so it must read, change and publish them itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from djeli.stories.first_pages.laying import blocks_of, is_laid, page_of
from djeli.stories.first_pages.source import Source, starter_policies
from djeli.stories.models import Front, StandingPage
from djeli.stories.text import bodies

GAP = re.compile(r"\[[^\[\]]+\]")
"""What only the newsroom can fill in: [name of the owner]."""


def add_starter_policies(front: Front) -> None:
    """Lay a draft below ``front`` for each policy that has no page yet."""
    for source in starter_policies():
        known = StandingPage.objects.filter(policy=source.facts["policy"])
        if known.exists() or is_laid(front, source):
            continue
        page = page_of(source)
        page.live, page.has_unpublished_changes = False, True
        front.add_child(instance=page)
        page.save_revision()


def open_gaps(texts: Iterable[str]) -> list[str]:
    """The gaps of the starter texts that are still in ``texts``, once each, in order."""
    found = (gap for text in texts for gap in GAP.findall(text))
    return list(dict.fromkeys(gap for gap in found if gap in _gaps()))


def is_starter_text(policy: str, blocks: Sequence[dict[str, Any]]) -> bool:
    """True if a page on ``policy`` still says what its starter text said, word for word."""
    return " ".join(bodies.texts(blocks)).split() == _words_of(policy) != []


@cache
def _gaps() -> frozenset[str]:
    texts = (text for source in starter_policies() for text in _texts(source))
    return frozenset(gap for text in texts for gap in GAP.findall(text))


@cache
def _words_of(policy: str) -> list[str]:
    for source in starter_policies():
        if source.facts["policy"] == policy:
            return " ".join(_texts(source)).split()
    return []


def _texts(source: Source) -> list[str]:
    return list(bodies.texts(blocks_of(source)))

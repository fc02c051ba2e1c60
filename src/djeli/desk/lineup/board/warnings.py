"""What an editor should look at before a line-up goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.desk.lineup.board.cards import SOON, StoryCard, short_time
from djeli.desk.lineup.board.contents import Board, Column

WITH_PICTURES = frozenset({"lead", "whats_hot", "dont_miss"})
"""Containers in which a story without a picture leaves a gap."""
FIRST = 10
"""How many stories from the top make the first impression."""
TOO_MANY = 5
"""So many of one section among them are too many."""


def warnings_of(board: Board) -> list[str]:
    """One sentence for each matter, the most pressing first."""
    return [*_unseen(board), *_twice(board), *_ending(board), *_bare(board), *_one_sided(board)]


def _unseen(board: Board) -> Iterator[str]:
    for column in board.columns:
        for one in column.unseen:
            told = (
                _("“%(story)s” is already in %(higher)s, so %(column)s does not show it again.")
                if one.higher
                else _("“%(story)s” is pinned in %(column)s but not shown there: %(reason)s.")
            )
            yield told % {
                "story": one.headline,
                "column": column.heading,
                "higher": one.higher,
                "reason": one.reason,
            }


def _twice(board: Board) -> Iterator[str]:
    """Rankings show what is read, whatever stands elsewhere."""
    places: dict[int, list[tuple[Column, StoryCard]]] = {}
    for column in board.columns:
        for card in () if column.is_ranking else column.cards:
            places.setdefault(card.pk, []).append((column, card))
    for found in places.values():
        if len(found) > 1:
            yield _("“%(story)s” stands twice: in %(columns)s.") % {
                "story": found[0][1].headline,
                "columns": _(" and in ").join(column.heading for column, _card in found),
            }


def _ending(board: Board) -> Iterator[str]:
    soon = max(timezone.now(), board.at) + SOON
    for column in board.columns:
        for card in column.cards:
            if card.withdrawn_at and card.withdrawn_at <= soon and not column.is_ranking:
                yield _("“%(story)s” stands in %(column)s and is withdrawn: %(at)s.") % {
                    "story": card.headline,
                    "column": column.heading,
                    "at": short_time(card.withdrawn_at),
                }


def _bare(board: Board) -> Iterator[str]:
    for column in board.columns:
        for place, card in enumerate(column.cards, start=1):
            if column.kind in WITH_PICTURES and not card.has_picture:
                yield _("%(column)s: story %(place)d, “%(story)s”, has no picture.") % {
                    "column": column.heading,
                    "place": place,
                    "story": card.headline,
                }


def _one_sided(board: Board) -> Iterator[str]:
    cards = [
        card
        for column in board.columns
        if not column.is_ranking and column.kind != "section"
        for card in column.cards
    ]
    for section, count in Counter(card.section for card in cards[:FIRST]).items():
        if count >= TOO_MANY and section:
            yield _("%(count)d of the first %(first)d stories are from %(section)s.") % {
                "count": count,
                "first": len(cards[:FIRST]),
                "section": section,
            }

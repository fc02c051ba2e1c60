"""The front as readers get it: what editors pinned, and what reading fills up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from djeli.readership.models import Ranking
from djeli.readership.rankings.renewal import ranked
from djeli.stories import lineups
from djeli.stories.left_out import LeftOut, left_out
from djeli.stories.lists.cards import CardRow, live_cards
from djeli.stories.lists.listings import LATEST, newest
from djeli.stories.related.related_stories import ids_related_to

RANKED = {
    "whats_hot": Ranking.Name.HOT,
    "dont_miss": Ranking.Name.MISSED,
    "top_posts": Ranking.Name.TOP,
    "most_popular": Ranking.Name.POPULAR,
}
"""The containers that are filled by what readers do, where editors leave a place open."""
TRUE = frozenset({Ranking.Name.TOP, Ranking.Name.POPULAR})
"""The orders that state a fact: the latest stories never fill them up."""
BESIDE = 3
"""How many related stories stand beside the lead of the front."""
AROUND = 24
"""How many of the latest fill the places around a page: trending, what is hot, what to read."""

Lists = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Arranged:
    """A front: its containers, filled, and the rows of all stories in them and in ``left_out``.

    ``beside`` are the stories that stand beside the lead by rule.
    """

    filled: tuple[lineups.Filled, ...]
    left_out: tuple[LeftOut, ...]
    beside: tuple[int, ...]
    rows: Mapping[int, CardRow]


def filled_by_readers(container: lineups.Container) -> lineups.Container:
    """The container with what is read as its rule, where its rule was the latest of all."""
    if container.kind in RANKED and container.source == LATEST:
        return replace(container, source=RANKED[container.kind])
    return container


def related_to_lead(
    containers: Sequence[lineups.Container], lists: Lists, live: Collection[int], at: datetime
) -> list[int]:
    """Stories related to the one that leads the front, which no editor set elsewhere on it."""
    lead = next((one for one in containers if one.kind == "lead"), None)
    if lead is None:
        return []
    filled = lineups.arrange([lead], lists, live, at)[0].slots
    if not filled:
        return []
    others = lineups.chosen_ids(containers) | {slot.article_id for slot in filled}
    return [pk for pk in ids_related_to(filled[0].article_id) if pk not in others]


def beside_lead(wanted: Iterable[int], rows: Mapping[int, CardRow]) -> tuple[int, ...]:
    """Those of ``wanted`` that stand beside the lead: live, and nothing that is paid for."""
    return tuple([pk for pk in wanted if pk in rows and not rows[pk].is_sponsored][:BESIDE])


def without(lists: Lists, beside: Collection[int]) -> dict[str, list[int]]:
    """What rules take from on the front: what stands beside the lead stands there alone."""
    return {
        key: list(ids) if key in TRUE else [pk for pk in ids if pk not in beside]
        for key, ids in lists.items()
    }


def arranged(stored: Sequence[lineups.Container], at: datetime) -> Arranged:
    """The front that readers would get of ``stored`` at ``at``. Few queries, of any size."""
    containers = tuple(map(filled_by_readers, stored))
    lists = _lists(containers)
    chosen = lineups.chosen_ids(containers)
    rows = live_cards(chosen.union(*lists.values()))
    rules = {
        key: [pk for pk in ids if pk in rows and not rows[pk].is_sponsored]
        for key, ids in lists.items()
    }
    related = related_to_lead(containers, rules, rows.keys(), at)
    rows = {**rows, **live_cards(related)}
    beside = beside_lead(related, rows)
    filled = lineups.arrange(containers, without(rules, beside), rows.keys(), at)
    hidden = tuple(left_out(filled, rows.keys(), at))
    return Arranged(filled, hidden, beside, rows)


def _lists(containers: Sequence[lineups.Container]) -> dict[str, list[int]]:
    """The stories that rules may take, by the names of the containers' sources."""
    needs = lineups.needs(containers)
    names = [Ranking.Name(key) for key in needs if key in RANKED.values()]
    latest = max(AROUND, *needs.values()) if needs else AROUND
    lists = newest({**{key: n for key, n in needs.items() if key not in names}, LATEST: latest})
    orders = ranked(*names)
    for name, ids in orders.items():
        lists[name] = [*ids, *(() if name in TRUE else lists[LATEST])]
    return lists

"""What a page needs beside its own row, read in few queries.

A page says which lists and stories it wants, everything is fetched at once, and then read as cards.
The queries: the map, the edition with its menu and line-up, the lists, the stories, the bylines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from djeli.press import api as press
from djeli.readership.front import (
    AROUND,
    RANKED,
    TRUE,
    beside_lead,
    filled_by_readers,
    related_to_lead,
    without,
)
from djeli.readership.models import Ranking
from djeli.readership.rankings.renewal import ranked
from djeli.stories import lineups
from djeli.stories.fact_checks.verdicts import Verdict, verdicts_of
from djeli.stories.lists.cards import (
    BylineRow,
    CardPicture,
    CardRow,
    bylines_above,
    further_sections_of,
    live_cards,
)
from djeli.stories.lists.listings import LATEST, Range, newest
from djeli.stories.models import CurrentLineUp, Edition, Navigation
from djeli.stories.models.picture import renditions_address
from djeli.stories.sources.states import Verification
from djeli.stories.text import bodies
from djeli.stories.times import honest_update
from djeli.stories.tree import Tree, TreeNode
from djeli.web.builders.claims import shown_claims
from djeli.web.view_models.card import Card, Flag
from djeli.web.view_models.picture import ShownPicture

FLAGS = {
    "is_breaking": Flag.BREAKING,
    "is_live_coverage": Flag.LIVE,
    "is_opinion": Flag.OPINION,
    "is_analysis": Flag.ANALYSIS,
    "is_explainer": Flag.EXPLAINER,
    "is_photo_story": Flag.PHOTOS,
    "is_fact_check": Flag.FACT_CHECK,
    "is_sponsored": Flag.SPONSORED,
    "is_machine_made": Flag.MACHINE,
}
VERIFIED = Verification.VERIFIED.value


class PageData:
    """Lists and stories wanted by one page. ``at`` is the instant for which slots are read."""

    def __init__(self, tree: Tree | None = None, at: datetime | None = None) -> None:
        self.tree = tree or Tree.current()
        self.edition = Edition.current()
        self._at = at
        self._cards: dict[tuple[int, str, int | None], Card] = {}
        self._lists: dict[str, Range] = {}
        self._ids: set[int] = set()
        self.ranked: dict[Ranking.Name, list[int]] = {}
        self.newest: dict[str, list[int]] = {}
        self.rows: dict[int, CardRow] = {}
        self.bylines: dict[int, tuple[BylineRow, ...]] = {}
        self.verdicts: dict[int, tuple[Verdict, ...]] = {}

    @cached_property
    def current_line_up(self) -> CurrentLineUp:
        """Which line-up readers see."""
        return CurrentLineUp.current()

    @property
    def at(self) -> datetime:
        return self._at or self.current_line_up.at

    @cached_property
    def navigation(self) -> Navigation | None:
        """The edition's menu; None if none was made yet."""
        press.depends_on_table(Navigation)
        return Navigation.objects.first()

    @cached_property
    def containers(self) -> tuple[lineups.Container, ...]:
        """What the front is made of, as the line-up of the hour has it."""
        line_up = self.current_line_up.line_up
        if line_up is None or not len(line_up.containers.raw_data):
            return tuple(map(filled_by_readers, lineups.USUAL))
        return tuple(map(filled_by_readers, lineups.containers(list(line_up.containers.raw_data))))

    def want_around(self) -> None:
        """Ask for what fills the places around a page, and for the front that they agree with."""
        self.want(LATEST, AROUND)
        self.want_ranked(*Ranking.Name)
        self.want_front()

    def want_front(self) -> None:
        """Ask for what fills the containers of the front."""
        needs = lineups.needs(self.containers)
        self.want_ranked(*(Ranking.Name(key) for key in needs if key in RANKED.values()))
        for key, size in needs.items():
            self.want(key, size)
        self.want_ids(lineups.chosen_ids(self.containers))

    def show(self, containers: tuple[lineups.Container, ...]) -> None:
        """Use other containers than those that readers see now: a preview's."""
        self.containers = tuple(map(filled_by_readers, containers))

    def want(self, key: str, size: int, skip: int = 0, *, name: str = "") -> None:
        """Ask for ``size`` of the newest of a list, after ``skip``; read them as ``name``."""
        if key in RANKED.values():
            self.want_ranked(Ranking.Name(key))
            key, size = LATEST, max(size, AROUND)
        known = self._lists.get(name or key)
        self._lists[name or key] = Range(key, max(size, known.size if known else 0), skip)

    def want_ranked(self, *names: Ranking.Name) -> None:
        """Ask for orders of what is read, with the latest for where they end."""
        if unknown := [name for name in names if name not in self.ranked]:
            self.ranked |= ranked(*unknown)
        self._ids.update(*self.ranked.values())

    def want_ids(self, ids: Iterable[int]) -> None:
        """Ask for single stories."""
        self._ids.update(ids)

    def fetch(self, *, with_bylines_of: Iterable[int] = ()) -> None:
        """Read all that was asked for: three queries, whatever was asked."""
        self._read_lists()
        self._cards.clear()
        ids = self._ids.union(*self.newest.values())
        self.rows = live_cards(ids)
        self.bylines = bylines_above([*self.rows, *with_bylines_of])
        self.verdicts = self._verdicts()

    def _verdicts(self) -> dict[int, tuple[Verdict, ...]]:
        """What the fact-checks among the stories found out."""
        return verdicts_of(pk for pk, row in self.rows.items() if row.is_fact_check)

    def _read_lists(self) -> None:
        if not self.newest:
            self.newest = newest(self._lists)
        for name, ids in self.ranked.items():
            rest = () if name in TRUE else self.newest.get(LATEST, ())
            self.newest[name] = [*ids, *rest]

    def ids(self, key: str) -> list[int]:
        return [pk for pk in self.newest.get(key, ()) if pk in self.rows]

    def ids_of_news(self, key: str) -> list[int]:
        """The same without what is paid for: only an editor sets that among the news."""
        return [pk for pk in self.ids(key) if not self.rows[pk].is_sponsored]

    @property
    def paid_for(self) -> set[int]:
        """The sponsored ones among the stories that were fetched."""
        return {pk for pk, row in self.rows.items() if row.is_sponsored}

    @property
    def for_rules(self) -> dict[str, list[int]]:
        """Every list that was asked for, as the containers' rules take from it."""
        return {key: self.ids_of_news(key) for key in self.newest}

    def cards(self, ids: Sequence[int], within: TreeNode | None = None) -> tuple[Card, ...]:
        """The cards of those of ``ids`` that are live, as they stand in the section ``within``."""
        return tuple(self.card(pk, within=within) for pk in ids if pk in self.rows)

    def card(self, pk: int, headline: str = "", within: TreeNode | None = None) -> Card:
        """One story's card, under ``headline`` where an editor gave it one.

        Its label is the section through which it stands in ``within``; none if that is the same.
        """
        key = (pk, headline, within.pk if within else None)
        known = self._cards.get(key)
        if known is None:
            known = self._cards[key] = self._card(pk, headline, within)
        return known

    def _card(self, pk: int, headline: str, within: TreeNode | None) -> Card:
        row = self.rows[pk]
        section = self._section_within(row, within) if within else self.tree.section_of(row.path)
        return Card(
            url=self.tree.address(row.url_path),
            headline=headline or row.headline,
            published=row.published_at,
            label="" if section is None or section == within else section.title,
            excerpt=row.standfirst,
            byline=names(self.bylines.get(pk, ())),
            updated=honest_update(row.published_at, row.updated_at),
            reading_minutes=bodies.reading_minutes(row.word_count),
            picture=shown_picture(row.picture, row.picture.caption) if row.picture else None,
            flags=tuple(FLAGS[flag] for flag in row.flags),
            sponsor=row.sponsor if row.is_sponsored else "",
            correction=row.correction_mark,
            claims=shown_claims(self.verdicts.get(pk, ())),
            verification=row.verification if row.verification != VERIFIED else "",
            **(columnist(self.bylines.get(pk, ())) if row.is_opinion else {}),
            language=row.language if row.language != self.language else "",
        )

    def _section_within(self, row: CardRow, within: TreeNode) -> TreeNode | None:
        """The section through which a story stands in ``within``: its own, or a further one."""
        home = self.tree.section_of(row.path)
        if home and home.path.startswith(within.path):
            return home
        others = map(self.tree.get, self._further.get(row.pk, ()))
        return next((one for one in others if one and one.path.startswith(within.path)), within)

    @cached_property
    def _further(self) -> dict[int, tuple[int, ...]]:
        return further_sections_of(self.rows)

    @cached_property
    def language(self) -> str:
        return self.edition.language_codes[0]

    def arranged(self, without: int | None = None) -> dict[str, lineups.Filled]:
        """The first container of each kind, filled as on the front; without one story if given.

        A kind that the front does not have follows after its end.
        """
        on_front = {one.kind for one in self.containers}
        usual = (one for one in lineups.USUAL if one.kind not in on_front)
        wanted = (*self.containers, *map(filled_by_readers, usual))
        live = self.rows.keys() - {without}
        found: dict[str, lineups.Filled] = {}
        for one in lineups.arrange(wanted, self.for_containers, live, self.at):
            found.setdefault(one.container.kind, one)
        return found

    @cached_property
    def beside_lead(self) -> tuple[int, ...]:
        """Stories related to the one that leads the front, which no editor set elsewhere on it."""
        wanted = related_to_lead(self.containers, self.for_rules, self.rows.keys(), self.at)
        self.rows |= live_cards(wanted)
        self.bylines |= bylines_above(wanted)
        return beside_lead(wanted, self.rows)

    @property
    def for_containers(self) -> dict[str, list[int]]:
        """What rules take from on the front: what stands beside the lead stands there alone."""
        return without(self.for_rules, set(self.beside_lead))

    def slotted(self, filled: lineups.Filled) -> tuple[Card, ...]:
        within = self.tree.get(filled.container.section_id)
        return tuple(self.card(slot.article_id, slot.headline, within) for slot in filled.slots)


def columnist(bylines: Sequence[BylineRow]) -> dict[str, Any]:
    """Whose opinion a story is: the first person above it."""
    who = next((one for one in bylines if not one.is_agency), None)
    if who is None:
        return {}
    face = shown_picture(who.portrait) if who.portrait else None
    return {"columnist": who.name, "face": face}


def names(bylines: Sequence[BylineRow]) -> str:
    """ "Awa Traoré", "Awa Traoré and Sahel Wire", "A, B and C"."""
    found = [byline.name for byline in bylines]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def shown_picture(picture: CardPicture, caption: str = "", credit: str = "") -> ShownPicture:
    """A picture as pages show it."""
    return ShownPicture(
        base_url=picture_address(picture.pk, picture.version),
        width=picture.width,
        height=picture.height,
        alt=picture.alt_text,
        credit=credit or picture.credit,
        caption=caption,
        rights=picture.rights,
        where_to_license=picture.where_to_license,
    )


def picture_address(pk: int, version: str) -> str:
    """Where a picture's renditions are, without the spec."""
    return renditions_address(pk, version)

"""The edition's page tree: its front, sections and standing pages, read in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from djeli.press import api as press
from djeli.press.prepared_sql import Prepared
from djeli.stories.lists.listings import STEP
from djeli.stories.lists.restrictions import is_closed, restricted, restricted_ids
from djeli.stories.models import Front, Section, StandingPage


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A page of the tree. ``path`` is Wagtail's; ``address`` is what readers see: ``/sport/``."""

    pk: int
    title: str
    path: str
    address: str
    kind: type[Page]
    is_live: bool = True


def _asked(kinds: Sequence[int]) -> QuerySet[Page, tuple[Any, ...]]:
    """The pages of these kinds, and those of any kind that are restricted."""
    nodes = Page.objects.filter(content_type__in=kinds)
    closed = Page.objects.filter(pk__in=restricted_ids())
    return _values(nodes).union(_values(closed)).order_by("path")


def _values(pages: QuerySet[Page]) -> QuerySet[Page, tuple[Any, ...]]:
    columns = "pk", "title", "path", "url_path", "content_type_id", "live"
    return pages.order_by().values_list(*columns, restricted())


_NODES = Prepared(_asked)


class Tree:
    """The pages of the edition that are no stories, by id, by tree path and by address.

    A page depends on the nodes that it is given. So a section's new name presses the pages that
    show it, and no others.
    """

    def __init__(self) -> None:
        kinds = {
            content_type.pk: model
            for model, content_type in ContentType.objects.get_for_models(
                Front, Section, StandingPage
            ).items()
        }
        found = list(_NODES.rows(list(kinds)))
        closed = [(pk, path) for pk, _, path, *_, has_restriction in found if has_restriction]
        self._closed_ids, self._closed = [pk for pk, _ in closed], [path for _, path in closed]
        rows = [row for row in found if row[4] in kinds]
        fronts = [row for row in rows if kinds[row[4]] is Front]
        self.front_id: int | None = fronts[0][0] if fronts else None
        self.prefix: str = fronts[0][3] if fronts else "/front/"
        self._nodes = [
            TreeNode(
                pk,
                title,
                path,
                self.address(url_path),
                kinds[kind],
                live and not self.is_closed(path),
            )
            for pk, title, path, url_path, kind, live, _ in rows
        ]
        self._by_id = {node.pk: node for node in self._nodes}
        self._by_path = {node.path: node for node in self._nodes}
        self._by_address = {node.address: node for node in self._nodes if node.is_live}

    @classmethod
    def current(cls) -> Tree:
        """The tree. It is read again after one of its pages changed."""
        known: press.SnapshotCache[Tree] = press.snapshot_cache("tree")
        # A page depends on the nodes that it is given, not on the whole tree.
        return known.one(cls._with_keys, as_read=False)

    @classmethod
    def _with_keys(cls) -> tuple[Tree, list[str]]:
        made = cls()
        kinds = [press.rows_key(kind) for kind in (Front, Section, StandingPage)]
        # A restricted story counts too: where it is moved to, it is closed as before.
        return made, [*kinds, *press.row_keys(Page, [*made._by_id, *made._closed_ids])]

    def is_closed(self, path: str) -> bool:
        """True if a page at the tree ``path`` is restricted, itself or from above."""
        return is_closed(path, self._closed)

    def address(self, url_path: str) -> str:
        """What readers see of the tree's ``url_path``: without the front's own part."""
        return "/" + url_path.removeprefix(self.prefix)

    def at(self, address: str) -> TreeNode | None:
        """The live node that readers find at ``address``."""
        return self._given(self._by_address.get(address))

    def get(self, pk: int | None) -> TreeNode | None:
        """The live node with this id."""
        return self._given(self._by_id.get(pk or 0))

    def front(self) -> TreeNode | None:
        return self.get(self.front_id)

    def section_of(self, path: str) -> TreeNode | None:
        """The node that holds the page at the tree ``path``."""
        return self._given(self._by_path.get(path[:-STEP]))

    def trail(self, path: str) -> list[TreeNode]:
        """From the front down to the node that holds the page at ``path``."""
        ends = range(STEP * 2, len(path), STEP)
        return [node for end in ends if (node := self._given(self._by_path.get(path[:end])))]

    def children_of(self, path: str) -> list[TreeNode]:
        """The sections directly below ``path``, in order."""
        return self._all(Section, (node for node in self._nodes if node.path[:-STEP] == path))

    def sections(self) -> list[TreeNode]:
        """Every live section, in the tree's order."""
        return self._all(Section, self._nodes)

    def standing(self) -> list[TreeNode]:
        return self._all(StandingPage, self._nodes)

    def _given(self, node: TreeNode | None) -> TreeNode | None:
        """``node`` if it is live. The page depends on it in any case: it may become live."""
        if node is None:
            return None
        press.depends_on_rows(Page, [node.pk])
        return node if node.is_live else None

    def _all(self, kind: type[Page], nodes: Iterable[TreeNode]) -> list[TreeNode]:
        """The live ones of a kind among ``nodes``. The page depends on all of that kind."""
        press.depends_on_table(kind)
        press.depends_on_rows(Page, [node.pk for node in self._nodes if node.kind is kind])
        return [node for node in nodes if node.kind is kind and node.is_live]

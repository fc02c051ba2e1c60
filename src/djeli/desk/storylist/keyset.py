"""Pages of the list by the row at their edge: page 500 opens as fast as page 1.

A page that is asked for by its number makes the database read all rows before it. Here a page
begins after a row, which the index finds at once. Rows without a time stand at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from djeli.kit.numbers import whole_number
from djeli.stories.models import Article

COLUMNS = frozenset({"latest_revision_created_at", "first_published_at", "title"})
"""By what the list may be ordered here; all of it stands in the row of the page."""
AFTER, BEFORE = "after", "before"
COUNTED = 10_000
"""More are not counted: nobody reads on to there, and each would be looked at."""


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction; the primary key decides between equals."""

    column: str
    is_falling: bool

    def turned(self) -> Order:
        return Order(self.column, not self.is_falling)

    def apply(self, rows: QuerySet[Article]) -> QuerySet[Article]:
        column = F(self.column)
        if self.is_falling:
            return rows.order_by(column.desc(), "-pk")
        return rows.order_by(column.asc(), "pk")

    def beyond(self, value: Any, pk: int) -> Q:
        """The rows behind the one with these; the first half is what an index answers."""
        than = "lt" if self.is_falling else "gt"
        same = Q(**{self.column: value, f"pk__{than}": pk})
        return Q(**{f"{self.column}__{than}e": value}) & (
            Q(**{f"{self.column}__{than}": value}) | same
        )


def order_of(ordering: Any) -> Order | None:
    """The order that Wagtail's list calls so; None where its own pages must do."""
    if not isinstance(ordering, str) or ordering.lstrip("-") not in COLUMNS:
        return None
    return Order(ordering.lstrip("-"), ordering.startswith("-"))


class Keyset:
    """One page of ``rows``, as Django's ``Page`` where Wagtail's list asks for one."""

    def __init__(self, rows: QuerySet[Article], order: Order, size: int, asked: QueryDict) -> None:
        self.rows, self.order, self.size = rows, order, size
        self.is_backwards = BEFORE in asked and AFTER not in asked
        self.edge = _edge(order.column, asked.get(BEFORE if self.is_backwards else AFTER, ""))
        self.number = 1
        self.paginator = self

    @cached_property
    def object_list(self) -> list[Article]:
        found = self._found[: self.size]
        return found[::-1] if self.is_backwards else found

    @cached_property
    def _found(self) -> list[Article]:
        """The rows of the page, and one more where there is one; from the edge on."""
        order = self.order.turned() if self.is_backwards else self.order
        known = self.rows.exclude(**{f"{order.column}__isnull": True})
        unknown = self.rows.filter(**{f"{order.column}__isnull": True})
        segments = [(known, True), (unknown, False)]
        if self.is_backwards:
            segments.reverse()
        found: list[Article] = []
        for rows, has_value in self._from_edge(segments):
            wanted = self._behind(rows, order, has_value)
            found += order.apply(wanted)[: self.size + 1 - len(found)]
            if len(found) > self.size:
                break
        return found

    def _from_edge(self, segments: list[tuple[Any, bool]]) -> list[tuple[Any, bool]]:
        """The segment in which the edge is, and what comes behind it."""
        if self.edge is None:
            return segments
        has_value = self.edge[0] is not None
        return segments if segments[0][1] == has_value else segments[1:]

    def _behind(self, rows: QuerySet[Article], order: Order, has_value: bool) -> QuerySet[Article]:
        if self.edge is None or (self.edge[0] is not None) != has_value:
            return rows
        value, pk = self.edge
        if has_value:
            return rows.filter(order.beyond(value, pk))
        return rows.filter(**{"pk__lt" if order.is_falling else "pk__gt": pk})

    @cached_property
    def count(self) -> int:
        """How many rows there are, up to a bound."""
        return int(self.rows.order_by()[:COUNTED].count())

    @property
    def is_counted(self) -> bool:
        return self.count < COUNTED

    def has_next(self) -> bool:
        return self.is_backwards or len(self._found) > self.size

    def has_previous(self) -> bool:
        return len(self._found) > self.size if self.is_backwards else self.edge is not None

    def has_other_pages(self) -> bool:
        return self.has_next() or self.has_previous()

    @property
    def last(self) -> int | None:
        return self.object_list[-1].pk if self.object_list else None

    @property
    def first(self) -> int | None:
        return self.object_list[0].pk if self.object_list else None

    def get_elided_page_range(self, _number: Any) -> list[int]:
        """None: nobody leafs by numbers here. Wagtail's list asks."""
        return []


def _edge(column: str, asked: str) -> tuple[Any, int] | None:
    """The value and the key of the row at the edge; None for the first page, and for a row that is
    gone."""
    pk = whole_number(asked)
    if pk is None:
        return None
    value = Article.objects.filter(pk=pk).values_list(column, flat=True)[:1]
    return next(((found, pk) for found in value), None)

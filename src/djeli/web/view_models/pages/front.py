"""The front page: containers in the order that editors gave them."""

from dataclasses import dataclass
from typing import Literal

from djeli.web.view_models.card import Card
from djeli.web.view_models.head import PageHead

ContainerKind = Literal[
    "lead", "whats_hot", "dont_miss", "section", "our_picks", "top_posts", "most_popular", "latest"
]

COLUMN_KINDS = frozenset({"whats_hot", "our_picks", "top_posts", "most_popular"})
"""Containers that can stand as one column of a row."""

COLUMNS = 3
"""Most columns in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A part of the front. `cards` come filled and in order, without repetition.

    The first card of `lead` leads, the others accompany it; `beside` it are stories related to it.
    `dont_miss` shows the first large and up to three small. `section` is a strip of four, with
    `url` to all of it. `heading` may be empty except for `section`: the template then names the
    container.
    """

    kind: ContainerKind
    cards: tuple[Card, ...]
    heading: str = ""
    url: str = ""
    beside: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Containers that stand side by side, from the start of the line."""

    containers: tuple[Container, ...]

    @property
    def shape(self) -> str:
        """`columns-2`, `columns-3`, or `whole`."""
        return "whole" if len(self.containers) == 1 else f"columns-{len(self.containers)}"


def rows(containers: tuple[Container, ...]) -> tuple[Row, ...]:
    """Set containers in rows so that no place stays empty whatever their order.

    Up to three lists share a row; all else, and a list alone, takes the whole width. Containers
    without cards are left out.
    """
    set_out: list[list[Container]] = []
    for container in (one for one in containers if one.cards):
        row = set_out[-1] if set_out else []
        beside_lists = (
            0 < len(row) < COLUMNS
            and container.kind in COLUMN_KINDS
            and all(one.kind in COLUMN_KINDS for one in row)
        )
        if beside_lists:
            row.append(container)
        else:
            set_out.append([container])
    return tuple(Row(tuple(row)) for row in set_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The front of the edition. With nothing published it says what to do next."""

    head: PageHead
    containers: tuple[Container, ...] = ()
    desk_url: str = "/desk/"
    has_alerts: bool = False
    """Whether readers may ask for alerts about breaking news."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The containers, set in rows."""
        return rows(self.containers)

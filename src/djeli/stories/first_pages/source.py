"""A text in a file: facts between ``+++`` lines, then the text itself. No Django."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from djeli.stories.first_pages.markdown import Unreadable

FENCE = "+++"
HOW_WE_COUNT = Path(__file__).with_name("how-we-count.md")
POLICIES = Path(__file__).with_name("policies")


@dataclass(frozen=True, slots=True)
class Source:
    """One written file: its slug, the facts at its head, and its text."""

    slug: str
    facts: dict[str, Any]
    text: str


def read(slug: str, written: str) -> Source:
    """A file of facts between ``+++`` lines and a text. Raises Unreadable, naming the file."""
    head, fence, text = (
        written.removeprefix("\ufeff").lstrip().removeprefix(FENCE).partition(f"\n{FENCE}")
    )
    if not fence:
        raise Unreadable(f"{slug}: no facts between +++ lines")
    try:
        return Source(slug, tomllib.loads(head), text.strip())
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"{slug}: {error}") from error


def how_we_count() -> Source:
    """The page that says how readers are counted."""
    return read(HOW_WE_COUNT.stem, HOW_WE_COUNT.read_text("utf-8"))


def starter_policies() -> list[Source]:
    """The starter texts for an edition's policies, by file name."""
    return [read(path.stem, path.read_text("utf-8")) for path in sorted(POLICIES.glob("*.md"))]

"""Reads the demo's files: stories, people, topics and standing pages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from djeli.stories.first_pages.source import Source, how_we_count, read

HERE = Path(__file__).parent
MADE_UP = "The numbers with which this demonstration begins are made up."
PICTURES = HERE / "pictures"
DOCUMENTS = HERE / "documents"
PICTURE_INDEX = PICTURES / "index.json"
"""Of each picture its ``kind``: scene, map or portrait."""
FOOTER = (
    "about",
    "contact",
    "how-we-work",
    "how-we-check",
    "independence",
    "who-pays-for-us",
    "ai-policy",
    "how-we-count",
    "corrections-policy",
    "privacy",
)
"""The standing pages, in order."""
PICTURE_LINE = re.compile(r"^!\[scene:", re.MULTILINE)


def stories() -> list[Source]:
    """All stories, oldest first."""
    return sorted(
        _read_all(HERE / "stories"),
        key=lambda source: (-int(source.facts.get("published_hours_ago", 0)), source.slug),
    )


def standing_pages() -> list[Source]:
    """The standing pages, in the order in which the footer has them."""
    found = {source.slug: source for source in [*_read_all(HERE / "pages"), _how_we_count()]}
    return [found[slug] for slug in FOOTER if slug in found]


def people() -> dict[str, Any]:
    """``{"contributor": [...], "agency": [...]}``."""
    return tomllib.loads((HERE / "people.toml").read_text("utf-8"))


def topics() -> list[dict[str, Any]]:
    """Each topic's slug, name, kind and introduction."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "topics.toml").read_text("utf-8"))["topic"]
    return found


def topic_picture(slug: str) -> str:
    """The name of a topic's picture."""
    return f"topic-{slug}"


def body_picture(slug: str, number: int) -> str:
    """The name of a picture in a story's body, counted from 1."""
    return f"{slug}-{number}"


def count_body_pictures(source: Source) -> int:
    """How many pictures a story's body has."""
    return len(PICTURE_LINE.findall(source.text))


def picture_file(name: str) -> Path:
    """Where the picture of that name is."""
    return PICTURES / f"{name}.avif"


def _how_we_count() -> Source:
    """The page of every edition, with what is to be said of the demo at the end of its opening."""
    page = how_we_count()
    opening, gap, rest = page.text.partition("\n\n")
    return replace(page, text=f"{opening} {MADE_UP}{gap}{rest}")


def _read_all(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.glob("*.md")):
        yield read(path.stem, path.read_text("utf-8"))

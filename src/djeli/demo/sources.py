"""The demo's story files, people, topics and standing pages, as they are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from djeli.demo.markdown import Unreadable

HERE = Path(__file__).parent
FENCE = "+++"
PICTURES = HERE / "pictures"
PICTURE_INDEX = PICTURES / "index.json"
"""Of each picture its ``kind`` (weave, map, portrait), and its ``focus`` where a crop should keep a
part: the focal point in px, as the fields of a picture have it."""
PICTURE_LINE = re.compile(r"^!\[(?:weave|map):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """One written file: its slug, the facts at its head, and its text."""

    slug: str
    facts: dict[str, Any]
    text: str


def stories() -> list[Source]:
    """All stories, oldest first."""
    return sorted(
        _read_all(HERE / "stories"),
        key=lambda source: (-int(source.facts.get("published_hours_ago", 0)), source.slug),
    )


def standing_pages() -> list[Source]:
    """The standing pages, in the order in which the footer has them."""
    order = ["about", "contact", "how-we-work", "how-we-count", "corrections-policy", "privacy"]
    found = {source.slug: source for source in _read_all(HERE / "pages")}
    return [found[slug] for slug in order if slug in found]


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


def _read_all(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.glob("*.md")):
        yield read(path.stem, path.read_text("utf-8"))


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

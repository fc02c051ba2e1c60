"""The lists of corrections: of all, of a kind, of a section, of a kind in a section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from djeli.press import api as press
from djeli.stories.models import Correction, CorrectionPlace

EVERY = "corrections"


def key_of(section_id: int | None = None, kind: str = "") -> str:
    """The name of a list: ``corrections:section:3:retraction``."""
    section = f"section:{section_id}" if section_id else ""
    return ":".join(part for part in (EVERY, section, kind) if part)


def relist(story_id: int, lists: Iterable[str]) -> None:
    """Put the corrections of a story where readers look; ``lists`` are those that the story is in,
    or would be if it were not retracted, and none for a story that readers cannot see."""
    given = set(lists)
    sections = [f"{EVERY}:{key}" for key in given if key.startswith("section:")]
    starts = [EVERY, *sections] if given else []
    for correction in Correction.objects.filter(story_id=story_id).order_by("pk"):
        wanted = {one for start in starts for one in (start, f"{start}:{correction.kind}")}
        _put(correction, wanted if correction.text else set())


def page_of(key: str, size: int, skip: int = 0) -> list[int]:
    """Ids of the newest corrections of a list."""
    press.depends_on_list(key)
    rows = CorrectionPlace.objects.filter(key=key).order_by("-at", "-correction_id")
    return list(rows.values_list("correction_id", flat=True)[skip : skip + size])


def count(key: str) -> int:
    """How many corrections a list has."""
    press.depends_on_list(key)
    return CorrectionPlace.objects.filter(key=key).count()


def kinds_and_sections() -> set[str]:
    """The names of all lists that have a correction."""
    press.depends_on_list(EVERY)
    found: Any = CorrectionPlace.objects.order_by().values_list("key", flat=True)
    return set(found.distinct())


def _put(correction: Correction, wanted: set[str]) -> None:
    rows = CorrectionPlace.objects.filter(correction=correction)
    stood = set(rows.values_list("key", flat=True))
    if stood - wanted:
        rows.exclude(key__in=wanted).delete()
    CorrectionPlace.objects.bulk_create(
        CorrectionPlace(key=key, correction=correction, at=correction.at)
        for key in sorted(wanted - stood)
    )

"""What a story's page, its card and the page of corrections say of changes."""

from dataclasses import dataclass
from datetime import datetime

from djeli.kit.language import Direction, direction
from djeli.web.view_models.card import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCorrection:
    """One correction. `kind` is one of `stories.corrections.kinds`; `signed` is empty unless the
    edition names who made it. `leads`: it stands above the story, not at its foot. `story` and
    `section` are set where it stands in a list."""

    pk: int
    kind: str
    text: str
    at: datetime
    signed: str = ""
    leads: bool = False
    mended: datetime | None = None
    story: Link | None = None
    section: str = ""
    language: str = ""
    """BCP 47 tag of the story; empty when it is the page's own language."""

    @property
    def direction(self) -> Direction:
        """Which way the text runs."""
        return direction(self.language)

"""What was said, and whether it is true."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["true", "mixed", "false", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim that a story checks. `tone` is how its rating looks; a draft may have no rating."""

    text: str
    claimant: str
    claimant_url: str = ""
    made_on: date | None = None
    made_at: str = ""
    source_url: str = ""
    rating: str = ""
    rating_url: str = ""
    meaning: str = ""
    tone: Tone = "open"
    checked: str = ""
    is_organisation: bool = False
    place: int | None = None
    """Where the rating stands on the scale from `worst` to `best`; None if outside it."""
    worst: int | None = None
    best: int | None = None

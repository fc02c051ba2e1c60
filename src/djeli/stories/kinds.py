"""What kind of story it is, where it is more than a report: in words, for readers and programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PAID_FOR = "sponsored"
"""The relation of a link that somebody paid for (``rel``), and the term of such a story."""


@dataclass(frozen=True, slots=True)
class Kind:
    """``term`` is for programs and is never translated, ``label`` for readers."""

    term: str
    label: str


KINDS: Mapping[str, tuple[str, Promise | str]] = MappingProxyType(
    {
        "is_sponsored": (PAID_FOR, gettext_lazy("Sponsored")),
        "is_fact_check": ("fact-check", gettext_lazy("Fact-check")),
        "is_opinion": ("opinion", gettext_lazy("Opinion")),
        "is_analysis": ("analysis", gettext_lazy("Analysis")),
        "is_explainer": ("explainer", gettext_lazy("Explainer")),
        "is_photo_story": ("photos", gettext_lazy("Photo story")),
        "is_live_coverage": ("live", gettext_lazy("Live")),
        "is_machine_made": ("machine-made", gettext_lazy("Made with AI")),
    }
)
"""Term and label by the field of the story; what readers must know first comes first."""


def kinds_of(story: Any) -> tuple[Kind, ...]:
    """The kinds of ``story`` (an ``Article``), labelled in the language that is active."""
    return tuple(
        Kind(term, str(label)) for flag, (term, label) in KINDS.items() if getattr(story, flag)
    )


def notice_of(story: Any) -> str:
    """The line above a story elsewhere, in the language that is active: its kinds; of what is paid
    for also who paid. Empty for a report."""
    kinds = [one.label for one in kinds_of(story)]
    if story.is_sponsored and story.sponsor:
        kinds[0] = _("Advertising, paid for by %(name)s") % {"name": story.sponsor}
    return " · ".join(kinds)

"""The kinds of disclosure, and those of a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Disclosed(models.TextChoices):
    """What is disclosed. What a story is paid for with is not here: that is a sponsored story."""

    INTEREST = "interest", _("Conflict of interest")
    WRITTEN = "written", _("Written with AI")
    TRANSLATED = "translated", _("Translated with AI")
    TRIP = "trip", _("Trip paid by others")


MACHINES = frozenset({Disclosed.WRITTEN, Disclosed.TRANSLATED})
"""The kinds after which a story is marked as made with AI, on its cards too."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """``label`` is in the language that is active, ``text`` in the story's."""

    kind: Disclosed
    label: str
    text: str


def disclosures_of(blocks: Iterable[Mapping[str, Any]]) -> tuple[Disclosure, ...]:
    """The disclosures among stored ``blocks``, in their order, without what a draft leaves
    unfinished. Asks no query."""
    found = [(one["value"].get("kind"), one["value"].get("text")) for one in blocks]
    whole = [(Disclosed(kind), text) for kind, text in found if kind in Disclosed.values and text]
    return tuple(Disclosure(kind, str(kind.label), text) for kind, text in whole)


def is_machine_made(blocks: Iterable[Mapping[str, Any]]) -> bool:
    """True if a machine wrote or translated the text, as its disclosures say."""
    return any(one["value"].get("kind") in MACHINES for one in blocks)


def as_line(one: Disclosure) -> str:
    """A disclosure as one line of plain text."""
    return f"{one.label}: {one.text}"

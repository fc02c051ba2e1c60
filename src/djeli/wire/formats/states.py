"""What an agency orders for an item: usable, embargoed or killed."""

from __future__ import annotations

from collections.abc import Iterable

from djeli.wire.formats.languages import language_tag

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"
STOPS = frozenset({WITHHELD, CANCELED})
"""The states in which nothing of an item may be used."""
KILLS = frozenset(
    [
        "canceled",
        "cancelled",
        "cancel",
        "killed",
        "kill",
        "withdrawn",
        "withdraw",
        "retracted",
        "retract",
        "revoked",
        "deleted",
        "delete",
        "mandatorykill",
    ]
)
HOLDS = frozenset(
    {"withheld", "withhold", "hold", "onhold", "held", "embargo", "embargoed", "suspended"}
)


def state_of(status: str, signal: str = "") -> str:
    """One of usable, withheld and canceled. What is not known counts as withheld, nothing said as
    usable; a signal that kills does so whatever the status."""
    told, hint = _bare(status), _bare(signal)
    if told in KILLS or hint in KILLS:
        return CANCELED
    if told in HOLDS or hint in HOLDS:
        return WITHHELD
    return USABLE if told == USABLE or not status.strip() else WITHHELD


def weightiest(signals: Iterable[str]) -> str:
    """Of an item's signals the one that the desk must not miss: a kill before a hold, a hold before
    a correction, a correction before any other."""

    def rank(signal: str) -> int:
        state = state_of("", signal)
        return 0 if state == CANCELED else 1 if state == WITHHELD else 3 - ("correct" in signal)

    return min(filter(None, signals), key=rank, default="")


def is_known(status: str) -> bool:
    """True for a status of the standards, or a usual other name of one."""
    return not status.strip() or _bare(status) in {USABLE, *KILLS, *HOLDS}


def notes(status: str, language: str) -> tuple[str, ...]:
    """What is said of a status and a language that are not known."""
    told = []
    if not is_known(status):
        told.append(f"the status “{status}” is not known; the item counts as withheld")
    if language and not language_tag(language):
        told.append(f"the language “{language}” is not known")
    return tuple(told)


def _bare(written: str) -> str:
    """The last part of a code: ``stat:canceled`` and ``.../pubstatus/canceled`` are canceled."""
    last = written.strip().rstrip("/:").replace("/", ":").rpartition(":")[2]
    return "".join(letter for letter in last.casefold() if letter.isalpha())

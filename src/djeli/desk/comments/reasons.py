"""Why a comment waits, in a moderator's words; and why moderators decide as they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, object] = MappingProxyType(
    {
        "trap": _("Filled in the field that is to be left empty, and answered a question"),
        "quick": _("Sent %s seconds after the form was opened"),
        "blocked": _("Has “%s”, which is on the list for spam"),
        "watched": _("Has “%s”, which is on the list to look at"),
        "links": _("Has %s links"),
        "filter": _("%s like what was marked as spam before"),
        "twice": _("The same words were sent before"),
        "namesake": _("Is signed “%s”, a name of the newsroom"),
        "unknown": _("Unknown name and address (approved so far: %s)"),
        "all": _("Every comment waits, by the rules"),
        "reported": _("Hidden after %s reports by readers"),
    }
)
USUAL = (
    _("Off the subject"),
    _("Insults somebody"),
    _("Stirs up hatred"),
    _("Advertising"),
    _("Tells something private"),
    _("Cannot be verified"),
)
"""Reasons that are offered; any other may be written."""


def in_words(reasons: Sequence[Sequence[str]]) -> list[str]:
    """The stored reasons of a comment as sentences; an unknown one as it is stored."""
    return [_told(code, detail) for code, detail in reasons]


def _told(code: str, detail: str) -> str:
    text = _now(str(WORDS.get(code, code)))
    return text % detail if "%s" in text else text

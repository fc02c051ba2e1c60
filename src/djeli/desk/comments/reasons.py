"""Why a comment is held, and why moderators decide as they do, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, object] = MappingProxyType(
    {
        "trap": _("Filled in the hidden field, but answered the question"),
        "quick": _("Sent %s seconds after the form was opened"),
        "blocked": _("Contains “%s”, which is on the spam list"),
        "watched": _("Contains “%s”, which is on the review list"),
        "links": _("Contains %s links"),
        "filter": _("%s similar to earlier spam"),
        "twice": _("The same text was sent before"),
        "namesake": _("Signed “%s”, a name in the newsroom"),
        "unknown": _("New commenter (approved so far: %s)"),
        "all": _("All comments wait for a moderator"),
        "reported": _("Hidden after %s reports by readers"),
    }
)
USUAL = (
    _("Off topic"),
    _("Insults somebody"),
    _("Spreads hatred"),
    _("Advertising"),
    _("Reveals private information"),
    _("Cannot be verified"),
)
"""Reasons that are offered; any other may be written."""


def in_words(reasons: Sequence[Sequence[str]]) -> list[str]:
    """The stored reasons of a comment as sentences; an unknown one as it is stored."""
    return [_told(code, detail) for code, detail in reasons]


def _told(code: str, detail: str) -> str:
    text = _now(str(WORDS.get(code, code)))
    return text % detail if "%s" in text else text

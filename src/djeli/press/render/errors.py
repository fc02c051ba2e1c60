"""Why a target is not pressed."""

from __future__ import annotations


class NotPressable(Exception):
    """The address answers, and its answers are not for the press (a form's, a search's)."""


class RenderFailed(Exception):
    """The address cannot be rendered; the text says why."""

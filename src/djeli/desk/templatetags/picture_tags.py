"""Template tags of a picture's own screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.translation import gettext as _

from djeli.stories.models import Picture
from djeli.stories.public_files.uses import Summary, summaries_of, uses_of

register = template.Library()


@register.simple_tag
def with_uses(pictures: Iterable[Picture]) -> list[tuple[Picture, Summary | None]]:
    """Each picture of a page of the chooser, with where it was used; None where it was not."""
    found = list(pictures)
    summaries = summaries_of(one.pk for one in found)
    return [(one, summaries.get(one.pk)) for one in found]


@register.inclusion_tag("desk/pictures/facts.html")
def picture_facts(picture: Picture) -> dict[str, Any]:
    """Where readers saw the picture, and what its Content Credentials say."""
    told = picture.credentials or {}
    return {
        "uses": uses_of(picture.pk),
        "credentials": told,
        "verdict": _verdicts().get(told.get("state", ""), ""),
        "is_bad": told.get("state") == "broken",
        "origin": _origins().get(told.get("origin", ""), ""),
    }


def _verdicts() -> dict[str, str]:
    return {
        "trusted": _("The signature holds, and the newsroom trusts the signer. Readers see it."),
        "valid": _("The signature holds; nobody checked who the signer is. Readers see it."),
        "unknown": _(
            "The signature holds, but the signer is not on the newsroom’s list. "
            "Readers do not see it."
        ),
        "broken": _(
            "The file does not match its signature: it was changed after it was signed. "
            "Ask the sender before you use it."
        ),
    }


def _origins() -> dict[str, str]:
    return {
        "camera": _("Taken with a camera"),
        "machine": _("Made by a machine"),
        "composite": _("Put together from several pictures"),
    }

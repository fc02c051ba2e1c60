"""Keeps versions from readers, shows them again, erases their content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.stories import publication_lock
from djeli.stories.models import Version, Withholding

if TYPE_CHECKING:
    from djeli.accounts.models import User


def withhold(version: Version, reason: str, by: User | None = None) -> Withholding:
    """Hide a version's content from readers; they see ``reason``.

    Safe to repeat: a version that is withheld stays so, with its first reason. Raises
    ValidationError where no reason is given.
    """
    if not reason.strip():
        raise ValidationError(_("Give a reason. Readers see it."))
    known = Withholding.objects.filter(version=version, ended_at=None)
    with transaction.atomic():
        publication_lock.hold()
        return known.first() or Withholding.objects.create(
            story_id=version.story_id, version=version, reason=reason.strip(), by=by
        )


@transaction.atomic
def withhold_all(story_id: int, reason: str, by: User | None = None) -> int:
    """Withhold each version of a story that is not withheld yet; gives how many those were."""
    shown = Version.objects.filter(story=story_id).exclude(withholdings__ended_at=None)
    held = [version.pk for version in shown if withhold(version, reason, by)]
    return len(held)


def show_again(withholding: Withholding, by: User | None = None) -> None:
    """End a withholding. Raises ValidationError where the content was erased."""
    if withholding.is_erasure:
        raise ValidationError(_("This version was erased and cannot be shown again."))
    open_one = Withholding.objects.filter(pk=withholding.pk, ended_at=None)
    open_one.update(ended_at=timezone.now(), ended_by=by)


@transaction.atomic
def erase(version: Version, reason: str, by: User | None = None) -> None:
    """Remove a version's content for good: its digest stays, and with it the chain.

    For personal data that must go, or a court that orders destruction.
    """
    held = withhold(version, reason, by)
    Withholding.objects.filter(pk=held.pk).update(is_erasure=True, reason=reason.strip())
    Version.objects.filter(pk=version.pk).update(content="", nonce="")

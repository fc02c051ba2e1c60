"""A story as it was published, and its place in the edition's chain of hashes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class ShownContent:
    """What readers could see of a story.

    ``text`` is the body as plain text, a blank line between two paragraphs. ``blocks`` are its
    stored blocks. ``bylines``: ``{"name", "role"}`` each, in order. ``picture`` is the lead picture
    and ``pictures`` those in the body: ``{"id", "alt", "caption", "credit"}`` each. ``record`` is
    what lets readers check it (``versions.public_record``): None in versions of format 1, which
    kept none.
    """

    headline: str
    standfirst: str
    text: str
    blocks: list[dict[str, Any]]
    bylines: list[dict[str, str]]
    picture: dict[str, Any] | None
    pictures: list[dict[str, Any]]
    record: dict[str, Any] | None = None


class Version(models.Model):
    """One publication of a story that changed what readers see.

    Rows are made by ``versions.publications.keep`` alone, in the transaction that publishes, and
    are never changed. All versions of the edition form one chain, by ``position``; a story's own
    are counted by ``number``, from 1. ``at`` is the time that readers see, ``kept_at`` when the row
    was written. The story has no constraint in the database: the chain outlives it. Who published
    is not hashed, so that an account can be erased. What is hashed, and which ``format`` keeps
    what, is in ``versions.canonical``.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        EDIT = "edit", _("Small edit")
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        NOTE = "note", _("Editor’s note")
        RETRACTION = "retraction", _("Retraction")

    position = models.PositiveBigIntegerField(primary_key=True)
    format = models.PositiveSmallIntegerField(default=1)
    story = models.ForeignKey(
        "stories.Article", models.DO_NOTHING, db_constraint=False, related_name="versions"
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    at = models.DateTimeField()
    kept_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    content = models.TextField()
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        permissions = [("withhold_version", _("Can withhold public versions"))]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="stories_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.story_id}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A public version is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A public version is never deleted")

    @cached_property
    def shown(self) -> ShownContent:
        """What readers saw. Raises ValueError where the content was erased."""
        return ShownContent(**json.loads(self.content))

    @property
    def is_erased(self) -> bool:
        return not self.content

    @property
    def is_declared(self) -> bool:
        """True if an editor said, when publishing, that the story changed."""
        return self.kind not in {self.Kind.FIRST, self.Kind.EDIT}

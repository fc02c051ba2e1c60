"""Pictures of items on their way into the newsroom's library."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from djeli.wire.models.items import WireItem


class ImportedPicture(models.Model):
    """A picture of an item, imported or to be imported. ``place`` is its number in ``media``.

    ``picture`` is None until its bytes are here, and ``trouble`` says why they are not. When the
    agency stops the item, ``is_stopped`` is set and the picture's rights end; ``ended_before`` is
    when they ended by its terms, for an item that is free again. Only the desk sees these rows:
    readers see a picture where a story shows it.
    """

    is_for_readers = False

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="imported")
    place = models.PositiveSmallIntegerField()
    media_guid = models.CharField(max_length=500, blank=True, db_index=True)
    picture = models.ForeignKey(
        "stories.Picture", null=True, on_delete=models.SET_NULL, related_name="wire_origins"
    )
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)
    tried_at = models.DateTimeField(auto_now=True)
    is_stopped = models.BooleanField(default=False)
    ended_before = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("imported picture")
        verbose_name_plural = _("imported pictures")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["item", "place"], name="wire_imported_once")]

    def __str__(self) -> str:
        return f"{self.item}: {self.place + 1}"

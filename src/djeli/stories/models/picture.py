"""Pictures, with what must be said beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from djeli.stories import photometadata


class Picture(AbstractImage):
    """A picture and its credit, which belongs to the picture and so follows it everywhere.

    On upload the embedded IPTC and XMP fill whatever the uploader left empty.
    """

    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    caption = models.TextField(_("caption"), blank=True)
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    pool = models.CharField(
        _("pool"), max_length=60, blank=True, help_text=_("POOL, where the picture was shared.")
    )
    agency = models.ForeignKey(
        "stories.Agency",
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="pictures",
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Empty: photographer / pool / agency."),
    )
    rights = models.TextField(_("rights and terms of use"), blank=True)
    rights_expire_at = models.DateTimeField(_("rights expire"), null=True, blank=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "caption",
        "photographer",
        "pool",
        "agency",
        "credit",
        "rights",
        "rights_expire_at",
        "taken_at",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.file:
            self._fill_from_file()
        super().save(*args, **kwargs)

    def _fill_from_file(self) -> None:
        if not self.file_hash:
            self._set_image_file_metadata()
        found = photometadata.read(self.file)
        for name in ("alt_text", "caption", "photographer", "credit", "rights"):
            if not getattr(self, name):
                limit = self._meta.get_field(name).max_length
                setattr(self, name, getattr(found, name)[:limit])
        if self.taken_at is None:
            self.taken_at = found.taken_at

    @property
    def credit_line(self) -> str:
        """What is printed beside the picture; empty when nobody has said."""
        if self.credit:
            return self.credit
        parts = [self.photographer, self.pool, str(self.agency) if self.agency_id else ""]
        return " / ".join(part for part in parts if part)

    @property
    def default_alt_text(self) -> str:
        return self.alt_text or self.title

    def is_usable(self, at: datetime | None = None) -> bool:
        """False once the rights have run out."""
        return self.rights_expire_at is None or self.rights_expire_at > (at or timezone.now())

    @property
    def version(self) -> str:
        """Eight characters that change when the file or its focal point does."""
        return version_of(self.file_hash, self.focal_point_x, self.focal_point_y)


def version_of(file_hash: str, focal_x: int | None, focal_y: int | None) -> str:
    """The part of a rendition's address that makes it safe to keep for ever."""
    import zlib

    focus = zlib.crc32(f"{focal_x},{focal_y}".encode()) & 0xFFFF
    return f"{(file_hash or '0000')[:6]}{focus:04x}"


class Rendition(AbstractRendition):
    """A rendition that the desk made for itself. Reader pages have theirs by address (``web``)."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def renditions_folder(picture_id: int) -> str:
    """Where, under the media root, a picture's reader renditions are kept."""
    return f"pictures/{picture_id}"


def renditions_address(picture_id: int, version: str) -> str:
    """Where readers find a picture's renditions, without the spec: any size that pages use is made
    when it is first asked for (``web.media``)."""
    return f"/media/{renditions_folder(picture_id)}/{version}"


__all__ = ["Picture", "Rendition", "renditions_address", "renditions_folder", "version_of"]

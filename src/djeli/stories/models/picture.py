"""Pictures, with credit, caption, alternative text and rights."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from djeli.stories.models.agency import Agency
from djeli.stories.photos import content_credentials, prefilled_fields
from djeli.stories.photos.content_credentials import FOR_READERS
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.geometry import Box
from djeli.stories.photos.pixels import UnusablePicture, pixels, require_usable, upright_size
from djeli.stories.photos.renditions import PictureFilter, light_size, written

RECIPE = 3
"""Changes when renditions are made in another way, and with it all their addresses."""


class PictureFieldFile(WagtailImageFieldFile):
    """A picture's file, whose size is that of the upright picture."""

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Width and height; as they were noted last, where the file is missing: so that its form
        can be opened, and another file chosen."""
        was_closed = self.closed
        try:
            self.open()
        except FileNotFoundError:
            return self.instance.width, self.instance.height
        try:
            return upright_size(self)
        finally:
            if was_closed:
                self.close()


class PictureFileField(WagtailImageField):
    """Where a picture's file is, as it came."""

    attr_class = PictureFieldFile


class WebAddressField(models.URLField):
    """A web address, of https where no scheme is typed."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class Picture(AbstractImage):
    """A picture and its credit, which belongs to the picture and so follows it everywhere.

    The file is kept as it came, for the newsroom alone; what goes out is made of its pixels
    (``stories.photos``). On upload the embedded IPTC and XMP fill whatever the uploader left empty,
    and a file that cannot be shown raises UnusablePicture.
    """

    file = PictureFileField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("A description for readers who cannot see the picture."),
    )
    caption = models.TextField(_("caption"), blank=True)
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    pool = models.CharField(
        _("pool"),
        max_length=60,
        blank=True,
        help_text=_("POOL, if the picture was shared by a pool."),
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
        help_text=_("If empty: photographer / pool / agency."),
    )
    copyright = models.CharField(
        _("copyright notice"), max_length=250, blank=True, help_text=_("© and the owner’s name.")
    )
    usage_terms = models.TextField(_("terms of use"), blank=True)
    licence_url = WebAddressField(
        _("licence"),
        max_length=300,
        blank=True,
        help_text=_("The web address of the licence, if the picture has one."),
    )
    licensing_url = WebAddressField(
        _("where to get a licence"),
        max_length=300,
        blank=True,
        help_text=_("A web address for those who want to use it. If empty: the agency’s website."),
    )
    instructions = models.TextField(
        _("special instructions"),
        blank=True,
        help_text=_("The agency’s instructions to the newsroom. Never published."),
    )
    rights_expire_at = models.DateTimeField(_("rights expire"), null=True, blank=True)
    is_expired = models.BooleanField(default=False, editable=False)
    """That the rights have run out, as the clock has noted it: pages look at no clock."""
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    regions = models.CharField(
        _("only in these regions"),
        max_length=200,
        blank=True,
        help_text=_("If the owner allows it in some regions only. Partners never get it then."),
    )
    credentials = models.JSONField(null=True, editable=False)
    """What the file's Content Credentials say (``photos.content_credentials``): None without."""
    light_size = models.PositiveIntegerField(null=True, editable=False)
    """Bytes of what readers who save data are offered; they are told before they ask for it."""

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "caption",
        "photographer",
        "pool",
        "agency",
        "credit",
        "copyright",
        "usage_terms",
        "licence_url",
        "licensing_url",
        "instructions",
        "rights_expire_at",
        "regions",
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
        is_new_file = bool(self.file) and (self._state.adding or not self.file._committed)
        if is_new_file:
            self._require_usable_file()
        if self._state.adding:
            self._fill_from_file()
        if is_new_file:
            with self.open_file() as file:
                self.light_size = light_size(file, self.rights)
                found = content_credentials.read(file)
                self.credentials = asdict(found) if found else None
        self.is_expired = not self.is_usable()
        outdated = self._has_outdated_renditions()
        super().save(*args, **kwargs)
        if outdated:
            # The desk's own; those of reader pages have a new address.
            self.renditions.all().delete()

    @staticmethod
    def agency_named(name: str) -> Agency | None:
        """Which of the edition's agencies a file means."""
        return Agency.named(name)

    def _require_usable_file(self) -> None:
        """Also on the ways in that pass no form."""
        with self.open_file() as file:
            try:
                require_usable_once(file)
            except UnusablePicture as error:
                raise ValidationError({"file": error.messages}) from error

    def _fill_from_file(self) -> None:
        if not self.file:
            return
        if not self.file_hash:
            self._set_image_file_metadata()
        for name, value in prefilled_fields.filled(self.file, self).items():
            setattr(self, name, value)

    def _has_outdated_renditions(self) -> bool:
        stored = None if self._state.adding else Picture.objects.filter(pk=self.pk).first()
        return stored is not None and stored.rights != self.rights

    @property
    def credit_line(self) -> str:
        """What is printed beside the picture; empty when nobody has said."""
        if self.credit:
            return self.credit
        parts = [self.photographer, self.pool, str(self.agency) if self.agency_id else ""]
        return " / ".join(part for part in parts if part)

    @property
    def rights(self) -> Rights:
        """What stands in each file that goes out."""
        return Rights(
            self.credit_line,
            self.copyright,
            self.usage_terms,
            self.photographer,
            self.agency.name if self.agency else "",
            self.licence_url,
        )

    @property
    def public_credentials(self) -> dict[str, Any] | None:
        """Its Content Credentials, if they hold: then readers are told of them."""
        told: dict[str, Any] | None = self.credentials
        return told if told and told["state"] in FOR_READERS else None

    @property
    def where_to_license(self) -> str:
        """A web address; empty if nobody has said."""
        return self.licensing_url or (self.agency.url if self.agency else "")

    @property
    def focus(self) -> Box | None:
        """What every cut keeps, in px of the upright picture."""
        found = self.get_focal_point()
        return (found.left, found.top, found.right, found.bottom) if found else None

    @contextmanager
    def get_willow_image(self) -> Iterator[willow.Image]:
        """For whatever of Wagtail's works on the file itself: it gets pixels and nothing else."""
        with self.open_file() as file:
            content = written(pixels(file), "png", Rights(), optimize=False, compress_level=1)
        yield willow.Image.open(io.BytesIO(content))

    def generate_rendition_file(self, wanted: Filter, *, source: File | None = None) -> File:
        return super().generate_rendition_file(PictureFilter(wanted.spec), source=source)

    @property
    def default_alt_text(self) -> str:
        return self.alt_text or self.title

    def is_usable(self, at: datetime | None = None) -> bool:
        """False once the rights have run out."""
        return self.rights_expire_at is None or self.rights_expire_at > (at or timezone.now())

    @property
    def version(self) -> str:
        """Twelve characters that change when a rendition would be another: with the file, the
        focal point, and whose the picture is."""
        return version_of(
            self.file_hash,
            (
                self.focal_point_x,
                self.focal_point_y,
                self.focal_point_width,
                self.focal_point_height,
            ),
            self.rights,
        )


def version_of(file_hash: str, focal_point: tuple[int | None, ...], rights: Rights) -> str:
    """The part of a rendition's address that makes it safe to keep for ever."""
    told = repr((RECIPE, focal_point, rights))
    return f"{(file_hash or '0000')[:6]}{zlib.crc32(told.encode(errors='replace')) & 0xFFFFFF:06x}"


def require_usable_once(file: Any) -> None:
    """``require_usable``, once for each file: a form has looked before the row is saved."""
    given = getattr(file, "file", file)
    if not getattr(given, "is_known_to_be_usable", False):
        require_usable(file)
        given.is_known_to_be_usable = True


class Rendition(AbstractRendition):
    """A rendition that the desk made for itself. Reader pages have theirs by address (``web``)."""

    is_for_readers = False

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


def renditions_folder(picture_id: int) -> str:
    """Where, under the media root, a picture's reader renditions are kept."""
    return f"pictures/{picture_id}"


def renditions_address(picture_id: int, version: str) -> str:
    """Where readers find a picture's renditions, without the spec. The sizes that pages use are cut
    when the picture is uploaded or published (``web.files.cutting``)."""
    return f"/media/{renditions_folder(picture_id)}/{version}"

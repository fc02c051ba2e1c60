"""The file field of a picture: refuses what cannot be shown, in one plain sentence."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from djeli.stories.models.picture import require_usable_once


class PictureFileField(WagtailImageField):
    """Wagtail looks at name, size and kind; then the whole picture is decoded, once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_image"] = _(
            "This file is not a picture we can use. Save it as JPEG, PNG, WebP, AVIF or GIF."
        )
        self.error_messages["invalid_image_known_format"] = _(
            "This file’s name ends in .%(extension)s, but it is a %(image_format)s picture. "
            "Save it as JPEG, PNG, WebP, AVIF or GIF."
        )

    def check_image_pixel_size(self, f: Any) -> None:
        # Wagtail's own decodes the picture too, and lets what is damaged fail there.
        require_usable_once(f)

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, ValueError, SyntaxError) as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error

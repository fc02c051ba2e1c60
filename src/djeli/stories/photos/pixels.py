"""Upright sRGB pixels, eight bits, from any picture file that may be uploaded.

Only pixels come out: EXIF, XMP, IPTC, comments, thumbnails and profiles stay behind in the file.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import AvifImagePlugin, Image, ImageFile, WebPImagePlugin

from djeli.stories.photos import colours
from djeli.stories.photos.geometry import Box, Size

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
NAMED = (AvifImagePlugin, WebPImagePlugin)
"""Imported by name: to find these two by itself, Pillow would load all its forty plug-ins."""
LONGEST_SIDE = 16_383
"""In px: WebP holds no more (RFC 9649, section 2.7)."""
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its EXIF orientation (Exif 3.0, 4.6.5)."""
_lane = threading.Lock()
"""One picture is decoded at a time in a process, so that the largest one bounds its memory."""


class UnusablePicture(ValidationError):
    """A file that cannot be shown; the message is one plain sentence for who gave it."""


def upright_size(file: IO[bytes] | Any) -> Size:
    """Width and height in px as readers see the picture; only the file's head is read."""
    with opened(file) as image:
        return _turned(image.size) if _orientation(image) > 4 else image.size


def require_usable(file: IO[bytes] | Any) -> None:
    """Raise UnusablePicture unless all of ``file`` can be decoded and shown, and is not larger than
    the edition takes: one that was taken is shown, whatever the setting is now."""
    with opened(file) as image:
        _require_a_size_that_fits(image.size)
    pixels(file, size=(64, 64))


def pixels(file: IO[bytes] | Any, box: Box | None = None, size: Size | None = None) -> Image.Image:
    """The picture, RGB or RGBA: the part in ``box``, at ``size``; whole and as large as it is
    where they are left out. Both are in px of the upright picture. Raises UnusablePicture."""
    with _lane, opened(file) as image:
        try:
            return _pixels(image, box, size)
        except UnusablePicture:
            raise
        except Exception as error:  # each decoder fails in its own way on a hostile file
            raise UnusablePicture(_damaged()) from error


@contextmanager
def opened(file: IO[bytes] | Any) -> Iterator[ImageFile.ImageFile]:
    """The file's head, read; its position is put back. Raises UnusablePicture."""
    position = file.tell()
    file.seek(0)
    try:
        yield _head(file)
    finally:
        if not file.closed:
            file.seek(position)


def _head(file: IO[bytes]) -> ImageFile.ImageFile:
    try:
        with warnings.catch_warnings():
            # Too many pixels are refused by us, in words; other faults need not be told twice.
            warnings.simplefilter("ignore")
            return Image.open(file, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UnusablePicture(_too_large()) from error
    except Exception as error:
        raise UnusablePicture(
            _("This file is not a picture we can use. Save it as JPEG, PNG, WebP, AVIF or GIF.")
        ) from error


def _require_a_size_that_fits(size: Size) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise UnusablePicture(_damaged())
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS or max(size) > LONGEST_SIDE:
        raise UnusablePicture(_too_large(size))


def _pixels(image: ImageFile.ImageFile, box: Box | None, size: Size | None) -> Image.Image:
    orientation = _orientation(image)
    full = _turned(image.size) if orientation > 4 else image.size
    box, size = box or (0, 0, *full), size or full
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _decode_no_larger_than_needed(image, orientation, full, box, size)
        image.load()
        made = colours.resizable(image)
        if orientation in TURNS:
            made = made.transpose(TURNS[orientation])
        part = _scaled(box, full, made.size)
        if (made.size, part) != (size, (0, 0, *made.size)):
            made = made.resize(size, Image.Resampling.LANCZOS, part, reducing_gap=3.0)
        made = colours.in_srgb(made, image.info.get("icc_profile"))
    made.info.clear()
    return made


def _scaled(box: Box, full: Size, size: Size) -> Box:
    """``box`` of a picture of ``full`` size in one that was decoded at ``size``."""
    across, down = size[0] / full[0], size[1] / full[1]
    right, bottom = min(box[2] * across, size[0]), min(box[3] * down, size[1])
    return box[0] * across, box[1] * down, right, bottom


def _decode_no_larger_than_needed(
    image: ImageFile.ImageFile, orientation: int, full: Size, box: Box, size: Size
) -> None:
    """JPEG can be decoded at a half, a quarter or an eighth."""
    scale = max(size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1]))
    needed = (max(1, int(full[0] * scale) + 1), max(1, int(full[1] * scale) + 1))
    image.draft(None, _turned(needed) if orientation > 4 else needed)


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except Exception:  # broken EXIF says nothing
        return 1
    return found if found in TURNS else 1


def _turned(size: Size) -> Size:
    return size[1], size[0]


def _damaged() -> str:
    return _("This picture is damaged or incomplete. Get a new copy of the file.")


def _too_large(size: Size | None = None) -> str:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    told = {"most": most, "side": LONGEST_SIDE}
    if size is None:
        return _("This picture is too large. The limit is %(most)s megapixels.") % told
    told |= {"width": size[0], "height": size[1]}
    words = _(
        "This picture is too large (%(width)s × %(height)s pixels). The limit is %(most)s "
        "megapixels and %(side)s pixels per side."
    )
    return words % told

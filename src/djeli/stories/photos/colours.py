"""Colours of any kind to sRGB of eight bits (IEC 61966-2-1)."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageCms

SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab "}
"""The colour space that a profile must have to speak of pixels of a mode (ICC.1, table 19)."""
CREATED = slice(24, 36)
"""Where a profile says when it was made (ICC.1, 7.2.8)."""


def resizable(image: Image.Image) -> Image.Image:
    """The same colours in a mode whose pixels can be mixed: no palettes, no single bits, eight bits
    a channel, and transparency as a channel of its own."""
    if image.mode.startswith("I") or image.mode == "F":
        return _of_eight_bits(image)
    if image.mode in {"P", "PA", "1"} or "transparency" in image.info:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode in {"RGBX", "YCbCr", "HSV"}:
        return image.convert("RGB")
    return (
        image.convert("RGBA" if image.mode == "RGBa" else "LA") if image.mode[-1] == "a" else image
    )


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB, or RGBA where anything is transparent, as ``profile`` says; without a profile, or with
    one that is broken or speaks of other pixels, as the mode alone says."""
    alpha = image.getchannel("A") if image.mode in {"RGBA", "LA"} else None
    if alpha is not None:
        image = image.convert("RGB" if image.mode == "RGBA" else "L")
    made = (_by_profile(image, profile) if profile else None) or image.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        made.putalpha(alpha)
    return made


@cache
def srgb_profile() -> bytes:
    """A small sRGB profile; the same bytes each time."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    date = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return made[: CREATED.start] + date + made[CREATED.stop :]


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space != SPACES.get(image.mode):
            return None
        return ImageCms.profileToProfile(
            image,
            source,
            ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits, whole numbers or not, from its own black to its own white."""
    grey = image if image.mode in {"I", "F"} else image.convert("I")
    darkest, brightest = (float(value) for value in grey.getextrema())  # type: ignore[arg-type]
    if image.mode == "F":
        low, high = (0.0, 1.0) if darkest >= 0 and brightest <= 1 else (darkest, brightest)
    else:
        low, high = min(0.0, darkest), 65535.0 if brightest <= 65535 else brightest
    scale = 255 / ((high - low) or 1)
    offset = 0.5 - low * scale
    return grey.point(lambda value: value * scale + offset).convert("L")

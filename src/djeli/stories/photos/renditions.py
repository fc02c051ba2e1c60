"""Renditions: pixels, an sRGB profile and the picture's credit, nothing else.

Readers' renditions are cut by spec from a picture that is decoded once (``Developed``); the desk's
own, which Wagtail asks for, by its filters (``PictureFilter``). Both are written by ``written``.
"""

from __future__ import annotations

import io
from typing import IO, Any, Literal

from django.core.files import File
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wagtail.images.models import Filter
from willow.image import AvifImageFile, ImageFile, JPEGImageFile, PNGImageFile, WebPImageFile
from willow.plugins.pillow import PillowImage

from djeli.stories.photos import colours, embedded_credits, likeness
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.geometry import Box, Size, Spec, shown_part, true_size
from djeli.stories.photos.pixels import pixels, upright_size

FileFormat = Literal["avif", "jpeg", "png", "webp"]

OPTIONS: dict[FileFormat, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 8},
    "jpeg": {"quality": 74, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    "webp": {"quality": 72, "method": 2},
}
FILES: dict[FileFormat, type[ImageFile]] = {
    "avif": AvifImageFile,
    "jpeg": JPEGImageFile,
    "png": PNGImageFile,
    "webp": WebPImageFile,
}
LIGHT = Spec(480)
"""What readers who save data are offered: a link that says how large the picture is."""
WHITE = (255, 255, 255)
WIDEST, HIGHEST = 1600, 1200
"""In px: no rendition needs a picture that is larger in both."""
LARGE = 800
"""In px: wider AVIF files are made at a quicker speed, for a tenth more bytes."""
QUICK = 9


class Developed:
    """A picture that is decoded once, and no larger than its renditions need. Raises
    UnusablePicture."""

    def __init__(self, file: IO[bytes] | Any, rights: Rights, focus: Box | None = None) -> None:
        self.size = upright_size(file)
        self._rights, self._focus = rights, focus
        self._pixels = pixels(file, size=_needed(self.size))
        self._qualities: dict[FileFormat, int] = {}
        self._sample: Image.Image | None = None
        self._cut: tuple[Spec, Image.Image] | None = None

    def rendition(self, spec: Spec, form: FileFormat) -> bytes:
        """The bytes of the rendition in ``spec``. Who asks for all formats of a spec in a row has
        the picture made smaller once."""
        # The last cut is kept here, not by a cache around a method: that would be a circle of
        # references, and its megabytes would wait for the garbage collector.
        if self._cut is None or self._cut[0] != spec:
            self._cut = spec, self._resized(spec)
        cut = self._cut[1]
        options: dict[str, Any] = {"quality": self.quality(form)} if form != "png" else {}
        if form == "avif" and cut.width > LARGE:
            options["speed"] = QUICK
        return written(cut, form, self._rights, **options)

    def _resized(self, spec: Spec) -> Image.Image:
        size, part = true_size(spec, *self.size), shown_part(spec, *self.size, self._focus)
        across = self._pixels.width / self.size[0]
        down = self._pixels.height / self.size[1]
        box = (
            part[0] * across,
            part[1] * down,
            min(part[2] * across, self._pixels.width),
            min(part[3] * down, self._pixels.height),
        )
        return self._pixels.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)

    def quality(self, form: FileFormat) -> int:
        """The lowest quality at which the picture still looks like itself in this format."""
        if form not in self._qualities:
            if self._sample is None:
                self._sample = likeness.sample(_on_white(self._pixels))
            self._qualities[form] = likeness.fitting_quality(self._sample, form)
        return self._qualities[form]


def rendition(
    file: IO[bytes] | Any, spec: Spec, form: FileFormat, rights: Rights, focus: Box | None = None
) -> bytes:
    """The bytes of the rendition of ``file`` in ``spec``. Raises UnusablePicture."""
    return Developed(file, rights, focus).rendition(spec, form)


def light_size(file: IO[bytes] | Any, rights: Rights) -> int:
    """Bytes of the rendition that is offered to readers who save data. Raises UnusablePicture."""
    return len(rendition(file, LIGHT, "jpeg", rights))


def _needed(full: Size) -> Size:
    scale = min(1.0, max(WIDEST / full[0], HIGHEST / full[1]))
    return max(1, round(full[0] * scale)), max(1, round(full[1] * scale))


def written(image: Image.Image, form: FileFormat, rights: Rights, **options: Any) -> bytes:
    """``image`` as a file; ``options`` are Pillow's, in place of the usual quality."""
    made = _on_white(image) if form == "jpeg" else image
    output = io.BytesIO()
    given = {**OPTIONS[form], **options, "icc_profile": colours.srgb_profile()}
    if packet := embedded_credits.xmp(rights):
        given |= _xmp_option(form, packet)
    made.save(output, form.upper(), **given)
    content = output.getvalue()
    return embedded_credits.with_iptc(content, rights) if form == "jpeg" else content


def _xmp_option(form: FileFormat, packet: bytes) -> dict[str, Any]:
    if form != "png":
        return {"xmp": packet}
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet.decode())
    return {"pnginfo": info}


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    made = Image.new("RGB", image.size, WHITE)
    made.paste(image, mask=image.getchannel("A"))
    return made


class PictureFilter(Filter):
    """A filter of Wagtail's whose result carries no more than a reader's rendition does.

    What is transparent becomes PNG, everything else JPEG, unless the filter names a format.
    """

    def run(self, image: Any, output: IO[bytes], source: File[bytes] | None = None) -> ImageFile:
        """Write the rendition of ``image`` into ``output``."""
        if source is not None:
            whole = pixels(source)
        else:
            with image.open_file() as file:
                whole = pixels(file)
        transform = self.get_transform(image, whole.size)
        cut = PillowImage(whole).crop(transform.get_rect().round()).resize(transform.size)
        asked: dict[str, Any] = {}
        for operation in self.filter_operations:
            cut = operation.run(cut, image, asked) or cut
        made: Image.Image = cut.image
        form = _form_asked(asked, made)
        output.write(written(made, form, image.rights, **_options_asked(asked, form)))
        return FILES[form](output)


def _form_asked(asked: dict[str, Any], made: Image.Image) -> FileFormat:
    usual: FileFormat = "png" if made.mode == "RGBA" else "jpeg"
    wanted = asked.get("output-format", usual)
    return wanted if wanted in FILES else usual


def _options_asked(asked: dict[str, Any], form: FileFormat) -> dict[str, Any]:
    if form == "webp" and "lossless" in asked.get("output-format-options", ()):
        return {"lossless": True}
    quality = asked.get(f"{form}-quality")
    return {"quality": quality} if quality is not None else {}

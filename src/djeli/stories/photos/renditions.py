"""Renditions: pixels, an sRGB profile and the picture's credit, nothing else.

Readers' renditions are made by spec (``rendition``); the desk's own, which Wagtail asks for, by
its filters (``PictureFilter``). Both are written by ``written``.
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

from djeli.stories.photos import colours, embedded_credits
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.geometry import Box, Spec, shown_part, true_size
from djeli.stories.photos.pixels import pixels, upright_size

FileFormat = Literal["avif", "jpeg", "png", "webp"]

OPTIONS: dict[FileFormat, dict[str, Any]] = {
    "avif": {"quality": 58},
    "jpeg": {"quality": 74, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    "webp": {"quality": 72},
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


def rendition(
    file: IO[bytes] | Any, spec: Spec, form: FileFormat, rights: Rights, focus: Box | None = None
) -> bytes:
    """The bytes of the rendition of ``file`` in ``spec``. Raises UnusablePicture."""
    width, height = upright_size(file)
    part = shown_part(spec, width, height, focus)
    return written(pixels(file, part, true_size(spec, width, height)), form, rights)


def light_size(file: IO[bytes] | Any, rights: Rights) -> int:
    """Bytes of the rendition that is offered to readers who save data. Raises UnusablePicture."""
    return len(rendition(file, LIGHT, "jpeg", rights))


def written(image: Image.Image, form: FileFormat, rights: Rights, **options: Any) -> bytes:
    """``image`` as a file; ``options`` are Pillow's, in place of the usual quality."""
    made = image if image.mode == "RGB" or form != "jpeg" else _on_white(image)
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

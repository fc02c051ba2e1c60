"""Pictures of reader pages, made when first asked for and kept as files.

A rendition's file is where its address says, under the media root: nginx can serve it without us
(``try_files``), and a page can name it before it exists. Only the sizes that pages use are made.
"""

from __future__ import annotations

import logging
import mimetypes
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from djeli.stories.models import Picture
from djeli.stories.models.picture import renditions_address, renditions_folder
from djeli.stories.photos.geometry import Spec
from djeli.stories.photos.pixels import UnusablePicture
from djeli.stories.photos.renditions import FileFormat
from djeli.stories.photos.renditions import rendition as rendition_of
from djeli.web.shown.picture import FORMATS, SPECS

logger = logging.getLogger(__name__)

FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
WRITTEN_AS: dict[str, FileFormat] = {"avif": "avif", "webp": "webp", "jpg": "jpeg"}
PUBLIC_FOLDERS = frozenset({"images"})
"""What the desk's own renditions live in; originals and documents are not given out from here."""


def rendition(request: HttpRequest, pk: int, version: str, spec: str, form: str) -> HttpResponse:
    """A picture in one of the sizes that pages use. 404 for any other size; an old version that is
    no file any more leads to the one of today."""
    if spec not in SPECS or form not in FORMATS:
        raise Http404("no such rendition")
    name = f"{renditions_folder(pk)}/{version}/{spec}.{form}"
    if not default_storage.exists(name):
        picture = Picture.objects.filter(pk=pk).first()
        if picture is None:
            raise Http404("no such picture")
        if picture.version != version:
            return _newer(picture, spec, form)
        _make(picture, SPECS[spec], form, name)
    return _file(name, TYPES[form])


def media(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the desk's, from one of the public folders."""
    parts = PurePosixPath(name).parts
    if not parts or parts[0] not in PUBLIC_FOLDERS or ".." in parts:
        raise Http404("no such file")
    if not default_storage.exists(name):
        raise Http404("no such file")
    return _file(name, mimetypes.guess_type(name)[0] or "application/octet-stream")


def _newer(picture: Picture, spec: str, form: str) -> HttpResponse:
    response = HttpResponseRedirect(
        f"{renditions_address(picture.pk, picture.version)}/{spec}.{form}"
    )
    # Not for ever: an editor may take the change back.
    response["Cache-Control"] = "public, max-age=300"
    return response


def _make(picture: Picture, spec: Spec, form: str, name: str) -> None:
    try:
        with picture.open_file() as file:
            content = rendition_of(file, spec, WRITTEN_AS[form], picture.rights, picture.focus)
    except (UnusablePicture, OSError) as error:
        # Its file was lost or damaged after it was taken in: readers see the alternative text.
        logger.error("picture %s cannot be shown: %s", picture.pk, error)
        raise Http404("no such picture") from error
    # Another worker may have been faster; its bytes are the same, and its name must stand.
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def _file(name: str, content_type: str) -> HttpResponse:
    with default_storage.open(name) as file:
        response = HttpResponse(file.read(), content_type=content_type)
    response["Cache-Control"] = FOR_EVER
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

"""Pictures of reader pages, and who may fetch them.

A public rendition's file is where its address says, under the media root: nginx can serve it
without us (``try_files``), and a page can name it before it exists. Only the sizes that pages use
are cut, never for a reader who asks (``web.files.cutting``). Files are there while something live
shows the picture, and removed when nothing does (``stories.public_files``), so a file that is there
may be given out without asking anybody. All other files are the newsroom's, and are given to those
who are logged in at the desk.
"""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from djeli.press import api as press
from djeli.stories.models import Picture
from djeli.stories.models.picture import renditions_address
from djeli.stories.photos.geometry import Spec, true_size
from djeli.stories.photos.pixels import UnusablePicture
from djeli.stories.photos.renditions import rendition as rendition_of
from djeli.stories.public_files import folders, showings, waiting
from djeli.stories.public_files.showings import Publicity
from djeli.web.files.cutting import WRITTEN_AS
from djeli.web.files.parts import in_part
from djeli.web.view_models.picture import FORMATS, SPECS

logger = logging.getLogger(__name__)

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
SOON = 2
"""Seconds after which a browser may ask again for a picture that is not cut yet."""
NEWSROOM_FOLDERS = frozenset({"images", "original_images"})
"""The desk's own renditions, and what was uploaded."""


def rendition(request: HttpRequest, pk: int, version: str, spec: str, form: str) -> HttpResponse:
    """A picture in one of the sizes that pages use.

    404 for any other size, or a picture that was never public; 410 for one that was and is no
    longer. Who is logged in at the desk gets it in any case, for previews. An old version that is
    no file any more leads to the one of today, and a file that is not cut yet to the nearest; 503
    where that is still to come.
    """
    if spec not in SPECS or form not in FORMATS:
        raise Http404("no such rendition")
    kept = _read(folders.public_name(pk, version, f"{spec}.{form}"))
    if kept is not None:
        return _public(request, pk, kept, form)
    picture = Picture.objects.filter(pk=pk).first()
    publicity = showings.picture(pk)
    if picture is not None and publicity is Publicity.NOW:
        if picture.version != version:
            return _newer(picture, spec, form)
        return _nearest(picture, SPECS[spec], form)
    if picture is not None and is_of_the_newsroom(request):
        return private(_for_the_newsroom(picture, version, SPECS[spec], form))
    return _refuse(publicity)


def media(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the newsroom's, for those who are logged in at the desk; 404 for all others."""
    parts = PurePosixPath(name).parts
    if not parts or parts[0] not in NEWSROOM_FOLDERS or ".." in parts:
        raise Http404("no such file")
    content = _read(name) if is_of_the_newsroom(request) else None
    if content is None:
        raise Http404("no such file")
    return private(_answer(content, mimetypes.guess_type(name)[0] or "application/octet-stream"))


def is_of_the_newsroom(request: HttpRequest) -> bool:
    """True for those who are logged in and may use the desk."""
    return bool(request.user.is_active and request.user.has_perm("wagtailadmin.access_admin"))


def private(response: HttpResponse) -> HttpResponse:
    """No cache between us and this user may keep it."""
    response["Cache-Control"] = "private, no-store"
    return response


def _for_the_newsroom(picture: Picture, version: str, spec: Spec, form: str) -> HttpResponse:
    if picture.version != version:
        return _newer(picture, spec.name, form)
    name = folders.newsroom_name(picture.pk, version, f"{spec.name}.{form}")
    kept = _read(name)
    return _answer(_cut(picture, spec, form, name) if kept is None else kept, TYPES[form])


def _nearest(picture: Picture, spec: Spec, form: str) -> HttpResponse:
    """Lead to the rendition that is most like one that is not cut yet. Nothing is cut for it."""
    there = folders.files_in(picture.pk, picture.version, public=True)
    found = [(name, SPECS[one], other) for name, (one, other) in _known(there)]
    if not found:
        return _not_yet(picture)
    size = true_size(spec, picture.width, picture.height)

    def strangeness(one: tuple[str, Spec, str]) -> tuple[float, bool, bool, int]:
        _, other, written = one
        wide, high = true_size(other, picture.width, picture.height)
        shape = round(abs(wide / high - size[0] / size[1]), 1)
        is_cut_otherwise = (other.height is None) is not (spec.height is None)
        return shape, is_cut_otherwise, written not in {form, "jpg"}, abs(wide - size[0])

    nearest = min(found, key=strangeness)[0]
    response = HttpResponseRedirect(f"{renditions_address(picture.pk, picture.version)}/{nearest}")
    return private(response)


def _not_yet(picture: Picture) -> HttpResponse:
    """503 while the picture waits to be cut (RFC 9110, 15.6.4). Raises Http404 for one that cannot
    be."""
    if not waiting.is_waiting(picture.pk):
        raise Http404("no such picture")
    headers = {"Retry-After": str(SOON)}
    return private(
        HttpResponse("not ready yet\n", status=503, headers=headers, content_type="text/plain")
    )


def _known(names: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for name in sorted(names):
        spec, _, form = name.partition(".")
        if spec in SPECS and form in FORMATS:
            yield name, (spec, form)


def _public(request: HttpRequest, pk: int, content: bytes, form: str) -> HttpResponse:
    response = in_part(request, _answer(content, TYPES[form]))
    if response.status_code == 416:
        return private(response)
    press.labelled(response, press.row_key(Picture, pk))
    return response


def _refuse(publicity: Publicity) -> HttpResponse:
    """404 or 410, not cached, because a picture may become public at any moment."""
    text = "withdrawn" if publicity is Publicity.OVER else "no such picture"
    response = HttpResponse(f"{text}\n", status=publicity.value, content_type="text/plain")
    return private(response)


def _read(name: str) -> bytes | None:
    """The file's content; None if there is none, or no longer."""
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
    except (OSError, ValueError):  # gone this instant, a folder, or what can be no file's name
        return None
    return content


def _newer(picture: Picture, spec: str, form: str) -> HttpResponse:
    response = HttpResponseRedirect(
        f"{renditions_address(picture.pk, picture.version)}/{spec}.{form}"
    )
    # Not for ever: an editor may take the change back.
    response["Cache-Control"] = "public, max-age=300"
    return response


def _cut(picture: Picture, spec: Spec, form: str, name: str) -> bytes:
    """For previews: the newsroom sees a picture that was just uploaded."""
    try:
        with picture.open_file() as file:
            content = rendition_of(file, spec, WRITTEN_AS[form], picture.rights, picture.focus)
    except (UnusablePicture, OSError) as error:
        logger.error("picture %s cannot be shown: %s", picture.pk, error)
        raise Http404("no such picture") from error
    folders.keep(name, content)
    return content


def _answer(content: bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

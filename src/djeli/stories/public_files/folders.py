"""The files that were made of a picture: the public ones, which a web server may give out without
asking, and those for the newsroom alone."""

from __future__ import annotations

import os
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from djeli.stories.models.picture import renditions_folder

PUBLIC = "pictures"
NEWSROOM = "previews"
PART = "part-"
"""How a file's name begins while it is being written."""


def public_name(picture_id: int, version: str, file: str) -> str:
    """Where readers' rendition is kept, under the media root."""
    return f"{renditions_folder(picture_id)}/{version}/{file}"


def newsroom_name(picture_id: int, version: str, file: str) -> str:
    """Where the same rendition is kept while only the newsroom may see it."""
    return f"{NEWSROOM}/{picture_id}/{version}/{file}"


def files_in(picture_id: int, version: str, *, public: bool) -> set[str]:
    """The renditions that are there."""
    name = public_name if public else newsroom_name
    folder = name(picture_id, version, "").rstrip("/")
    try:
        return {one for one in default_storage.listdir(folder)[1] if not one.startswith(PART)}
    except FileNotFoundError:
        return set()


def keep(name: str, content: bytes) -> None:
    """Write a file that readers may ask for meanwhile: they get all of it, or nothing."""
    if default_storage.exists(name):
        return
    folder, _, file = name.rpartition("/")
    passing = default_storage.save(f"{folder}/{PART}{file}", ContentFile(content))
    _rename(passing, name)


def publish(picture_id: int, version: str) -> None:
    """Move what was cut for the newsroom to where readers find it."""
    there = files_in(picture_id, version, public=True)
    for file in sorted(files_in(picture_id, version, public=False) - there):
        before = newsroom_name(picture_id, version, file)
        try:
            with default_storage.open(before) as given:
                keep(public_name(picture_id, version, file), given.read())
        except FileNotFoundError:
            continue  # another process did the same


def _rename(name: str, to: str) -> None:
    try:
        before, after = default_storage.path(name), default_storage.path(to)
    except NotImplementedError:
        # A store of objects shows each only when it is complete.
        with default_storage.open(name) as given:
            default_storage.save(to, given)
        default_storage.delete(name)
        return
    with suppress(FileNotFoundError):  # the folder was withdrawn meanwhile
        os.replace(before, after)


def withdraw(picture_id: int, but: str = "") -> list[str]:
    """Remove the public files of a picture, but for those of the version ``but``; their names."""
    return _remove(renditions_folder(picture_id), but)


def forget_previews(picture_id: int) -> None:
    """Remove what only the newsroom was shown."""
    _remove(f"{NEWSROOM}/{picture_id}")


def pictures_with_files() -> list[int]:
    """Ids of the pictures that have a public folder."""
    if not default_storage.exists(PUBLIC):
        return []
    return [int(name) for name in default_storage.listdir(PUBLIC)[0] if name.isdecimal()]


def _remove(folder: str, but: str = "") -> list[str]:
    """Remove all in ``folder``, but for the folder ``but`` in it. Somebody else may be doing the
    same, or putting a file there: whoever puts one looks afterwards whether it may stay."""
    if not default_storage.exists(folder):
        return []
    folders, files = default_storage.listdir(folder)
    names = [f"{folder}/{name}" for name in files]
    for name in names:
        default_storage.delete(name)
    for name in folders:
        if name != but:
            names += _remove(f"{folder}/{name}")
    if but not in folders:
        _remove_empty(folder)
    return names


def _remove_empty(folder: str) -> None:
    try:
        default_storage.delete(folder)
    except OSError:
        return  # a file came into it meanwhile

"""The files that were made of a picture: the public ones, which a web server may give out without
asking, and those for the newsroom alone."""

from __future__ import annotations

from django.core.files.storage import default_storage

from djeli.stories.models.picture import renditions_folder

PUBLIC = "pictures"
NEWSROOM = "previews"


def public_name(picture_id: int, version: str, file: str) -> str:
    """Where readers' rendition is kept, under the media root."""
    return f"{renditions_folder(picture_id)}/{version}/{file}"


def newsroom_name(picture_id: int, version: str, file: str) -> str:
    """Where the same rendition is kept while only the newsroom may see it."""
    return f"{NEWSROOM}/{picture_id}/{version}/{file}"


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

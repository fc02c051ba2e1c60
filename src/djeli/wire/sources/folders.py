"""Watched folders: which files are whole, and where they go when they were read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from djeli.wire.formats import format_detection
from djeli.wire.formats.item import Refused
from djeli.wire.formats.sender import Sender

SETTLED = 5.0
"""Seconds for which a file has to be left alone before it counts as whole."""
PATIENCE = 600.0
"""Seconds for which a file that cannot be read is taken for one that is still being written."""
KEPT = 7 * 24 * 3600.0
"""Seconds for which a file that was read is kept."""
READ = ".read"
"""The folder, inside the watched one, into which files go when they were read."""
UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".uploading")


class BadFolder(ValueError):
    """A folder that cannot be watched; holds one clear line."""


def folder_of(address: str) -> Path:
    """The folder that ``address`` names, inside one of those that the operator has given for it:
    a path, or a name in the first. Raises BadFolder for any other, and for what is no folder."""
    roots = [root.resolve() for root in settings.WIRE_FOLDERS]
    folder = (roots[0] / address).resolve()
    if not any(folder == root or root in folder.parents for root in roots):
        raise BadFolder(f"the folder must be inside {' or '.join(map(str, roots))}")
    if not folder.is_dir():
        raise BadFolder(f"there is no folder {folder}")
    return folder


def whole_files(folder: Path, sender: Sender, form: str = "") -> Iterator[Path]:
    """The files that are ready, oldest first. One that is being written is left for the next look:
    it was changed a moment ago, has the name of an unfinished one, is empty, or cannot be read yet
    and is young."""
    now = time.time()
    for path, changed_at in sorted(_files(folder), key=lambda found: (found[1], found[0])):
        if now - changed_at >= SETTLED and not (
            now - changed_at < PATIENCE and _is_broken(path, sender, form)
        ):
            yield path


def newest_files(folder: Path, most: int) -> list[Path]:
    """The last files, also those that were read already, the newest first."""
    both = [*_files(folder), *(_files(folder / READ) if (folder / READ).is_dir() else ())]
    return [path for path, _ in sorted(both, key=lambda found: -found[1])[:most]]


def put_by(path: Path) -> None:
    """Move a file that was read out of the way. Raises OSError if that cannot be done."""
    aside = path.parent / READ
    aside.mkdir(exist_ok=True)
    target = aside / path.name
    os.replace(path, target)
    os.utime(target)


def tidy(folder: Path) -> None:
    """Delete files that were read long ago."""
    aside = folder / READ
    for path in aside.iterdir() if aside.is_dir() else ():
        if time.time() - path.stat().st_mtime > KEPT:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[Path, float]]:
    """Plain files and when they were changed. Links are not followed: they lead anywhere."""
    for entry in os.scandir(folder):
        try:
            is_file, told = entry.is_file(follow_symlinks=False), entry.stat(follow_symlinks=False)
        except OSError:
            continue  # it went away meanwhile
        is_unfinished = entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED)
        if is_file and told.st_size and not is_unfinished:
            yield Path(entry.path), told.st_mtime


def _is_broken(path: Path, sender: Sender, form: str) -> bool:
    try:
        if path.stat().st_size <= format_detection.LARGEST:
            format_detection.read(path.read_bytes(), sender, form)
    except Refused:
        return True
    except OSError:
        return True
    except Exception:
        return False  # a fault of ours: intake says so
    return False

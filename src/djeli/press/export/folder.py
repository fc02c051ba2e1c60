"""The folder that holds a mirror, and which of its files are the export's own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from djeli.press.export.names import LIST, PART, is_inside


class NotAnExport(OSError):
    """The folder holds files that no export has written."""


class Folder:
    """The mirror at ``path``, which is made where it is not.

    Counts what was ``written``, was the ``same``, and was ``removed``. Raises NotAnExport where the
    folder holds anything else, and OSError where it cannot be made or written.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OSError(f"the folder {path} cannot be made: {reason}") from None
        self.path = path
        self.written = self.same = self.removed = 0
        self._known = self._listed()
        self._held: set[str] = set()

    def _listed(self) -> set[str]:
        if (self.path / LIST).is_file():
            try:
                listed = json.loads((self.path / LIST).read_text(encoding="utf-8"))
            except ValueError as error:
                raise NotAnExport(f"{self.path / LIST} cannot be read: {error}") from error
            return {name for name in listed if is_inside(name)}
        if any(one.name != PART for one in self.path.iterdir()):
            raise NotAnExport(
                f"{self.path} holds files that are not from an export: choose an empty folder"
            )
        return set()

    def has(self, name: str) -> bool:
        """True where an earlier export has written the file, and it is there."""
        return name in self._known and (self.path / name).is_file()

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def claim(self, names: Iterable[str]) -> None:
        """Note what is going to be written: if the work is broken off, the next export knows the
        files for its own."""
        new = set(names) - self._known
        if new:
            self._known |= new
            self._list(self._known)

    def keep(self, name: str) -> None:
        """The file stays as an earlier export wrote it."""
        self._held.add(name)

    def write(self, name: str, content: bytes) -> None:
        """Let the file hold ``content``: who reads it meanwhile gets all of the old, or the new."""
        self._held.add(name)
        path = self.path / name
        if path.is_file() and path.read_bytes() == content:
            self.same += 1
            return
        self._make_way(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._replace(path, content)
        self.written += 1

    def pass_by(self, name: str) -> None:
        """The file is there and never changes."""
        self.keep(name)
        self.same += 1

    def close(self) -> None:
        """Remove what is no longer of the site, and list what is."""
        for name in sorted(self._known - self._held):
            self._remove(name)
        self._list(self._held)

    def _remove(self, name: str) -> None:
        path = self.path / name
        if not path.is_file():
            return
        path.unlink()
        self.removed += 1
        # Of an empty folder servers show a list, where nothing should be found.
        for folder in path.parents:
            if folder == self.path or any(folder.iterdir()):
                break
            folder.rmdir()

    def _make_way(self, path: Path) -> None:
        """Remove files of earlier exports that stand where a folder must be, or the other way."""
        name = path.relative_to(self.path).as_posix()
        if path.is_dir():
            for one in [one for one in self._known if one.startswith(f"{name}/")]:
                self._remove(one)
        for parent in path.relative_to(self.path).parents:
            if self.has(parent.as_posix()):
                self._remove(parent.as_posix())

    def _list(self, names: set[str]) -> None:
        self._replace(self.path / LIST, json.dumps(sorted(names)).encode())

    def _replace(self, path: Path, content: bytes) -> None:
        part = self.path / PART
        part.write_bytes(content)
        os.replace(part, path)

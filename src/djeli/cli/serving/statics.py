"""Collects static files where whitenoise serves them from."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from djeli.cli.refusals import RefusedError, first_line

STAMP = "collected"
MANIFEST = "staticfiles.json"


class Collecting:
    """Static files being collected by another process; it takes as long as the migrations do."""

    def __init__(self) -> None:
        self.sources = _fingerprint()
        self.stamp = Path(settings.STATIC_ROOT) / STAMP
        self.process: subprocess.Popen[str] | None = None
        if not settings.DEBUG and not self._is_done():
            command = [sys.executable, "-P", "-m", "djeli.cli", "collectstatic"]
            self.process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [*command, "--no-input", "--verbosity=0"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )

    def finish(self) -> None:
        """Wait for the end. Raises RefusedError with what went wrong."""
        if self.process is None:
            return
        _, complaint = self.process.communicate()
        if self.process.returncode:
            last = complaint.strip().splitlines()[-1:] or ["no reason given"]
            raise RefusedError(f"the static files could not be collected: {last[0]}")
        try:
            self.stamp.write_text(self.sources + "\n")
        except OSError as error:
            raise RefusedError(f"{self.stamp} cannot be written: {first_line(error)}") from None

    def _is_done(self) -> bool:
        return self.stamp.is_file() and self.stamp.read_text().strip() == self.sources


def collect_where_there_are_none() -> None:
    """Collect the static files of an edition that was never served: its pages name them. Those of
    one that is served are left to `djeli serve`. In this process, which has perhaps looked for
    their list already: Django then gives it the new one. Raises OSError."""
    if not settings.DEBUG and not (Path(settings.STATIC_ROOT) / MANIFEST).is_file():
        call_command("collectstatic", interactive=False, verbosity=0)


def _fingerprint() -> str:
    """Changes when any source file does: its name, size and time are looked at, not its bytes."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()

"""The collected static files, kept from one run to the next while no source changes.

Packing them takes most of the founding of a newsroom that is served.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage as storage
from django.core.management import call_command
from django.test import override_settings

from djeli.cli.serving import statics
from tests.cli.processes import djeli
from tests.made_once import made_once

PACKED = {"staticfiles": {"BACKEND": "djeli.web.files.static_files.LightStaticFiles"}}
"""As sites are served; the test suite itself reads its files where they are written."""


def collect() -> None:
    """Fill ``STATIC_ROOT`` with what ``djeli serve`` would collect, and say that it is done."""
    sources = statics._fingerprint()
    root = Path(settings.STATIC_ROOT)
    with made_once(_kept(sources)):
        if _kept(sources).exists():
            shutil.copytree(_kept(sources), root, dirs_exist_ok=True)
            # Read once, when there were none.
            storage.hashed_files, storage.manifest_hash = storage.load_manifest()
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        _keep(sources, root)


def begin_folder_with_statics(data: Path) -> None:
    """Lay the static files into a data folder, so that what serves it finds them collected."""
    with override_settings(STORAGES=settings.STORAGES | PACKED):
        sources = statics._fingerprint()
    root = data / "static"
    with made_once(_kept(sources)):
        if not _kept(sources).exists():
            done = djeli("collectstatic", "--no-input", "--verbosity=0", data=data)
            assert done.returncode == 0, done.stderr
            _keep(sources, root)
    shutil.copytree(_kept(sources), root, dirs_exist_ok=True)


def _kept(sources: str) -> Path:
    return Path(tempfile.gettempdir(), f"djeli-static-{os.getuid()}-{sources[:24]}")


def _keep(sources: str, root: Path) -> None:
    (root / statics.STAMP).write_text(f"{sources}\n")
    made = Path(tempfile.mkdtemp(dir=tempfile.gettempdir()))
    shutil.copytree(root, made, dirs_exist_ok=True)
    try:
        made.rename(_kept(sources))
    except OSError:  # another was quicker
        shutil.rmtree(made)

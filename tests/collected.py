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

from djeli.cli.serving import statics


def collect() -> None:
    """Fill ``STATIC_ROOT`` with what ``djeli serve`` would collect, and say that it is done."""
    sources = statics._fingerprint()
    kept = Path(tempfile.gettempdir(), f"djeli-static-{os.getuid()}-{sources[:24]}")
    root = Path(settings.STATIC_ROOT)
    if kept.exists():
        shutil.copytree(kept, root, dirs_exist_ok=True)
        # Read once, when there were none.
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    (root / statics.STAMP).write_text(f"{sources}\n")
    made = Path(tempfile.mkdtemp(dir=kept.parent))
    shutil.copytree(root, made, dirs_exist_ok=True)
    try:
        made.rename(kept)
    except OSError:  # another was quicker
        shutil.rmtree(made)

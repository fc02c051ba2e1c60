"""Which code makes the pages: a new build presses every page anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

import djeli

SUFFIXES = frozenset({".py", ".html", ".mo", ".toml"})


@cache
def identifier() -> str:
    """Eight bytes in hex of all that pages are made with beside the database.

    Our code and templates, a theme's templates, the names of static files, the versions of what
    renders, and the settings that show on pages.
    """
    seen = hashlib.blake2b(digest_size=8)
    for path in _files():
        seen.update(str(path).encode())
        seen.update(path.read_bytes())
    for package in ("Django", "wagtail", "Jinja2"):
        seen.update(version(package).encode())
    for name in ("BASE_URL", "LANGUAGE_CODE", "TIME_ZONE"):
        seen.update(str(getattr(settings, name)).encode())
    return seen.hexdigest()


def _files() -> Iterator[Path]:
    package = Path(djeli.__file__).parent
    yield from sorted(path for path in package.rglob("*") if path.suffix in SUFFIXES)
    theme = Path(settings.DATA) / "theme" / "templates"
    if theme.is_dir():
        yield from sorted(path for path in theme.rglob("*") if path.is_file())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.is_file():
        yield manifest

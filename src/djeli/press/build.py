"""Which code makes the pages: a new build presses every page anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import wagtail
from django.conf import settings

import djeli

SUFFIXES = frozenset({".py", ".html", ".mo", ".toml"})
SHOWN = (
    "BASE_URL",
    "LANGUAGE_CODE",
    "TIME_ZONE",
    "WEBSUB_HUB",
    "INDEXNOW_KEY",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_REFERRER_POLICY",
)
"""Settings that show."""


@cache
def identifier() -> str:
    """Eight bytes in hex of all that pages are made with beside the database.

    Our code and templates, a theme's templates, the names of static files, the versions of all
    libraries, and the settings that show on pages or in their headers.
    """
    seen = hashlib.blake2b(digest_size=8)
    for path in _files():
        seen.update(str(path).encode())
        seen.update(path.read_bytes())
    for library in sorted(Path(wagtail.__file__).parents[1].glob("*.dist-info")):
        seen.update(library.name.encode())  # which ends in its version
    for name in SHOWN:
        seen.update(f"{name}={getattr(settings, name)!r}".encode())
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

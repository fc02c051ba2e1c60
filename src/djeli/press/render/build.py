"""Which code makes the pages: a new build presses every page anew."""

from __future__ import annotations

import hashlib
import json
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
    """Eight bytes in hex of all that pages are made with beside the database."""
    seen = hashlib.blake2b(digest_size=8)
    for name, value in ingredients().items():
        seen.update(f"{name}={value}".encode())
    return seen.hexdigest()


@cache
def ingredients() -> dict[str, str]:
    """What pages are made with beside the database: the settings that show on pages or in their
    headers, the theme's folder, and a digest of code, templates, names of static files and versions
    of libraries."""
    found = {name: repr(getattr(settings, name)) for name in SHOWN}
    return {**found, "theme": repr(str(_theme())), "code": _code()}


def differences(pressed: str, but: str = "") -> list[str]:
    """In what this process differs from the one whose ingredients ``pressed`` has (as JSON), but
    for the one that is called ``but``."""
    there: dict[str, str] = json.loads(pressed) if pressed else {}
    here = ingredients()
    return [
        _difference(name, here[name], there[name])
        for name in here
        if name in there and name != but and here[name] != there[name]
    ]


def _difference(name: str, here: str, there: str) -> str:
    if name == "code":
        return "code, templates or libraries differ"
    return f"{name} is {here} here and {there} there"


def _code() -> str:
    seen = hashlib.blake2b(digest_size=8)
    for path in _files():
        seen.update(str(path).encode())
        seen.update(path.read_bytes())
    for library in sorted(Path(wagtail.__file__).parents[1].glob("*.dist-info")):
        seen.update(library.name.encode())  # which ends in its version
    return seen.hexdigest()


def _theme() -> Path:
    return Path(settings.DATA) / "theme" / "templates"


def _files() -> Iterator[Path]:
    package = Path(djeli.__file__).parent
    yield from sorted(path for path in package.rglob("*") if path.suffix in SUFFIXES)
    theme = _theme()
    if theme.is_dir():
        yield from sorted(path for path in theme.rglob("*") if path.is_file())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.is_file():
        yield manifest

"""Which code makes the pages: a new build presses every page anew."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from django.conf import settings

import djeli

PASSED_OVER = frozenset({"migrations", "management", "static", "__pycache__", ".pyc", ".po"})
"""Folders and endings of what makes no page. Static files come in by their names."""
NAME = re.compile(r"[\w.-]+")
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
    package = Path(djeli.__file__).parent
    for name, content in [*_written(package), *_written_theme(), *_static_names(package)]:
        seen.update(f"{name}\n".encode())
        seen.update(content)
    for name, version in sorted(_libraries().items()):
        seen.update(f"{name}=={version}\n".encode())
    return seen.hexdigest()


def _written(package: Path) -> Iterator[tuple[str, bytes]]:
    """Code, templates and data of the rooms that make pages, and the words of all rooms: Django
    puts those of one language together."""
    rooms = [package / room for room in settings.ROOMS_THAT_MAKE_PAGES]
    found = {
        path for room in rooms for path in room.rglob("*") if _shows(path.relative_to(package))
    }
    for path in sorted(found | {*package.glob("*/locale/*/LC_MESSAGES/*.mo")}):
        if path.is_file():
            yield str(path.relative_to(package)), path.read_bytes()


def _shows(path: Path) -> bool:
    return path.suffix not in PASSED_OVER and PASSED_OVER.isdisjoint(path.parts)


def _written_theme() -> Iterator[tuple[str, bytes]]:
    theme = _theme()
    for path in sorted(path for path in theme.rglob("*") if path.is_file()):
        yield f"theme/{path.relative_to(theme)}", path.read_bytes()


def _static_names(package: Path) -> Iterator[tuple[str, bytes]]:
    """Names of static files, which change with their content, as pages have them."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        return
    folders = [package / room / "static" for room in settings.ROOMS_THAT_MAKE_PAGES]
    folders.append(_theme().parent / "static")
    ours = {str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*")}
    for name, named in sorted(json.loads(manifest.read_text("utf-8"))["paths"].items()):
        if name in ours:
            yield name, named.encode()


def _libraries() -> dict[str, str]:
    """What Djeli needs, and what that needs, with versions: without extras and without whatever
    else is installed."""
    found: dict[str, str] = {}
    left = ["djeli"]
    while left:
        name = left.pop().lower().replace("_", "-")
        if name in found:
            continue
        try:
            library = distribution(name)
        except PackageNotFoundError:
            continue  # needed on another machine or by another Python
        found[name] = library.version
        needs = [need for need in library.requires or () if "extra ==" not in need]
        left += [known[0] for need in needs if (known := NAME.match(need))]
    return found


def _theme() -> Path:
    return Path(settings.DATA) / "theme" / "templates"

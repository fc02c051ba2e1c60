"""The only place that reads the environment. Every name is documented in docs/settings.md."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from zoneinfo import ZoneInfo

USUAL_ZONE = "Africa/Lagos"
USUAL_ADDRESS = "http://127.0.0.1:8000"
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})


def text(name: str, default: str = "") -> str:
    """The variable's text, without surrounding white space."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on (any case); ``default`` where the variable is empty or unset."""
    found = text(name)
    return found.lower() in TRUE_WORDS if found else default


def number(name: str, default: int) -> int:
    """The variable as a whole number; ``default`` where it is empty or unset."""
    found = text(name)
    if not found:
        return default
    if not found.isdecimal():
        raise SystemExit(f"djeli: {name} is {found!r}: it must be a whole number")
    return int(found)


def by_role(name: str, default: int) -> dict[str, int]:
    """Whole numbers by role: ``72,Publishers=12`` is 72 for all (the key ``""``) and 12 for one."""
    found = {"": default}
    for part in words(name):
        role, _, value = part.rpartition("=")
        if not value.strip().isdecimal():
            raise SystemExit(f"djeli: {name}: {part!r} must be a whole number, or ROLE=NUMBER")
        found[role.strip()] = int(value)
    return found


def words(name: str, default: str = "") -> list[str]:
    """The variable's comma-separated parts, empty ones left out."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def starting(prefix: str) -> dict[str, str]:
    """The variables whose names begin so, by the rest of their names."""
    found = {name: value.strip() for name, value in os.environ.items()}
    return {
        name.removeprefix(prefix): value
        for name, value in found.items()
        if name.startswith(prefix) and value
    }


def data_folder() -> Path:
    """``DJELI_DATA`` as an absolute path; the folder is made where it is missing."""
    folder = Path(text("DJELI_DATA", "./var")).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SystemExit(f"djeli: the data folder {folder} cannot be used: {reason}") from None
    return folder


def served_at(file: Path) -> str:
    """Where the edition was last served, as ``file`` says: what commands take for its address."""
    try:
        return file.read_text(encoding="utf-8").strip() or USUAL_ADDRESS
    except (OSError, UnicodeDecodeError):
        return USUAL_ADDRESS


def chosen_zone(file: Path) -> str:
    """The time zone that was chosen at the desk, as ``file`` says; the usual one without it."""
    try:
        name = file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return USUAL_ZONE
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"djeli: {file} cannot be read: {error}") from None
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError):
        raise SystemExit(
            f"djeli: {file} says {name!r}, which is no time zone: write one such as {USUAL_ZONE}, "
            "or remove the file"
        ) from None


def secret_key(folder: Path) -> str:
    """``DJELI_SECRET_KEY``, or the data folder's own, made on the first start (mode 0600)."""
    given = text("DJELI_SECRET_KEY")
    if given:
        return given
    path = folder / "secret_key"
    try:
        # O_EXCL: of two processes that start together exactly one writes the key.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip() or _unusable(path)
    except OSError as error:
        raise SystemExit(
            f"djeli: the data folder {folder} cannot be written: {error.strerror}"
        ) from None
    key = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")
    return key


def _unusable(path: Path) -> str:
    raise SystemExit(f"djeli: {path} is empty: remove it, and a new key is made")

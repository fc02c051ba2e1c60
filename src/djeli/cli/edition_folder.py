"""Chooses the data folder and the name of a new edition, before settings load; and refuses a folder
without an edition, once they are loaded."""

from __future__ import annotations

import os
import re
from pathlib import Path

from djeli.cli.refusals import RefusedError, first_line

PLAIN = re.compile(r"[\w.~-]+")
WORDS = re.compile(r"[^\W_]+")


def choose_folder(words: list[str], is_named: bool) -> None:
    """Make the folder of `djeli start NAME` the data folder of this command.

    ``words`` is what stands after ``start``; ``is_named`` says that --data chose a folder already,
    so that NAME is the edition's name alone. Refuses a folder that holds anything. What is wrong
    with the words themselves is left to the command's parser.
    """
    names = [word for word in words if not word.startswith("-")]
    if len(names) != 1 or {"-h", "--help"} & set(words):
        return
    typed = Path(os.environ["DJELI_DATA"]) if is_named else plain_folder(names[0])
    folder = typed.expanduser().resolve()
    try:
        if folder.exists() and any(folder.iterdir()):
            text = "choose an empty folder, or one that does not exist yet"
            raise RefusedError(f"{folder} is not empty: {text}")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or first_line(error)
        raise RefusedError(f"the folder {folder} cannot be made: {reason}") from None
    os.environ["DJELI_DATA"] = str(folder)


def plain_folder(name: str) -> Path:
    """The folder for the edition ``name``: ``My Paper!`` gives ``my-paper``. A name of letters,
    digits, hyphens, dots and underscores, and a folder that is there, stay as they are. Raises
    RefusedError where nothing is left."""
    path = Path(name)
    if not path.name or PLAIN.fullmatch(path.name) or path.expanduser().is_dir():
        return path
    words = WORDS.findall(path.name.lower())
    if not words:
        raise RefusedError(f"{name!r} has no letter or digit to name the folder by: use --data DIR")
    return path.with_name("-".join(words))


def refuse_missing_folder() -> None:
    """Raise RefusedError where there is no data folder, and so no database in it. This is before
    settings load, which make the folder and its secret key."""
    folder = Path(os.environ.get("DJELI_DATA", "./var")).expanduser().resolve()
    if not folder.exists() and not os.environ.get("DATABASE_URL"):
        raise RefusedError(_no_database(folder / "db.sqlite3"))


def refuse_missing_database() -> None:
    """Raise RefusedError where the database is a file that is not there: an empty one would be a
    site without a page, at which everything looks well."""
    # Not above: the database is known once Django is set up.
    from django.db import connection

    path = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not path.is_file():
        raise RefusedError(_no_database(path))


def _no_database(path: Path) -> str:
    text = f"there is no database {path}: restore it from a backup"
    return f"{text}, or create an edition with `djeli start NAME`"


def edition_name(name: str) -> str:
    """What to call the edition in the folder ``name``: ``the-lantern`` gives ``The Lantern``."""
    last = Path(name).name or Path(name).resolve().name
    words = last.replace("-", " ").replace("_", " ").split()
    return " ".join(words).title() if last == last.lower() else " ".join(words)

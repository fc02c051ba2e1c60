"""Chooses the data folder and the name of a new edition. No Django: settings load afterwards."""

from __future__ import annotations

import os
from pathlib import Path

from djeli.cli.refusals import RefusedError, first_line


def choose_folder(words: list[str], is_named: bool) -> None:
    """Make the folder of `djeli start NAME` the data folder of this command.

    ``words`` is what stands after ``start``; ``is_named`` says that --data chose a folder already,
    so that NAME is the edition's name alone. Refuses a folder that holds anything. What is wrong
    with the words themselves is left to the command's parser.
    """
    names = [word for word in words if not word.startswith("-")]
    if len(names) != 1 or {"-h", "--help"} & set(words):
        return
    folder = Path(os.environ["DJELI_DATA"] if is_named else names[0]).expanduser().resolve()
    try:
        if folder.exists() and any(folder.iterdir()):
            raise RefusedError(f"{folder} is not empty: choose a folder that does not exist yet")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or first_line(error)
        raise RefusedError(f"the folder {folder} cannot be made: {reason}") from None
    os.environ["DJELI_DATA"] = str(folder)


def edition_name(name: str) -> str:
    """What to call the edition in the folder ``name``: ``the-lantern`` gives ``The Lantern``."""
    last = Path(name).name or Path(name).resolve().name
    words = last.replace("-", " ").replace("_", " ").split()
    return " ".join(words).title() if last == last.lower() else " ".join(words)

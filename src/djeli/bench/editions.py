"""Editions of a known size, built in a folder of their own for measurement."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

MARK = "made-for-bench"
"""A file in the data folder that says so: some measurements publish stories."""


@contextmanager
def edition(stories: int, keep_in: Path | None = None) -> Iterator[Path]:
    """A data folder with the demo edition at ``stories`` live stories.

    It is removed afterwards, unless a folder is given where such editions stay for the next time.
    """
    if keep_in:
        folder = keep_in / str(stories)
        folder.mkdir(parents=True, exist_ok=True)
        _build(folder, stories)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="djeli-bench-") as name:
        _build(Path(name), stories)
        yield Path(name)


def _build(folder: Path, stories: int) -> None:
    (folder / MARK).touch()
    djeli(folder, "demo", "--no-serve", "--stories", str(stories))


def require_own() -> None:
    """Raises LookupError if the edition at hand was not made for measurement."""
    if not (Path(settings.DATA) / MARK).exists():
        raise LookupError("this publishes: it runs only in editions that bench builds")


def measured(folder: Path, *words: str) -> Any:
    """What the command gave as JSON, run on the data in ``folder``."""
    return json.loads(djeli(folder, *words, "--json"))


def djeli(folder: Path, *words: str) -> str:
    """Run the command in a process of its own; its output. Raises RuntimeError if it fails."""
    command: Sequence[str] = [sys.executable, "-m", "djeli.cli", "--data", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own command)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no word").splitlines()[-1]
        raise RuntimeError(f"djeli {' '.join(words)}: {last}")
    return done.stdout

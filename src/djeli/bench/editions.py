"""Editions of a known size, built in a folder of their own for one measurement."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MARK = "made-for-bench"
"""A file in the data folder that says so: some measurements publish stories."""


@contextmanager
def edition(stories: int) -> Iterator[Path]:
    """A data folder with the demo edition at ``stories`` live stories; removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="djeli-bench-") as folder:
        Path(folder, MARK).touch()
        djeli(Path(folder), "demo", "--no-serve", "--stories", str(stories))
        yield Path(folder)


def measured(folder: Path, *words: str) -> Any:
    """What the command gave as JSON, run on the data in ``folder``."""
    return json.loads(djeli(folder, *words, "--json"))


def djeli(folder: Path, *words: str) -> str:
    """Run the command in a process of its own; its output. Raises RuntimeError if it fails."""
    command: Sequence[str] = [sys.executable, "-m", "djeli.cli", "--data", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no word").splitlines()[-1]
        raise RuntimeError(f"djeli {' '.join(words)}: {last}")
    return done.stdout

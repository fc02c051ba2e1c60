"""The same work on SQLite and on PostgreSQL, each by a process of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests import schema
from tests.cli.processes import djeli

ROOT = Path(__file__).parents[1]


def on_both(folder: Path, postgres: str, module: str) -> tuple[Any, Any]:
    """What ``module.play`` prints (JSON, in one line) on an empty SQLite and on ``postgres``."""
    told = []
    for place, environment in (("lite", {}), ("pg", {"DATABASE_URL": postgres})):
        data = folder / place
        if place == "lite":
            schema.begin_folder_with(schema.kept_schema(), data)
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import play; play()"
        assert djeli("migrate", data=data, **environment).returncode == 0
        done = djeli("shell", "--no-imports", "-c", code, data=data, **environment)
        assert done.returncode == 0, done.stderr
        told.append(json.loads(done.stdout.strip().splitlines()[-1]))
    return told[0], told[1]

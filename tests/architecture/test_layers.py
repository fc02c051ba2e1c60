"""The layers hold, and what guards them really refuses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINTER = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
    )


@pytest.fixture
def copy(root, tmp_path):
    shutil.copytree(
        root / "src" / "djeli",
        tmp_path / "src" / "djeli",
        ignore=shutil.ignore_patterns("static", "stories/*.md", "__pycache__"),
    )
    shutil.copy(root / ".importlinter", tmp_path)
    return tmp_path


def test_imports_only_go_down(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("stories/text/bodies.py", "from djeli.web import embedding"),
        ("press/api.py", "from djeli.stories.text import bodies"),
        ("web/files/media.py", "from djeli.desk import rights"),
        ("cli/command_list.py", "from djeli.config import env"),
    ],
    ids=["upward", "from the bottom", "sideways", "into config"],
)
def test_an_import_in_any_other_direction_is_refused(copy, module, line):
    path = copy / "src" / "djeli" / module
    path.write_text(f"{path.read_text()}\n{line}\n")
    done = lint(copy)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout


def test_a_room_that_is_on_no_list_is_refused(copy):
    room = copy / "src" / "djeli" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room that nobody knows."""\n')
    assert lint(copy).returncode != 0

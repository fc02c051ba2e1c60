"""What ``djeli --help`` lists: the newsroom's commands, found without loading Django."""

from __future__ import annotations

import ast
from importlib.metadata import version
from pathlib import Path

ROOMS = Path(__file__).parents[1]
ORDER = ("demo", "start", "serve", "doctor", "bench", "press", "export", "wire", "wordpress")
"""What comes first; any other command follows in the order of the alphabet."""

HEAD = """\
Djeli {version}: a newsroom and a news site in one package.

usage: djeli COMMAND [VERB] [options] [--data DIR]

The newsroom's commands:
"""
FOOT = """
Every management command of Django and Wagtail works too (migrate, shell, createsuperuser, ...):
djeli help --all lists them, djeli help COMMAND explains one.
--data DIR names the data folder for any command (default: $DJELI_DATA, else ./var).
Exit codes: 0 done, 1 failed, 2 wrong usage. --traceback shows where an unexpected error was."""


def newsroom_commands() -> dict[str, str]:
    """Each command that a room brings, with the one line that it says of itself."""
    found = {path.stem: _help_of(path) for path in ROOMS.glob("*/management/commands/[a-z]*.py")}
    last = len(ORDER)
    rank = {name: place for place, name in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda row: (rank.get(row[0], last), row[0])))


def overview() -> str:
    """The text of ``djeli --help``."""
    commands = newsroom_commands()
    width = max(map(len, commands), default=0)
    lines = [f"  {name:<{width}}  {line}" for name, line in commands.items()]
    return HEAD.format(version=version("djeli")) + "\n".join(lines) + "\n" + FOOT


def _help_of(path: Path) -> str:
    """The text assigned to ``help`` in a command's module, which is read and not imported."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id="help")], value=ast.Constant(value=str(text))):
                return " ".join(text.split())
    return ""

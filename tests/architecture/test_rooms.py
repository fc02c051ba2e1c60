"""What the import linter cannot see."""

import ast
import re
from pathlib import Path

import pytest

LAYERS = [
    {"config"},
    {"cli"},
    {"demo", "bench"},
    {"desk", "web", "feeds"},
    {"wire", "wordpress", "readership", "comments", "newsletters", "alerts", "search"},
    {"stories"},
    {"press", "accounts"},
    {"kit"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "manager"}
FORBIDDEN |= {"handler", "processor", "handlers", "managers", "processors"}
ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "djeli"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 45


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def may_know(room: str, other: str) -> bool:
    return room == other or LEVEL[room] < LEVEL[other]


def trees():
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_every_room_says_what_lives_in_it():
    for room in (path for path in SOURCE.iterdir() if (path / "__init__.py").is_file()):
        assert ast.get_docstring(ast.parse((room / "__init__.py").read_text())), room.name


def test_foreign_keys_named_in_text_do_not_point_up():
    relation = re.compile(
        r"""["'](accounts|alerts|comments|newsletters|press|readership|stories|wire)\.[A-Z]\w+["']"""
    )
    for path in MODULES:
        for label in relation.findall(path.read_text(encoding="utf-8")):
            assert may_know(room_of(path), label), f"{named(path)} points to {label}"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_takes_only_from_its_own_room_and_wagtail(path):
    used = re.findall(
        r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""",
        path.read_text(encoding="utf-8"),
    )
    for name in used:
        owner = name.split("/")[0]
        is_ours = owner in LEVEL
        assert not is_ours or owner == room_of(path), f"{named(path)} takes {name}"


def test_the_environment_is_read_in_one_place():
    # The command sets what names the data folder and the settings, before settings load.
    allowed = {SOURCE / "config" / "env.py", SOURCE / "config" / "django_application.py"}
    for path, tree in trees():
        if path in allowed or room_of(path) == "cli":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                pytest.fail(f"{named(path)}:{node.lineno} reads the environment")


def test_no_module_is_called_what_says_no_thing():
    for path in MODULES:
        names = {path.stem, *path.relative_to(SOURCE).parts[:-1]}
        assert not names & FORBIDDEN, named(path)


def test_no_relative_imports():
    for path, tree in trees():
        for node in ast.walk(tree):
            assert not (isinstance(node, ast.ImportFrom) and node.level), named(path)


def test_modules_and_functions_stay_short():
    for path, tree in trees():
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= LONGEST_MODULE, f"{named(path)} has {lines} lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                length = node.end_lineno - node.lineno + 1
                assert length <= LONGEST_FUNCTION, f"{named(path)}: {node.name} has {length} lines"


def test_migrations_hold_no_blocks():
    for path in (SOURCE / "stories" / "migrations").glob("0*.py"):
        written = path.read_text(encoding="utf-8")
        assert "wagtail.blocks" not in written, path.name
        assert "block_lookup={" not in written, path.name

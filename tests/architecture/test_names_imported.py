"""Each name is imported from the module that defines it."""

import ast
from functools import cache

import pytest

from tests.architecture.test_rooms import MODULES, SOURCE, named

ROOT = SOURCE.parents[1]
ALL = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]
OURS = ("djeli.", "tests.", "tools.")
GATHERING = {"djeli.press.api"}
"""Modules that may give names of others: the press is asked by its name, as in ``press.pressed``."""


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path):
    """Each name that is imported from a module of ours: module, name, and what it is called here."""
    return [
        (node.module, alias.name, alias.asname or alias.name)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS)
        for alias in node.names
    ]


@cache
def source_of(module):
    """The file of a module; None for a package, such as a room's ``models``."""
    first, *rest = module.split(".")
    path = (SOURCE if first == "djeli" else ROOT / first).joinpath(*rest).with_suffix(".py")
    return path if path.is_file() else None


def is_handed_on(module, name, read=None):
    """Whether ``module`` has ``name`` from another module of ours and only hands it on."""
    if module in GATHERING or (source := read or source_of(module)) is None:
        return False
    return any(name == called for _, _, called in imports_of(source))


def attributes_of(path):
    """Each name that is read from an imported module of ours: module and name."""
    known = {
        called: f"{module}.{name}"
        for module, name, called in imports_of(path)
        if source_of(f"{module}.{name}")
    }
    for node in ast.walk(tree_of(path)):
        is_of_name = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if is_of_name and (module := known.get(node.value.id)):
            yield module, node.attr


def test_what_begins_with_an_underscore_stays_in_its_module():
    private = {
        f"{named(path)} takes {name}"
        for path in MODULES
        for _, name, _ in imports_of(path)
        if name.startswith("_")
    }
    assert private == set()


def test_a_name_is_imported_from_the_module_that_defines_it():
    detours = [
        f"{path.relative_to(ROOT)} takes {name} from {module}"
        for path in ALL
        for module, name, _ in imports_of(path)
        if is_handed_on(module, name)
    ]
    assert detours == []


def test_a_name_is_read_from_the_module_that_defines_it():
    # Tests may: they replace a name in the module that uses it.
    detours = [
        f"{named(path)} reads {module}.{name}"
        for path in MODULES
        for module, name in attributes_of(path)
        if is_handed_on(module, name)
    ]
    assert detours == []


def test_only_the_press_has_an_api():
    assert [named(path) for path in MODULES if path.name == "api.py"] == ["src/djeli/press/api.py"]


def test_a_name_that_is_only_handed_on_is_found(tmp_path):
    handing = tmp_path / "handing.py"
    handing.write_text("from djeli.stories.tree import Tree\n\ndef own(): ...\n")
    assert is_handed_on("djeli.stories.tree", "Tree", read=handing)
    assert not is_handed_on("djeli.stories.tree", "own", read=handing)


@pytest.mark.parametrize("called", ["tree", "forest"])
def test_a_name_read_from_a_module_is_found(called, tmp_path):
    reading = tmp_path / "reading.py"
    reading.write_text(f"from djeli.stories import tree as {called}\n\n{called}.home()\n")
    assert list(attributes_of(reading)) == [("djeli.stories.tree", "home")]

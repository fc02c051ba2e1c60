"""There is no door: each name is taken from the module that defines it."""

import ast

from tests.architecture.test_rooms import MODULES, SOURCE, named, room_of

WITHOUT_DOORS = {"feeds", "web"}
"""Rooms that keep the rule already; in the end it is all of them."""
GATHERED = {"djeli.press.api"}
"""Modules that give names of others: the press is asked for by its name, as in ``press.pressed``."""


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("djeli."):
            for alias in node.names:
                yield node.module, alias.name


def source_of(module):
    """The file of a module; None for a package."""
    path = SOURCE.joinpath(*module.split(".")[1:]).with_suffix(".py")
    return path if path.is_file() else None


def is_gathered(module, name, read=None):
    """Whether ``module`` has ``name`` from another module of ours and only hands it on."""
    if module in GATHERED or (source := source_of(module)) is None:
        return False
    return any(name == taken for _, taken in imports_of(read or source))


def test_what_begins_with_an_underscore_stays_in_its_module():
    private = {
        f"{named(path)} takes {name}"
        for path in MODULES
        for _, name in imports_of(path)
        if name.startswith("_")
    }
    assert private == set()


def test_a_name_is_taken_from_the_module_that_defines_it():
    detours = [
        f"{named(path)} takes {name} from {module}"
        for path in MODULES
        if room_of(path) in WITHOUT_DOORS
        for module, name in imports_of(path)
        if is_gathered(module, name)
    ]
    assert detours == []


def test_a_name_that_is_only_handed_on_is_found(tmp_path):
    handing = tmp_path / "api.py"
    handing.write_text("from djeli.stories.tree import Tree\n\ndef own(): ...\n")
    assert is_gathered("djeli.stories.tree", "Tree", read=handing)
    assert not is_gathered("djeli.stories.tree", "own", read=handing)

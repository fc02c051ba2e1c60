"""What holds of the whole package: no import circle, small packages, imports where they are seen."""

import ast
import tokenize
from collections import Counter
from functools import cache
from itertools import pairwise

import grimp
import pytest

from tests.architecture.test_rooms import MODULES, SOURCE, named

MOST_MODULES = 15


@cache
def direct_imports():
    graph = grimp.build_graph("djeli", exclude_type_checking_imports=True, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def circle_in(imports):
    """Modules that import each other in a ring, in order; nothing where there is no ring."""
    finished = set()
    for start in sorted(imports):
        way, left = [], [(start, iter(sorted(imports[start])))]
        while left:
            module, others = left[-1]
            if len(way) < len(left):
                way.append(module)
            other = next((one for one in others if one not in finished), None)
            if other in way:
                return [*way[way.index(other) :], other]
            if other:
                left.append((other, iter(sorted(imports[other]))))
            else:
                finished.add(module)
                way.pop()
                left.pop()
    return []


def test_nothing_imports_in_a_circle():
    assert not circle_in(direct_imports())


@pytest.mark.parametrize(
    ("imports", "found"),
    [
        ({"a": {"b"}, "b": {"a"}}, ["a", "b", "a"]),
        ({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": {"b"}}, ["b", "c", "d", "b"]),
    ],
)
def test_a_circle_is_found(imports, found):
    assert circle_in(imports) == found


def test_models_import_nothing_that_imports_models():
    """What must follow a save is called from ``stories.receivers``."""
    imports = direct_imports()
    models = {module for module in imports if ".stories.models" in module}
    left, below = list(models), set()
    while left:
        for other in imports[left.pop()] - below:
            below.add(other)
            left.append(other)
    verbs = {one for one in below - models if "djeli.stories.models" in imports[one]}
    assert not verbs


def test_a_package_has_few_modules():
    found = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    large = {
        str(package.relative_to(SOURCE)) for package, count in found.items() if count > MOST_MODULES
    }
    assert large == set()


def viewsets_in(tree):
    """Classes that Wagtail makes screens of. One that only names its model counts too."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and any(
            isinstance(base, ast.Name) and base.id.endswith(("ViewSet", "ViewSetGroup"))
            for base in node.bases
        )
    ]


def test_a_module_has_one_viewset():
    found = {
        named(path): names
        for path in MODULES
        if len(names := viewsets_in(ast.parse(path.read_text(encoding="utf-8")))) > 1
    }
    assert found == {}


def test_a_second_viewset_is_found():
    two = "class A(ModelViewSet): ...\nclass B(PageViewSet): ...\nclass C(View): ...\n"
    assert viewsets_in(ast.parse(two)) == ["A", "B"]


def test_what_is_in_kit_has_two_callers():
    """What one room needs lives in that room."""
    callers = {module: set() for module in direct_imports() if module.startswith("djeli.kit.")}
    for module, others in direct_imports().items():
        for other in others & set(callers):
            callers[other].add(".".join(module.split(".")[:2]))
    packages = {"djeli.kit.words"}
    few = {one for one, rooms in callers.items() if len(rooms) < 2} - packages
    assert few == set()


def imports_in_functions(tree):
    """First lines of the imports inside functions: one for those that follow each other. What an
    app does when it is ready is left out: Django loads apps before it has models."""
    lines = {
        line
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name != "ready"
        for statement in ast.walk(function)
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for line in (statement.lineno,)
    }
    ordered = sorted(lines)
    return [line for before, line in pairwise([-9, *ordered]) if line - before > 2]


def test_an_import_inside_a_function_says_why():
    silent = []
    for path in MODULES:
        with path.open("rb") as file:
            comments = {
                token.start[0]
                for token in tokenize.tokenize(file.readline)
                if token.type == tokenize.COMMENT
            }
        for line in imports_in_functions(ast.parse(path.read_text(encoding="utf-8"))):
            if not comments & {line, line - 1}:
                silent.append(f"{named(path)}:{line}")
    assert silent == []

"""What ``docs/rooms.md`` says of files and packages is so."""

import ast
import re
from collections import defaultdict

import pytest

from tests.architecture.test_rooms import ROOT, SOURCE

PAGE = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\| ([^|]+\?) \| `([^`]+)` \| `([^`]+)` \|$", PAGE, re.M)
NOT_TOLD = {"migrations", "management", "models", "templates", "static", "locale", "__pycache__"}
"""Packages that every room may have, and whose names say what they hold."""


def names_in(path):
    """What a module defines."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign():
                names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return names


def packages_told():
    """The packages that the page has in its tables, by room."""
    told = defaultdict(set)
    for title, body in re.findall(r"^## Inside (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S):
        room = re.sub(r"^the |`", "", title)
        for row in re.findall(r"^\| ?(.*?) \|", body, re.M):
            told[room] |= set(re.findall(r"`([\w./]+)`", row))
    return told


def packages_of(room):
    found = {path.parent.name for path in (SOURCE / room).glob("*/__init__.py")}
    return found - NOT_TOLD


def test_there_are_questions_enough():
    assert len(ANSWERS) >= 30


@pytest.mark.parametrize(("question", "file", "name"), ANSWERS)
def test_an_answer_names_a_file_and_what_is_in_it(question, file, name):
    assert (SOURCE / file).is_file(), f"{question} {file}"
    assert name in names_in(SOURCE / file), f"{question} {name}"


@pytest.mark.parametrize("room", ["web", "feeds", "stories", "desk", "cli"])
def test_each_package_of_a_room_is_on_the_page(room):
    told = packages_told()[room] - {"templates/web", "models"}
    assert told == packages_of(room)


def test_each_package_around_a_story_is_on_the_page():
    _, _, body = PAGE.partition("## Inside the rooms around a story")
    rows = re.findall(r"^\| (?:`(\w+)`)? ?\| `(\w+)` \|", body.partition("\n## ")[0], re.M)
    told, room = set(), ""
    for named, package in rows:
        room = named or room
        told.add((room, package))
    rooms = ("readership", "comments", "newsletters", "alerts", "wire", "search")
    assert told == {(room, package) for room in rooms for package in packages_of(room)}

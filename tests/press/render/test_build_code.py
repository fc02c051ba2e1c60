"""What makes a new build: whatever can change a page, and nothing else."""

import json
from pathlib import Path

import grimp
import pytest

import djeli
from djeli.press.render import build

PACKAGE = Path(djeli.__file__).parent
MAKES_NO_PAGE = {"wire"}
"""Imported by what makes pages, but only for the partners' feed, which is never pressed."""
SHOWN = [
    "web/templates/web/pages/article.html",
    "web/pages/article.py",
    "feeds/syndication/entries.py",
    "stories/models/article.py",
    "stories/gazetteer/places.tsv",
    "press/render/rendering.py",
    "comments/threads.py",
    "newsletters/lists.py",
    "config/urls.py",
    "desk/locale/en/LC_MESSAGES/django.mo",
]
NOT_SHOWN = [
    "demo/builder.py",
    "demo/people.toml",
    "bench/throughput.py",
    "cli/main.py",
    "desk/menu.py",
    "desk/templates/desk/home.html",
    "wire/ingest.py",
    "stories/migrations/0001_initial.py",
    "press/management/commands/press.py",
    "web/static/web/reader.css",
    "web/__pycache__/urls.cpython-311.pyc",
]


@pytest.fixture
def package(tmp_path, monkeypatch, settings):
    """A package with one file of each kind, and a theme and static files of its own."""
    root = tmp_path / "djeli"
    for name in ["__init__.py", *SHOWN, *NOT_SHOWN]:
        write(root / name, "before")
    monkeypatch.setattr(djeli, "__file__", str(root / "__init__.py"))
    settings.DATA = tmp_path / "data"
    settings.STATIC_ROOT = tmp_path / "static"
    return root


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def is_new_build(change):
    before = build._code()
    change()
    return build._code() != before


@pytest.mark.parametrize("name", SHOWN)
def test_what_can_change_a_page_makes_a_new_build(package, name):
    assert is_new_build(lambda: write(package / name, "after"))


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_what_cannot_change_a_page_makes_no_new_build(package, name):
    assert not is_new_build(lambda: write(package / name, "after"))


def test_a_new_file_and_a_new_name_make_a_new_build(package):
    assert is_new_build(lambda: write(package / "web/pages/map.py", "new"))
    assert is_new_build(lambda: (package / "web/pages/map.py").rename(package / "web/pages/a.py"))


def test_the_same_code_in_another_folder_is_the_same_build(package, monkeypatch):
    elsewhere = package.with_name("elsewhere")

    def move():
        package.rename(elsewhere)
        monkeypatch.setattr(djeli, "__file__", str(elsewhere / "__init__.py"))

    assert not is_new_build(move)


def test_a_theme_makes_a_new_build(package, tmp_path):
    theme = tmp_path / "data" / "theme" / "templates"
    assert is_new_build(lambda: write(theme / "web/pages/article.html", "ours"))


@pytest.mark.parametrize(
    ("name", "shows"),
    [("web/reader.css", True), ("mine/own.css", True), ("desk/desk.css", False)],
)
def test_static_files_of_readers_and_of_a_theme_make_a_new_build(package, tmp_path, name, shows):
    write(tmp_path / "data/theme/static/mine/own.css", "own")

    def collect(content):
        write(tmp_path / "static/staticfiles.json", json.dumps({"paths": {name: f"{content}.css"}}))

    collect("before")
    assert is_new_build(lambda: collect("after")) == shows


def test_libraries_are_those_that_are_needed_and_no_tool():
    found = build._libraries()
    assert {"django", "wagtail", "jinja2", "markupsafe", "willow"} <= set(found)
    assert not {"pytest", "mypy", "playwright", "psycopg"} & set(found)


def test_the_rooms_that_make_pages_are_those_that_show_them_and_what_they_import(settings):
    graph = grimp.build_graph("djeli")
    known, left = set(), ["web", "feeds"]
    while left:
        room = left.pop()
        if room not in known | MAKES_NO_PAGE:
            known.add(room)
            left += [
                module.split(".")[1]
                for inside in graph.find_descendants(f"djeli.{room}") | {f"djeli.{room}"}
                for module in graph.find_modules_directly_imported_by(inside)
                if "." in module
            ]
    # Django loads the logins and the settings by their names.
    assert set(settings.ROOMS_THAT_MAKE_PAGES) == known | {"accounts", "config"}
    assert all((PACKAGE / room).is_dir() for room in settings.ROOMS_THAT_MAKE_PAGES)


def test_the_partners_feed_is_the_one_place_where_pages_meet_the_wire_and_is_never_pressed():
    graph = grimp.build_graph("djeli")
    who = {
        module
        for module in graph.modules
        if module.startswith(("djeli.web", "djeli.feeds"))
        and any(
            other.startswith("djeli.wire.")
            for other in graph.find_modules_directly_imported_by(module)
        )
    }
    assert who == {"djeli.feeds.syndication.partner_feed"}
    assert "renders" not in (PACKAGE / "feeds/syndication/partner_feed.py").read_text()

"""The `djeli` command: what it lists, how it fails."""

import sqlite3
import sys
from contextlib import closing

import pytest
from django.apps import apps
from django.core.management import CommandError, get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from djeli.cli import main as command
from djeli.cli.command_list import newsroom_commands
from djeli.cli.refusals import RefusedError, WrongUsageError
from tests import databases
from tests.cli.processes import djeli


def test_help_lists_every_command_of_the_rooms_with_its_own_line():
    known = {name: app for name, app in get_commands().items() if app.startswith("djeli.")}
    listed = newsroom_commands()
    assert set(listed) == set(known)
    for name, line in listed.items():
        assert line == load_command_class(known[name], name).help
        assert line, name


@pytest.mark.parametrize("name", ["demo", "bench"])
def test_demo_and_bench_are_commands_and_no_apps_of_a_newsroom(name):
    assert get_commands()[name] == "djeli.cli"
    assert f"djeli.{name}" not in {config.name for config in apps.get_app_configs()}


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_needs_no_data_folder_and_makes_none(tmp_path, words):
    done = djeli(*words, cwd=tmp_path)
    assert done.returncode == 0
    assert "  demo " in done.stdout
    assert not list(tmp_path.iterdir())


def test_an_unknown_command_is_wrong_usage_with_a_guess(tmp_path):
    done = djeli("migrat", data=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "did you mean migrate?" in done.stderr


def test_commands_of_django_work_with_the_data_folder_that_is_named(tmp_path):
    code = "from django.conf import settings; print(settings.DATA)"
    done = djeli("shell", "--no-imports", "--command", code, "--data", tmp_path / "here")
    assert done.stdout.strip() == str(tmp_path / "here")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo", "--stories", "many"], "many"),
        (["press"], "djeli press --help"),
        (["press", "verify", "--fast"], "--fast"),
        (["export"], "DIR"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(begun_here, capsys, words, said):
    assert command.main(words) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert said in told


@pytest.mark.parametrize("words", ["press verify", "wire quarantine", "export mirror"])
def test_a_folder_without_an_edition_is_refused_in_one_line(monkeypatch, capsys, tmp_path, words):
    missing = tmp_path / "db.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(missing))
    assert command.main(words.split()) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"djeli: there is no database {missing}: ")
    assert told.endswith("or create an edition with `djeli start NAME`\n")
    assert not missing.exists()


def test_the_version_is_told(tmp_path):
    assert djeli("--version", cwd=tmp_path).stdout.startswith("djeli ")


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (RefusedError("port 80 is taken"), 1, "djeli: port 80 is taken\n"),
        (WrongUsageError("no such verb"), 2, "djeli: no such verb\n"),
        (CommandError("no such file\nsecond line"), 1, "djeli: no such file\n"),
        (CommandError("no such measurement", returncode=2), 2, "djeli: no such measurement\n"),
        (OperationalError("locked"), 1, "djeli: the database cannot be used: locked\n"),
        (FileNotFoundError(2, "No such file", "a.xml"), 1, "djeli: a.xml: No such file\n"),
    ],
)
def test_an_error_is_one_line(monkeypatch, capsys, error, code, text):
    monkeypatch.setattr(sys, "argv", ["djeli", "wire"])
    monkeypatch.setattr(command, "run", lambda words: raising(error))
    assert command.main() == code
    assert capsys.readouterr().err == text


def test_an_unexpected_error_says_how_to_see_where_it_arose(monkeypatch, capsys):
    monkeypatch.setattr(command, "run", lambda words: raising(ZeroDivisionError("by zero")))
    monkeypatch.setattr(sys, "argv", ["djeli", "wire"])
    assert command.main() == 1
    told = capsys.readouterr().err
    assert told == "djeli: unexpected ZeroDivisionError: by zero (--traceback shows where)\n"
    monkeypatch.setattr(sys, "argv", ["djeli", "wire", "--traceback"])
    with pytest.raises(ZeroDivisionError):
        command.main()


def raising(error):
    raise error


def test_a_command_writes_down_its_changes_as_this_code_wants_it(tmp_path):
    databases.begin_folder(tmp_path)
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        asked = "SELECT sql FROM sqlite_master WHERE name = 'press_stories_section_update'"
        (laid,) = database.execute(asked).fetchone()
        database.execute("DROP TRIGGER press_stories_section_update")
        old = "CREATE TRIGGER press_stories_section_update AFTER UPDATE ON stories_section"
        database.execute(f"{old} WHEN 0 BEGIN SELECT 1; END")
        database.commit()
        assert djeli("shell", "--no-imports", "-c", "pass", data=tmp_path).returncode == 0
        assert database.execute(asked).fetchone() == (laid,)


@pytest.mark.parametrize("words", ["press status", "wire quarantine", "export mirror", "serve"])
def test_a_command_that_is_refused_for_want_of_an_edition_makes_no_folder(
    begun_here, monkeypatch, capsys, tmp_path, words
):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = tmp_path / "none"
    assert command.main([*words.split(), "--data", str(folder)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"djeli: there is no database {folder / 'db.sqlite3'}: ")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("words", "collects"),
    [("press verify", True), ("press rebuild", True), ("export mirror", True), ("press status", 0)],
)
def test_what_renders_pages_has_the_static_files_collected_first(
    begun_here, monkeypatch, words, collects
):
    done = []
    monkeypatch.setattr(command, "_collect_static_files", lambda: done.append("collected"))
    monkeypatch.setattr(command, "_mend_triggers", lambda: None)
    monkeypatch.setattr(command.edition_folder, "refuse_missing_database", lambda: None)
    monkeypatch.setattr(BaseCommand, "execute", lambda *_, **__: done.append("executed"))
    assert command.main(words.split()) == 0
    assert done == (["collected"] if collects else []) + ["executed"]

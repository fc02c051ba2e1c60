"""The ``djeli`` command: sets the data folder, finds the command, shows errors in one line."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from djeli.cli import edition_folder
from djeli.cli.command_list import overview
from djeli.cli.refusals import RefusedError, WrongUsageError, first_line
from djeli.kit.garbage_collector import loading

BEFORE_THE_DATABASE = frozenset(
    {"check", "collectstatic", "compilemessages", "makemessages", "makemigrations", "migrate"}
)
"""Commands that do not change what readers see, or after which triggers are created anyway; `demo`,
`serve` and `start` look after them once the database is up to date, beside that."""
PRIVATE = frozenset({"clock", "createsuperuser", "demo", "migrate", "press", "serve", "start"})
"""Commands that write to the data folder what only its owner needs."""
WITH_AN_EDITION = frozenset(
    ["comments", "export", "faults", "newsletter", "press", "search", "stories", "versions", "wire"]
)
"""Commands that are about what is in the database: without one there is nothing to do. `serve`
refuses for itself; `clock` waits for a database that is away."""
RENDERS_PAGES = frozenset({("export", ""), ("press", "rebuild"), ("press", "verify")})
"""Commands, with their verbs, that render pages, and so need the static files that pages name."""
INTERRUPTED = 130
"""What a shell gives a command that Ctrl-C ended."""


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for. The answer is the exit code: 0, 1 (failed), 2 (usage)."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if "--traceback" in arguments:
        return run(arguments)
    try:
        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough (`djeli help | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        text, code = _told(error)
        sys.stdout.flush()
        print(f"djeli: {text}", file=sys.stderr)
        return code


def run(arguments: list[str]) -> int:
    """Run one command line; errors come out as exceptions."""
    early, words = _early_options().parse_known_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "djeli.config.settings")
    if early.settings:
        os.environ["DJANGO_SETTINGS_MODULE"] = early.settings
    if early.pythonpath:
        sys.path.insert(0, early.pythonpath)
    if early.data:
        os.environ["DJELI_DATA"] = str(Path(early.data).expanduser().resolve())

    match words:
        case [] | ["help"] | ["-h" | "--help", *_]:
            print(overview())
        case ["--version" | "version"]:
            print(f"djeli {version('djeli')}")
        case ["help", "--all"]:
            _list_everything()
        case ["help", name]:
            _perform(name, ["--help"])
        case [name, *rest]:
            if name in PRIVATE:
                os.umask(0o077)
            if name == "start":
                # Its data folder is what it founds, and settings read that only once.
                edition_folder.choose_folder(rest, is_named=bool(early.data))
            elif name in {"demo", "serve"}:
                _choose_address(rest)
            if name in WITH_AN_EDITION | {"serve"} and not {"-h", "--help"} & set(rest):
                edition_folder.refuse_missing_folder()
            _perform(name, rest)
    return 0


def _choose_address(words: list[str]) -> None:
    """Without a configured address, the edition's address is where it is served."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    given, _ = parser.parse_known_args(words)
    host = "127.0.0.1" if given.host in {"0.0.0.0", "::"} else given.host  # noqa: S104 (not bound)
    if ":" in host:
        host = f"[{host}]"
    os.environ.setdefault("DJELI_BASE_URL", f"http://{host}:{given.port}")


def _early_options() -> argparse.ArgumentParser:
    """What must be known before settings load."""
    parser = argparse.ArgumentParser(prog="djeli", add_help=False, allow_abbrev=False)
    parser.add_argument("--data")
    parser.add_argument("--settings")
    parser.add_argument("--pythonpath")
    return parser


def _perform(name: str, rest: list[str]) -> None:
    """Run the management command ``name``, as Django would, without its way of telling errors."""
    # Not above: what the command line says at once does not wait for Django to be imported.
    import django
    from django.core.management import get_commands, load_command_class
    from django.core.management.base import BaseCommand, CommandParser
    from django.db import connections

    with loading():
        django.setup()
        CommandParser.error = _refuse  # type: ignore[method-assign, assignment]
        where = _where(name, get_commands())
        command = where if isinstance(where, BaseCommand) else load_command_class(where, name)
    command._called_from_command_line = True  # type: ignore[attr-defined]
    parser = command.create_parser("djeli", name)
    parser.add_argument(
        "--data", metavar="DIR", help="The data folder (default: $DJELI_DATA or ./var)."
    )
    options = vars(parser.parse_args(rest))
    positional = options.pop("args", ())
    options.pop("data")
    try:
        if name in WITH_AN_EDITION:
            edition_folder.refuse_missing_database()
        if name not in BEFORE_THE_DATABASE:
            _mend_triggers()
        if (name, options.get("verb", "")) in RENDERS_PAGES:
            _collect_static_files()
        command.execute(*positional, **options)
    finally:
        connections.close_all()


def _where(name: str, known: Mapping[str, Any]) -> Any:
    """The app of the command, or the command itself. Raises WrongUsageError if there is none."""
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise WrongUsageError(f"there is no command {name}: {hint}djeli help --all lists all")
    return known[name]


def _mend_triggers() -> None:
    """What a command changes must be written down as this code wants it."""
    # Not above: models cannot be imported before Django is set up.
    from django.db import Error as DatabaseError
    from django.db import connection

    from djeli.press.changes import triggers

    file = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(file).is_file():
        return  # nor is it made here
    try:
        triggers.mend()
    except DatabaseError:
        return  # the command itself says what is wrong, or does not need the database


def _collect_static_files() -> None:
    # Not above: as in _perform.
    from djeli.cli.serving.statics import collect_where_there_are_none

    collect_where_there_are_none()


def _refuse(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    """What is wrong in one line, without the options that every command has."""
    words = parser.prog.removeprefix("djeli").strip()
    raise WrongUsageError(f"{words}: {message} ({parser.prog} --help shows its arguments)")


def _list_everything() -> None:
    # Not above: as in _perform.
    import django
    from django.core.management import ManagementUtility

    django.setup()
    print(ManagementUtility(["djeli"]).main_help_text())


def _told(error: Exception) -> tuple[str, int]:
    """One line for an error, and the exit code."""
    # Not above: as in _perform.
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError, SystemCheckError
    from django.db import Error as DatabaseError

    match error:
        case RefusedError():
            return str(error), error.code
        case SystemCheckError():
            return str(error), error.returncode
        case CommandError():
            return first_line(error), error.returncode
        case ImproperlyConfigured():
            return f"the settings are wrong: {first_line(error)}", 1
        case DatabaseError():
            return f"the database cannot be used: {first_line(error)}", 1
        case OSError(strerror=str(reason)):
            return f"{error.filename}: {reason}" if error.filename else reason, 1
    kind = type(error).__name__
    return f"unexpected {kind}: {first_line(error)} (--traceback shows where)", 1

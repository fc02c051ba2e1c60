"""Errors of the command line, each one clear line."""

from __future__ import annotations


class RefusedError(Exception):
    """The work cannot be done; the text says why and, where it helps, what to do. Exit code 1."""

    code = 1


class WrongUsageError(RefusedError):
    """The command line asks for something that there is not. Exit code 2."""

    code = 2


def first_line(error: BaseException) -> str:
    """The first line of what an error says, or its kind where it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[0].strip() if lines else type(error).__name__

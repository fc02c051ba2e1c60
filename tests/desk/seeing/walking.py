"""Every address of the desk, found by walking Django's patterns, with arguments from planted rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.desk.seeing.given import Arguments

DESK = "desk/"
TAKEN = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Pattern:
    """One line of the map: its whole route, its whole name (or the route, where it has none),
    what it takes from the address."""

    route: str
    name: str
    takes: frozenset[str]


def patterns(under: str = "") -> list[Pattern]:
    return [one for one in _walk(get_resolver().url_patterns) if one.route.startswith(under)]


def _walk(parts: list[Any], route: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Pattern]:
    for part in parts:
        here = f"{route}{part.pattern}"
        if isinstance(part, URLResolver):
            more = (*spaces, part.namespace) if part.namespace else spaces
            yield from _walk(part.url_patterns, here, more)
        elif isinstance(part, URLPattern):
            regex = part.pattern.regex
            takes = frozenset(regex.groupindex) or frozenset(map(str, range(regex.groups)))
            yield Pattern(here, ":".join([*spaces, part.name]) if part.name else here, takes)


def addresses(pattern: Pattern, arguments: Arguments, role: str = "", turn: int = 0) -> list[str]:
    """The addresses of one pattern, one for each set of rows that it is asked about by ``role``;
    none where nothing is planted for what it takes."""
    if not pattern.takes:
        return ["/" + pattern.route.replace("^", "").replace("$", "")]
    return [
        _address(pattern, {name: given[name] for name in pattern.takes})
        for given in arguments.given(pattern.name, role, turn)
        if pattern.takes <= given.keys()
    ]


def _address(pattern: Pattern, given: dict[str, Any]) -> str:
    if pattern.name == pattern.route:
        return "/" + TAKEN.sub(lambda one: str(given[one[1]]), pattern.route)
    return reverse(pattern.name, kwargs=given)

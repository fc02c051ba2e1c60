"""From a target to what the store keeps of it: a page, or the fragments of a set."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from django.db import InterfaceError, OperationalError

from djeli.press.render import fragments
from djeli.press.render.dependencies import recorded_dependencies
from djeli.press.render.errors import NotPressable, RenderFailed
from djeli.press.render.page import render_page
from djeli.press.render.snapshot import savepoint
from djeli.press.render.time_limit import GivenUp, limited, too_slow
from djeli.press.store.names import LONGEST_KEY, can_be_named
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed


def _ignore(target: str) -> None:
    """Nobody wants to know which target is slow."""


def render(target: str, number: int, slow: Callable[[str], None] = _ignore) -> Pressed:
    """Render a target from the snapshot ``number``, which is under way.

    Raises RenderFailed, or NotPressable. ``slow`` is told the target as soon as it takes too long.
    """
    with _own_trouble(partial(slow, target)), recorded_dependencies() as keys:
        if fragments.is_member(target[1:]):
            return _render_together([target[1:]], number)[0]
        if target.startswith("#"):
            return _fitting(_render_fragments(target, number, keys))
        return _fitting(render_page(target, number, keys))


@contextmanager
def _own_trouble(slow: Callable[[], None]) -> Iterator[None]:
    """Whatever goes wrong with a target is its own trouble, and holds up no other: all but the loss
    of the database is a RenderFailed, and so is a render that takes too long."""
    with savepoint():
        try:
            with limited(slow):
                yield
        except GivenUp:
            raise RenderFailed(too_slow()) from None
        except (NotPressable, RenderFailed, OperationalError, InterfaceError):
            raise
        except Exception as error:
            raise RenderFailed(f"{type(error).__name__}: {error}") from error


def _fitting(pressed: Pressed) -> Pressed:
    """``pressed``, where the store can keep it. Raises RenderFailed."""
    for name in (*(pressed.pieces or ()), *pressed.keys):
        if not can_be_named(name):
            raise RenderFailed(f"a name of more than {LONGEST_KEY} bytes: {name[:60]}…")
    return pressed


def render_members(
    targets: Sequence[str], number: int, slow: Callable[[str], None]
) -> tuple[list[Pressed], dict[str, str]]:
    """As ``render``, of many members of families of fragments together; which of them failed, and
    why."""
    made: list[Pressed] = []
    failed: dict[str, str] = {}
    waiting = deque(fragments.made_together(target[1:] for target in targets))
    while waiting:
        names = waiting.popleft()
        try:
            with _own_trouble(partial(_each, names, slow)):
                made += _render_together(names, number)
        except RenderFailed as error:
            if len(names) == 1:
                failed[f"#{names[0]}"] = str(error)
            else:  # one of them is broken, or few: the others are made without it
                middle = len(names) // 2
                waiting.extendleft((names[middle:], names[:middle]))
    return made, failed


def _each(names: Sequence[str], slow: Callable[[str], None]) -> None:
    if len(names) == 1:  # of several nobody knows which one it is
        slow(f"#{names[0]}")


def _render_together(names: Sequence[str], number: int) -> list[Pressed]:
    with recorded_dependencies() as keys:
        made = fragments.make_members(names)
    return [
        _fitting(
            Pressed(
                f"#{name}",
                number,
                fragments.keys_of_member(name, keys),
                rank=0,
                pieces={part: piece(text.encode()) for part, text in texts.items()},
            )
        )
        for name, texts in made.items()
    ]


def _render_fragments(target: str, number: int, keys: set[str]) -> Pressed:
    texts = fragments.make(target[1:])
    pieces = {name: piece(text.encode()) for name, text in texts.items()}
    return Pressed(target, number, frozenset(keys), rank=0, pieces=pieces)

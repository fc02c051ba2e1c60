"""Targets that are rendered from one snapshot, and stored in one step."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from djeli.press.render import fragments
from djeli.press.render.addresses import MISSING, read_ahead
from djeli.press.render.errors import NotPressable, RenderFailed
from djeli.press.render.renderer import render, render_members
from djeli.press.render.time_limit import too_slow
from djeli.press.runs.targets import members_lacking
from djeli.press.store.records import Pressed, Stored
from djeli.press.store.store import Store
from djeli.press.store.writing import Writing

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was rendered from the snapshot ``number``. Of the targets some are ``refused`` (what
    answers is not for the press), and some ``failed``, each with its reason."""

    number: int
    rendered: list[Pressed] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)


def render_batch(store: Store, targets: Sequence[str], number: int) -> Batch:
    """Render from the snapshot that is under way, with the fragments that the pages name and nobody
    has made."""
    batch = Batch(number)
    members = {target for target in targets if fragments.is_member(target[1:])}
    _render_each(store, [one for one in targets if one not in members], batch)
    members |= members_lacking(store, batch.rendered)
    if members:
        _render_members(store, sorted(members), batch)
    return batch


def store_batch(writing: Writing, batch: Batch) -> list[Stored]:
    """Store what was rendered; gives what that changed. Failures are for ``Writing.fail_all``."""
    return [writing.put(one) for one in batch.rendered]


def _render_each(store: Store, targets: Sequence[str], batch: Batch) -> None:
    read_ahead([target for target in targets if target.startswith("/") and target != MISSING])
    for target in targets:
        try:
            batch.rendered.append(render(target, batch.number, _slow_ones(store, batch.number)))
        except NotPressable:
            batch.refused.add(target)
            batch.rendered.append(Pressed(target, batch.number, frozenset()))
        except RenderFailed as error:
            batch.failed[target] = str(error)
            if str(error) != too_slow():  # which was logged when it was so
                logger.error("%s could not be rendered: %s", target, error)


def _render_members(store: Store, targets: Sequence[str], batch: Batch) -> None:
    slow = _slow_ones(store, batch.number)
    rendered, failed = render_members(targets, batch.number, slow)
    batch.rendered.extend(rendered)
    batch.failed.update(failed)
    for target, reason in failed.items():
        logger.error("%s could not be rendered: %s", target, reason)


def _slow_ones(store: Store, number: int) -> Callable[[str], None]:
    """Writes down that a target takes too long: at once, for whoever renders it may hang on."""

    def fail(target: str) -> None:
        logger.error("%s could not be rendered: %s", target, too_slow())
        with store.writing() as writing:
            writing.fail(target, too_slow(), number)

    return fail

"""From the change log to the store: what changed, what that touches, and pressing it anew."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from djeli.press.cdn.purge_keys import addresses_to_purge, keys_to_purge, sets_to_purge, unheard
from djeli.press.cdn.services import current_cdn
from djeli.press.changes.keys import EVERYTHING
from djeli.press.changes.log import held_at, keep_abreast
from djeli.press.models import Change, Origin
from djeli.press.render import fragments
from djeli.press.render.addresses import addresses_of, all_addresses, read_ahead
from djeli.press.render.build import identifier, ingredients
from djeli.press.render.renderer import MISSING, NotPressable, RenderFailed, render, render_members
from djeli.press.render.snapshot import last_change, snapshot
from djeli.press.render.time_limit import too_slow
from djeli.press.runs.follow_lock import follow_lock
from djeli.press.store.names import fits
from djeli.press.store.reading import Reading
from djeli.press.store.records import Pressed
from djeli.press.store.store import Store
from djeli.press.store.writing import Writing

__all__ = [
    "Outcome",
    "follow",
    "followed_since",
    "forget_old_changes",
    "is_behind",
    "mark_everything",
    "open_for",
    "press",
    "press_waiting",
]

logger = logging.getLogger(__name__)

BATCH = 40
"""Pages of the tail that are pressed from one snapshot."""
AT_ONCE = 40
"""Pages of changed rows that are pressed together with the change, beside those of rank 0. A move
of a whole section changes more: those are marked, and wait."""
STEPS_TOLD = 20
"""Steps of which the store keeps what they did, for whoever did not take them."""
MEMBERS_AT_ONCE = 2000
"""Members of families of fragments that are made anew together with the change."""
TRIES = 3
RETRY_AFTER = 30.0


@dataclass(slots=True)
class Outcome:
    """What one step did: targets pressed, gone (nothing is there now) or refused (what answers is
    not for the press), failures with their reasons, and how many wait. Of the pressed addresses
    those ``changed`` at which readers get something else now."""

    number: int = 0
    pressed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    waiting: int = 0
    seconds: float = 0.0


class _Step(NamedTuple):
    """What is known of a step along the log, beside what it rendered: the number after which it
    begins, where the changed rows stand, and which sets of fragments no CDN need hear of."""

    since: int = 0
    placed: Sequence[str] = ()
    quiet: AbstractSet[str] = frozenset()


ALONE = _Step()


def open_for(store: Store, *, adopts: bool = True) -> None:
    """Make sure that the store is of this database and of this code, and that all pages are in it.

    A new store, or one of another database (after a restore), starts empty with every address
    waiting. With new code every page waits, and old bytes are served until it is pressed. Called
    before processes start, and again with ``adopts`` off by who runs on and on: of two versions
    of the code, each would undo what the other has pressed. Raises Django's database errors.
    """
    with follow_lock(store):
        origin = str(_origin())
        with snapshot() as number:
            with store.reading() as reading:
                is_ours = reading.meta("origin") == origin and reading.applied <= number
                is_current = not adopts or reading.meta("build") == identifier()
            if is_ours and is_current:
                return
            addresses = [] if is_ours else [one for one in all_addresses() if fits(one)]
        with store.writing() as writing:
            if not is_ours:
                writing.reset(number)
            writing.mark_all_stale(number)
            for place, address in enumerate(addresses):  # the most wanted first
                writing.mark_stale(address, number, place)
            writing.set_meta("origin", origin)
            writing.set_meta("build", identifier())
            writing.set_meta("ingredients", json.dumps(ingredients()))


def is_behind(store: Store) -> bool:
    """True where the log has changes that the store has not, or the store is still empty."""
    with store.reading() as reading:
        return reading.applied < last_change() or not reading.pages.record(MISSING)


def follow(store: Store) -> Outcome | None:
    """Apply what the log has beyond the store, and press what must change with it.

    The pages of the changed rows, and those of rank 0 that read them, are rendered from one
    snapshot and stored in one step; the others are marked and wait. None where nothing changed.
    """
    started = time.perf_counter()
    keep_abreast()
    with follow_lock(store):
        with snapshot() as number:
            with store.reading() as reading:
                applied = reading.applied
                if applied >= number and reading.pages.record(MISSING):
                    return None
            changes = _changes(applied, number)
            placed = sorted(address for address in addresses_of(changes) if fits(address))
            outcome = Outcome(number=number)
            rendered = _render(store, _essential(store, changes, placed), outcome)
        with store.writing() as writing:
            quiet = unheard(writing, rendered, changes.keys())
            if current_cdn():
                writing.purges.want(keys_to_purge(writing, changes))
            if EVERYTHING in changes:
                writing.mark_all_stale(changes[EVERYTHING])
            writing.apply(changes, number)
            for address in placed:
                writing.mark_stale(address, number)
            _keep(writing, rendered, outcome, _Step(applied, placed, quiet))
            outcome.waiting = writing.queue.count()
            outcome.seconds = time.perf_counter() - started
            _tell(writing, outcome)
    outcome.seconds = time.perf_counter() - started
    return outcome


def _changes(applied: int, number: int) -> dict[str, int]:
    """What changed after ``applied``, until ``number``; everything where the log no longer tells.

    A log is cut by those who are through with it, and never where they stand (see
    ``forget_old_changes``): so where our own place is gone, others have cut what we had not read.
    """
    lines = list(
        Change.objects.filter(pk__gte=applied, pk__lte=number)
        .order_by("pk")
        .values_list("pk", "key")
    )
    is_whole = not lines or lines[0][0] == (applied or 1)
    # The last number of each key, for they rise.
    changes = {key: line for line, key in lines if line > applied}
    return changes if is_whole else changes | {EVERYTHING: number}


def followed_since(store: Store, number: int) -> Outcome | None:
    """What was done about the changes after ``number``, whichever process did it, but for what was
    pressed and stayed as it was; None if nothing.

    Of the last steps only: those of a request that has just ended are among them.
    """
    with store.reading() as reading:
        steps = [Outcome(**one) for one in _told(reading) if one["number"] > number]
    if not steps:
        return None
    whole = replace(steps[-1], seconds=sum(step.seconds for step in steps))
    whole.changed = sorted({target for step in steps for target in step.changed})
    whole.gone = sorted({target for step in steps for target in step.gone})
    whole.failed = {target: why for step in steps for target, why in step.failed.items()}
    return whole


def _told(reading: Reading) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(reading.meta("steps") or "[]")
    return told


def _tell(writing: Writing, outcome: Outcome) -> None:
    if not (outcome.changed or outcome.gone or outcome.failed):
        return
    step = asdict(outcome)
    del step["refused"], step["pressed"]
    writing.set_meta("steps", json.dumps([*_told(writing), step][-STEPS_TOLD:]))


def press_waiting(
    store: Store,
    limit: int = BATCH,
    retry_after: float = RETRY_AFTER,
    share: tuple[int, int] = (0, 1),
    without: AbstractSet[str] = frozenset(),
) -> Outcome:
    """Press up to ``limit`` of what waits, lowest rank first, but for the targets ``without``.

    What has failed is tried again after ``retry_after`` seconds. ``share`` (1, 3) is the second of
    three parts into which processes divide what waits.
    """
    started = time.perf_counter()
    with store.reading() as reading:
        resting = reading.failures.resting(retry_after) | without
        waiting = reading.queue.first(limit + MEMBERS_AT_ONCE, resting, share)
    # Members of families are small and made together: they do not count towards the limit.
    members = [target for target in waiting if fragments.is_member(target[1:])]
    others = [target for target in waiting if not fragments.is_member(target[1:])]
    return press(store, [*members, *others[:limit]], started=started)


def press(store: Store, targets: Sequence[str], *, started: float | None = None) -> Outcome:
    """Render ``targets`` from one snapshot and store them in one step.

    What changed while it was rendered is rendered again; after a few tries it waits.
    """
    started = started or time.perf_counter()
    with store.reading() as reading:
        lacking = _lacking(reading)
    outcome, left = Outcome(), [*lacking, *(one for one in targets if one not in lacking)]
    for _ in range(TRIES):
        if not left:
            break
        with snapshot() as outcome.number:
            rendered = _render(store, left, outcome)
        with store.writing() as writing:
            left = _keep(writing, rendered, outcome)
            outcome.waiting = writing.queue.count()
    outcome.seconds = time.perf_counter() - started
    return outcome


def forget_old_changes(store: Store, keep: float = 3600.0) -> int:
    """Delete lines of the log that are older than ``keep`` seconds and that all have applied; how
    many."""
    with store.reading() as reading:
        applied = reading.applied
    if (others := held_at()) is not None:
        applied = min(applied, others)
    # The newest line stays: its number tells where the log is.
    old = Change.objects.filter(pk__lt=applied, at__lt=time.time() - keep)
    return old.delete()[0]


def mark_everything(store: Store) -> int:
    """Let every target wait to be pressed anew; gives how many there are."""
    with snapshot() as number, store.writing() as writing:
        return writing.mark_all_stale(number)


def _essential(store: Store, changes: dict[str, int], placed: Sequence[str]) -> list[str]:
    """What is pressed together with the changes: sets of fragments first, then pages."""
    with store.reading() as reading:
        touched = {target for key in changes for target in reading.index.readers_of(key)}
        if EVERYTHING in changes:
            touched |= set(reading.index.targets())
        wanted = {target for target in touched if reading.index.rank_of(target) == 0}
        wanted |= _lacking(reading)
        # What takes too long holds up no publication: it waits, and is tried by itself.
        slow = reading.failures.slow(RETRY_AFTER)
    members = {target for target in wanted if fragments.is_member(target[1:])}
    if len(members) > MEMBERS_AT_ONCE:
        wanted -= members
    if len(placed) <= AT_ONCE:
        wanted |= set(placed)
    return sorted(wanted - slow, key=lambda target: (not target.startswith("#"), target))


def _lacking(reading: Reading) -> set[str]:
    """What every page needs, and is not pressed yet: sets of fragments, the page for nothing."""
    needed = {MISSING, *(f"#{name}" for name in fragments.sets())}
    return {target for target in needed if reading.index.number_of(target) < 0}


def _render(store: Store, targets: Sequence[str], outcome: Outcome) -> list[Pressed]:
    """Render from the snapshot that is under way, with what the pages name and nobody has made;
    failures and refusals go to ``outcome``."""
    members = {target for target in targets if fragments.is_member(target[1:])}
    rendered = _render_each(store, (one for one in targets if one not in members), outcome)
    members |= _members_lacking(store, rendered)
    if members:
        note = _slow_ones(store, outcome.number)
        made, failed = render_members(sorted(members), outcome.number, note)
        rendered += made
        outcome.failed |= failed
        for target, why in failed.items():
            logger.error("%s could not be rendered: %s", target, why)
    return rendered


def _members_lacking(store: Store, rendered: Iterable[Pressed]) -> set[str]:
    named = {
        f"#{fragments.set_of(part)}"
        for one in rendered
        if one.record
        for part in one.record.parts
        if isinstance(part, str)
    }
    with store.reading() as reading:
        return {
            target
            for target in named
            if fragments.is_member(target[1:]) and reading.index.number_of(target) < 0
        }


def _render_each(store: Store, targets: Iterable[str], outcome: Outcome) -> list[Pressed]:
    rendered = []
    targets = list(targets)
    read_ahead([target for target in targets if target.startswith("/") and target != MISSING])
    for target in targets:
        try:
            rendered.append(render(target, outcome.number, _slow_ones(store, outcome.number)))
        except NotPressable:
            outcome.refused.add(target)
            rendered.append(Pressed(target, outcome.number, frozenset()))
        except RenderFailed as error:
            outcome.failed[target] = str(error)
            if str(error) != too_slow():  # which was told when it was so
                logger.error("%s could not be rendered: %s", target, error)
    return rendered


def _slow_ones(store: Store, number: int) -> Callable[[str], None]:
    """What notes that a target takes too long: at once, for whoever renders it may hang on."""

    def note(target: str) -> None:
        logger.error("%s could not be rendered: %s", target, too_slow())
        with store.writing() as writing:
            writing.fail(target, too_slow(), number)

    return note


def _keep(
    writing: Writing, rendered: Sequence[Pressed], outcome: Outcome, step: _Step = ALONE
) -> list[str]:
    """Store what was rendered and note what failed; gives what is old already."""
    old: list[str] = []
    differing: set[str] = set()
    if current_cdn():
        differing = addresses_to_purge(writing, rendered)
        writing.purges.want(sets_to_purge(writing, rendered, step.quiet))
    for one in rendered:
        is_changed = one.record is not None and (
            writing.pages.is_new_to_readers(one)
            # Where a reader was quicker to ask for it.
            or (one.target in step.placed and writing.index.number_of(one.target) > step.since)
        )
        if not writing.put(one):
            old.append(one.target)
        elif one.record is not None or one.pieces is not None:
            outcome.pressed.append(one.target)
            if is_changed:
                outcome.changed.append(one.target)
        elif one.target not in outcome.refused:
            outcome.gone.append(one.target)
    writing.purges.want(differing - set(old))
    for target, reason in outcome.failed.items():
        writing.fail(target, reason, outcome.number)
    return old


def _origin() -> object:
    origin = Origin.objects.first() or Origin.objects.create()
    return origin.name

"""The record of what live rows show: it follows the log of changes, from a position of its own.

Every publication or withdrawal (by a person, the clock, a bulk update, SQL by hand) is in the log,
so nothing can be forgotten. The record says where to look, and the rows themselves decide: a late
record can make a file wait for a moment, but never serves a file that is not public.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import Enum

from django.db import OperationalError, transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from djeli.press import api as press
from djeli.stories.models import Agency, Picture, Showing, ShowingProgress
from djeli.stories.public_files import folders, waiting
from djeli.stories.public_files.holders import File, holders, shown_by

logger = logging.getLogger(__name__)

LINES = 500
"""Lines of the log that one step reads."""
BATCH = 50
"""Rows that are looked at in one transaction, for others wait for SQLite's lock meanwhile."""
TOUCHING_ALL = frozenset({press.EVERYTHING, press.rows_key(PageViewRestriction)})
"""Changes after which every row is looked at: who closes a page closes all below it."""
STEPS = 20
"""Steps that somebody who waits takes; the clock does what is left."""


class Publicity(Enum):
    """Whether readers may fetch a file: never so far, now, or no longer."""

    NEVER = 404
    NOW = 200
    OVER = 410


class Overtaken(Exception):
    """Another process took this step meanwhile."""


def picture(pk: int) -> Publicity:
    """Whether readers may fetch the picture: something live shows it, and its rights last."""
    row = Picture.objects.filter(pk=pk).first()
    return _of(File(Showing.Kind.PICTURE, pk), may_be=row is not None and row.is_usable())


def document(pk: int) -> Publicity:
    """Whether readers may fetch the document: something live links to it."""
    is_there = get_document_model().objects.filter(pk=pk).exists()
    return _of(File(Showing.Kind.DOCUMENT, pk), may_be=is_there)


def is_shown(file: File) -> bool:
    """True if something live shows the file, as the rows are now."""
    rows = Showing.objects.filter(kind=file.kind, file_id=file.pk, ended_at=None)
    return any(
        file in shown_by(holder, [pk])[pk] for holder, pk in rows.values_list("holder", "holder_id")
    )


def catch_up(steps: int = STEPS) -> bool:
    """Take in what has changed; True if there is more than so many steps can do."""
    return all(step() for _ in range(steps))


def position() -> int | None:
    """The last change that was taken in; None if none was."""
    found = ShowingProgress.objects.values_list("position", flat=True).first()
    return None if found is None or found < 0 else found


def step() -> bool:
    """Take in some of what has changed, or look at the next rows of a sweep; True if there may
    be more to do."""
    now = _progress()
    newest = press.last_change()
    try:
        if now.position < 0 or now.position > newest:
            _move(now, newest, sweep=_first_table())
        elif now.position < newest:
            _follow(now)
        elif now.sweep:
            _sweep(now)
        else:
            return False
    except Overtaken:
        pass
    return True


def _of(file: File, *, may_be: bool) -> Publicity:
    with suppress(OperationalError):  # a full or busy database: what is recorded has to do
        catch_up()
    if may_be and is_shown(file):
        return Publicity.NOW
    was_shown = Showing.objects.filter(kind=file.kind, file_id=file.pk).exists()
    return Publicity.OVER if was_shown else Publicity.NEVER


def _progress() -> ShowingProgress:
    return ShowingProgress.objects.get_or_create(pk=1)[0]


def _move(now: ShowingProgress, position: int, sweep: str = "", swept: int = 0) -> None:
    """Claim the step. Raises Overtaken if another process was quicker."""
    as_it_was = ShowingProgress.objects.filter(
        pk=1, position=now.position, sweep=now.sweep, swept=now.swept
    )
    if not as_it_was.update(position=position, sweep=sweep, swept=swept):
        raise Overtaken
    now.position, now.sweep, now.swept = position, sweep, swept


def _follow(now: ShowingProgress) -> None:
    changes = press.changes_after(now.position, LINES)
    last = changes[-1][0]
    rows, pictures = _named((key for _, key in changes))
    if any(key in TOUCHING_ALL for _, key in changes):
        with transaction.atomic():
            _move(now, last, sweep=_first_table())
            _tidy(pictures)
        return
    named = [(table, pk) for table, ids in rows.items() for pk in sorted(ids)]
    for start in range(0, max(len(named), 1), BATCH):
        some, is_last = named[start : start + BATCH], start + BATCH >= len(named)
        with transaction.atomic():
            # Until the last batch the position stays: who is killed begins with these lines again.
            _move(now, last if is_last else now.position, now.sweep, now.swept)
            ended = _record(some)
            _tidy(ended | pictures if is_last else ended)


def _named(keys: Iterable[str]) -> tuple[Mapping[str, set[int]], set[int]]:
    """The rows that can show files, by table, and the pictures, of which the log tells; those, too,
    whose credit names an agency of which it tells."""
    rows: dict[str, set[int]] = defaultdict(set)
    pictures: set[int] = set()
    agencies: set[int] = set()
    for key in keys:
        table, _, pk = key.rpartition(":")
        if not pk.isdecimal():
            continue
        if table in holders():
            rows[table].add(int(pk))
        elif table == Picture._meta.db_table:
            pictures.add(int(pk))
        elif table == Agency._meta.db_table:
            agencies.add(int(pk))
    return rows, pictures | waiting.of_agencies(agencies)


def _sweep(now: ShowingProgress) -> None:
    ids = _next_rows(now.sweep, now.swept)
    tables = sorted(holders())
    with transaction.atomic():
        if ids:
            _move(now, now.position, now.sweep, ids[-1])
            _tidy(_record([(now.sweep, pk) for pk in ids]))
            return
        after = [table for table in tables if table > now.sweep]
        _move(now, now.position, after[0] if after else "")
        if not after:
            _tidy(_unshown(folders.pictures_with_files()))


def _first_table() -> str:
    return min(holders(), default="")


def _next_rows(table: str, after: int) -> list[int]:
    """Rows of ``table``, those that are there and those that were, in order."""
    ids: set[int] = set()
    for holder in holders().get(table, ()):
        rows = holder.model._default_manager.filter(pk__gt=after).order_by("pk")
        ids.update(rows.values_list("pk", flat=True)[:BATCH])
    recorded = Showing.objects.filter(holder=table, holder_id__gt=after, ended_at=None)
    ids.update(recorded.order_by("holder_id").values_list("holder_id", flat=True)[:BATCH])
    return sorted(ids)[:BATCH]


def _record(rows: Iterable[tuple[str, int]]) -> set[int]:
    """Write down what the rows show now; ids of the pictures that one of them no longer shows, or
    shows for the first time."""
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, pk in rows:
        by_table[table].append(pk)
    touched: set[int] = set()
    for table, ids in by_table.items():
        for pk, shown in shown_by(table, ids).items():
            changed = _record_one(table, pk, shown)
            touched |= {file.pk for file in changed if file.kind == Showing.Kind.PICTURE}
    return touched


def _record_one(table: str, pk: int, shown: set[File]) -> set[File]:
    known = {
        File(row.kind, row.file_id): row
        for row in Showing.objects.filter(holder=table, holder_id=pk)
    }
    open_now = {file for file, row in known.items() if row.ended_at is None}
    for file in shown - open_now:
        Showing.objects.update_or_create(
            holder=table,
            holder_id=pk,
            kind=file.kind,
            file_id=file.pk,
            defaults={"ended_at": None},
        )
    ended = [known[file].pk for file in open_now - shown]
    Showing.objects.filter(pk__in=ended).update(ended_at=timezone.now())
    return shown ^ open_now


def _tidy(pictures: set[int]) -> None:
    """Leave of each picture the public files that may be there, tell the CDN of the others, and let
    wait what may have to be cut."""
    if not pictures:
        return
    rows = Picture.objects.select_related("agency").in_bulk(pictures)
    unshown = _unshown(pictures)
    for pk in sorted(pictures):
        is_public = pk not in unshown
        removed = folders.withdraw(pk, but=rows[pk].version if is_public else "")
        if is_public:
            folders.publish(pk, rows[pk].version)
        if is_public or pk not in rows:
            folders.forget_previews(pk)
        if removed or not is_public:
            press.forget_files(press.row_key(Picture, pk), removed)
    waiting.ask(rows.keys() - unshown, shown=True)
    waiting.ask(rows.keys() & unshown, shown=False)


def _unshown(pictures: Iterable[int]) -> set[int]:
    """Those of ``pictures`` that nobody may fetch, as far as is recorded."""
    wanted = set(pictures)
    shown = Showing.objects.filter(kind=Showing.Kind.PICTURE, ended_at=None)
    usable = {row.pk for row in Picture.objects.filter(pk__in=wanted) if row.is_usable()}
    if len(wanted) <= BATCH:
        shown = shown.filter(file_id__in=wanted)
    return wanted - (usable & set(shown.values_list("file_id", flat=True)))

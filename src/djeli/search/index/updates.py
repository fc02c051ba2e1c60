"""Keeps the index up to date by following the change log.

Whatever changes a story (publication, withdrawal, a move, a new name of its author, a bulk update,
SQL by hand) is in the log, so nothing can be forgotten. Position and index change in one
transaction: a killed process repeats a step, and never skips one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from djeli.press import api as press
from djeli.search.drivers.choice import database
from djeli.search.index import documents, opensearch_sync, vocabulary
from djeli.search.index.changes import touched
from djeli.search.models import Document, Known, Progress, Vocabulary
from djeli.stories.models import Article

NAME = "database"
LINES = 2000
"""Lines of the log that one step reads."""
BATCH = 50
"""Stories that are written in one transaction, for others wait for SQLite's lock meanwhile."""
NOTHING = -1


@dataclass(slots=True)
class Step:
    """What one step did, and whether there is more to do at once."""

    written: int = 0
    removed: int = 0
    has_more: bool = False


class Overtaken(Exception):
    """Another process took this step meanwhile."""


def progress() -> Progress:
    """How far the index is."""
    return Progress.objects.get_or_create(pk=NAME)[0]


def position() -> int | None:
    """The last change that is in the index; None if none is."""
    found = Progress.objects.filter(pk=NAME).values_list("position", flat=True).first()
    return None if found is None or found < 0 else found


def step() -> Step:
    """Take in what has changed, or the next batch of a sweep."""
    now = progress()
    if now.analysis != documents.ANALYSIS:
        begin_anew()
        return Step(has_more=True)
    newest = press.last_change()
    if now.position < 0 or now.position > newest:
        _move(now, position=newest, sweep=0)
        return Step(has_more=True)
    try:
        if now.position < newest:
            return _follow(now)
        if now.sweep != NOTHING:
            return _sweep(now)
    except Overtaken:
        return Step(has_more=True)
    return Step()


def catch_up() -> Step:
    """Do all that is to be done now."""
    done = Step(has_more=True)
    while done.has_more:
        one = step()
        done.written += one.written
        done.removed += one.removed
        done.has_more = one.has_more
    return done


@transaction.atomic
def begin_anew() -> None:
    """Empty the index, and let every story wait to be looked at."""
    opensearch_sync.note(set(Document.objects.values_list("number", flat=True)))
    for model in (Document, Vocabulary, Known):
        model.objects.all().delete()
    database().create_tables()
    Progress.objects.update_or_create(
        pk=NAME,
        defaults={
            "position": press.last_change(),
            "sweep": 0,
            "analysis": documents.ANALYSIS,
            "trouble": "",
        },
    )


def _follow(now: Progress) -> Step:
    changes = press.changes_after(now.position, LINES)
    found = touched(key for _, key in changes)
    last = changes[-1][0]
    if found.everything:
        _move(now, position=last, sweep=0)
        return Step(has_more=True)
    ids = sorted(found.ids)
    done = Step(has_more=True)
    for start in range(0, len(ids), BATCH):
        plan = _plan(ids[start : start + BATCH])
        is_last = start + BATCH >= len(ids)
        with transaction.atomic():
            # Until the last batch the position stays: who is killed begins with these lines again.
            _move(now, position=last if is_last else now.position, sweep=now.sweep)
            plan.carry_out()
        done.written += len(plan.come)
        done.removed += len(plan.gone - plan.come.keys())
    if not ids:
        _move(now, position=last, sweep=now.sweep)
    return done


def _sweep(now: Progress) -> Step:
    stories = Article.objects.filter(pk__gt=now.sweep).order_by("pk").values_list("pk", flat=True)
    indexed = Document.objects.filter(story_id__gt=now.sweep).order_by("story_id")
    ids = sorted({*stories[:BATCH], *indexed.values_list("story_id", flat=True)[:BATCH]})[:BATCH]
    plan = _plan(ids)
    with transaction.atomic():
        _move(now, position=now.position, sweep=ids[-1] if ids else NOTHING)
        plan.carry_out()
    return Step(len(plan.come), len(plan.gone - plan.come.keys()), has_more=True)


def _move(now: Progress, *, position: int, sweep: int) -> None:
    """Claim the step. Raises Overtaken if another process was quicker."""
    as_it_was = Progress.objects.filter(pk=NAME, position=now.position, sweep=now.sweep)
    if not as_it_was.update(position=position, sweep=sweep, trouble=""):
        raise Overtaken
    now.position, now.sweep = position, sweep


@dataclass(slots=True)
class Plan:
    """Documents that leave the index (by number), and those that come into it."""

    gone: set[int]
    come: Mapping[int, documents.Document]

    def carry_out(self) -> None:
        """Write it all. Within a transaction of the caller's."""
        if not self.gone and not self.come:
            return
        driver = database()
        driver.remove(self.gone)
        Document.objects.filter(number__in=self.gone).delete()
        vocabulary.change(self.gone, self.come)
        driver.write(self.come)
        opensearch_sync.note({*self.gone, *self.come})
        Document.objects.bulk_create(
            Document(
                number=number, story_id=one.story_id, keys=" ".join(one.keys), digest=one.digest
            )
            for number, one in self.come.items()
        )


def _plan(ids: Sequence[int]) -> Plan:
    """What must change so that the stories ``ids`` are in the index as they are now."""
    built = documents.build(ids)
    known = {one.story_id: one for one in Document.objects.filter(story_id__in=ids)}
    changed = [
        one for pk, one in built.items() if pk not in known or known[pk].digest != one.digest
    ]
    gone = {one.number for pk, one in known.items() if pk not in built}
    gone |= {known[one.story_id].number for one in changed if one.story_id in known}
    for one in changed:
        one.analyse()
    return Plan(gone, _numbered(changed, gone))


def _numbered(come: Iterable[documents.Document], gone: set[int]) -> dict[int, documents.Document]:
    """Each with a number that no other has."""
    numbered: dict[int, documents.Document] = {}
    for one in come:
        number = one.first_number
        while number in numbered or (
            number not in gone and Document.objects.filter(pk=number).exists()
        ):
            number += 1
        numbered[number] = one
    return numbered

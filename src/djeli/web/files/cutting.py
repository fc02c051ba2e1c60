"""Cuts the renditions that pages name: by the clock, in the publishing request, for an export.

Nobody who merely reads can bring it about: a rendition that is not there is answered with the
nearest one that is (``web.files.media``).
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.utils import timezone

from djeli.press import api as press
from djeli.stories.models import Picture, WaitingPicture
from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.geometry import Spec
from djeli.stories.photos.renditions import Developed, FileFormat
from djeli.stories.public_files import folders, showings, waiting
from djeli.stories.public_files.showings import Publicity
from djeli.web.view_models.picture import FORMATS, SPECS, Rendition, rounds_for

logger = logging.getLogger(__name__)

WRITTEN_AS: dict[str, FileFormat] = {"avif": "avif", "webp": "webp", "jpg": "jpeg"}
IN_A_REQUEST = 1.0
"""Seconds that a publication spends on pictures that came with it; the clock does the rest."""
SOME = 50
"""Pictures whose files are looked at in one step of a sweep."""
ADDRESS = re.compile(r"/media/pictures/(\d{1,18})/\w+/(\w+)\.(\w+)$")


def step() -> bool:
    """Cut a round of the picture that is needed most; False if none waits."""
    row = waiting.next_one(rounds=settings.PICTURES_CUT_ROUNDS)
    if row is not None:
        _cut_round(row)
    return row is not None


def cut_first() -> None:
    """Cut what a publication needs at once: of each new picture one rendition of each shape."""
    showings.catch_up()
    until = time.monotonic() + IN_A_REQUEST
    while time.monotonic() < until:
        row = waiting.next_one(shown_only=True, rounds=1)
        if row is None:
            return
        _cut_round(row)


def cut_named(addresses: Iterable[str]) -> None:
    """Cut those renditions among ``addresses``, percent-encoded, that are named and not there: as
    many pictures at once as there are cores."""
    wanted: dict[int, set[Rendition]] = defaultdict(set)
    for address in addresses:
        found = ADDRESS.search(address)
        if found and found[2] in SPECS and found[3] in FORMATS:
            form = next(one for one in FORMATS if one == found[3])
            wanted[int(found[1])].add((SPECS[found[2]], form))
    pictures = Picture.objects.filter(pk__in=wanted).select_related("agency")
    plans = [_plan(one, wanted[one.pk]) for one in pictures]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for plan, made in [(one, pool.submit(_make, one)) for one in plans if one.missing]:
            try:
                made.result()
                _settle(plan)
            except DatabaseError:
                raise
            except Exception as error:  # each decoder fails in its own way on a damaged file
                logger.error("picture %s cannot be shown: %s", plan.picture.pk, error)


def cut(picture: Picture, wanted: Collection[Rendition]) -> None:
    """Cut those of ``wanted`` that are not there, where readers find them if they may, else where
    the newsroom does. Raises UnusablePicture, and OSError where a file cannot be read or written.
    """
    plan = _plan(picture, wanted)
    if plan.missing:
        _make(plan)
        _settle(plan)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be cut of a picture, all formats of a size in a row, and for whom."""

    picture: Picture
    rights: Rights
    is_public: bool
    missing: list[Rendition]

    def name(self, rendition: Rendition) -> str:
        """Where the file is kept."""
        place = folders.public_name if self.is_public else folders.newsroom_name
        return place(self.picture.pk, self.picture.version, _file(*rendition))


def _plan(picture: Picture, wanted: Collection[Rendition]) -> Plan:
    is_public = showings.picture(picture.pk) is Publicity.NOW
    there = folders.files_in(picture.pk, picture.version, public=is_public)
    missing = [one for one in wanted if _file(*one) not in there]
    in_a_row = sorted(missing, key=lambda one: one[0].name)
    return Plan(picture, picture.rights, is_public, in_a_row)


def _make(plan: Plan) -> None:
    """Asks no database: it may run in another thread."""
    with plan.picture.open_file() as file:
        developed = Developed(file, plan.rights, plan.picture.focus)
    for spec, form in plan.missing:
        folders.keep(plan.name((spec, form)), developed.rendition(spec, WRITTEN_AS[form]))


def _settle(plan: Plan) -> None:
    """Only now is it certain that the files may stay: who publishes or withdraws the picture
    meanwhile either sees them, or has done so before this look."""
    publicity = showings.picture(plan.picture.pk)
    if plan.is_public and publicity is not Publicity.NOW:
        for one in plan.missing:
            default_storage.delete(plan.name(one))
    elif not plan.is_public and publicity is Publicity.NOW:
        folders.publish(plan.picture.pk, plan.picture.version)


class Sweep:
    """Looks once through all pictures, the newest first, for renditions that are missing: their
    files were lost, or this release names others than the last."""

    def __init__(self) -> None:
        self._began = timezone.now()
        self._last: int | None = None

    def step(self) -> bool:
        """Look at some pictures; False when all were seen."""
        before = Picture.objects.select_related("agency")
        if self._last is not None:
            before = before.filter(pk__lt=self._last)
        rows = list(before.order_by("-pk")[:SOME])
        if not rows:
            return False
        self._last = rows[-1].pk
        waits = WaitingPicture.objects.filter(pk__in=[row.pk for row in rows], trouble="")
        reached = dict(waits.values_list("pk", "round"))
        lacking: dict[bool, list[int]] = {True: [], False: []}
        for row in rows:
            is_public = showings.picture(row.pk) is Publicity.NOW
            if _lacks(row, reached.get(row.pk, waiting.ROUNDS), public=is_public):
                lacking[is_public].append(row.pk)
        for is_public, some in lacking.items():
            # As if all were asked for at once: the newest of them is cut first.
            waiting.ask(some, shown=is_public, at=self._began)
        return True


def _lacks(picture: Picture, rounds: int, *, public: bool) -> bool:
    """True if a file of the first ``rounds`` is missing."""
    there = folders.files_in(picture.pk, picture.version, public=public)
    wanted = chain.from_iterable(rounds_for(picture.width, picture.height)[:rounds])
    return not {_file(*one) for one in wanted} <= there


def _cut_round(row: WaitingPicture) -> None:
    picture = Picture.objects.filter(pk=row.picture_id).first()
    if picture is None:
        row.delete()
        return
    try:
        cut(picture, rounds_for(picture.width, picture.height)[row.round])
    except Exception as error:
        if isinstance(error, DatabaseError) or _is_of_the_disk(error):
            raise
        # Its file was lost or damaged after it was taken in: readers see the alternative text.
        logger.error("picture %s cannot be shown: %s", picture.pk, error)
        waiting.give_up(row, f"{type(error).__name__}: {error}")
        return
    waiting.done(row)


def _is_of_the_disk(error: Exception) -> bool:
    """True for what may pass: a full disk, too many open files. A decoder's own have no number."""
    is_numbered = isinstance(error, OSError) and error.errno is not None
    return is_numbered and not isinstance(error, FileNotFoundError)


def _file(spec: Spec, form: str) -> str:
    return f"{spec.name}.{form}"


def connect() -> None:
    """Called once, when the app is ready."""
    press.before_pressing(cut_first)
    press.before_export(cut_named)

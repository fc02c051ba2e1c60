"""A line-up as the newsroom has it now, with what readers do not see yet; and changes to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from djeli.accounts.models import User
from djeli.desk.lineup.board.blocks import Blocks, changes
from djeli.desk.lineup.states import current_id
from djeli.stories.models import LineUp

UNDO = "desk.board.undo"
"""Where the session keeps, by line-up, the versions before each of this user's changes."""
MOST_UNDONE = 30


class Moved(Exception):
    """Somebody changed the line-up after the board was shown."""


class Locked(Exception):
    """Somebody has locked the line-up."""


@dataclass(frozen=True, slots=True)
class Working:
    """``row`` is what is published, ``draft`` the newest version; ``version`` names that."""

    row: LineUp
    draft: LineUp
    version: int

    @property
    def blocks(self) -> Blocks:
        return list(self.draft.containers.raw_data)

    @property
    def changes(self) -> int:
        """How many changes readers do not see yet; of a draft none, as they see nothing of it."""
        if not self.row.live:
            return 0
        return changes(list(self.row.containers.raw_data), self.blocks)


def working(row: LineUp) -> Working:
    draft = row.get_latest_revision_as_object() if row.latest_revision_id else row
    return Working(row, draft, row.latest_revision_id or 0)


@transaction.atomic
def change(
    request: HttpRequest, pk: int, version: int, edit: Callable[[Blocks], Blocks]
) -> Working:
    """Keep what ``edit`` makes of the line-up's blocks as its newest version.

    Raises Moved if ``version`` is no longer the newest, and Locked.
    """
    user: Any = request.user
    now = _for_update(pk, version, user)
    made = edit(now.blocks)
    if made == now.blocks:
        return now
    before = now.version or _first_version(now.row, user)
    undone = request.session.get(UNDO, {})
    undone[str(pk)] = [*undone.get(str(pk), []), before][-MOST_UNDONE:]
    request.session[UNDO] = undone
    return _keep(now, made, user)


@transaction.atomic
def undo(request: HttpRequest, pk: int, version: int) -> Working:
    """Go back before this user's last change; as it is where there is none."""
    user: Any = request.user
    now = _for_update(pk, version, user)
    undone = request.session.get(UNDO, {})
    steps = undone.get(str(pk), [])
    while steps:
        before = now.row.revisions.filter(pk=steps.pop()).first()
        if before is not None:
            request.session[UNDO] = {**undone, str(pk): steps}
            return _keep(now, list(before.as_object().containers.raw_data), user)
    return now


def can_undo(request: HttpRequest, pk: int) -> bool:
    return bool(request.session.get(UNDO, {}).get(str(pk)))


@transaction.atomic
def publish(user: User, pk: int, version: int) -> LineUp:
    """Let readers see the newest version: at once, or from the line-up's own time if that comes.

    A draft whose time has passed begins now: it is meant to be seen. Raises Moved and Locked.
    """
    now = _for_update(pk, version, user)
    draft = now.draft
    begins_now = now.row.pk != current_id() and draft.starts_at <= timezone.now()
    if begins_now:
        draft.starts_at = timezone.now()
    if begins_now or not now.version:
        draft.save_revision(user=user)
    draft.get_latest_revision().publish(user=user)
    return LineUp.objects.get(pk=pk)


def _for_update(pk: int, version: int, user: User) -> Working:
    row = LineUp.objects.select_for_update().get(pk=pk)
    lock = row.get_lock()
    if lock and lock.for_user(user):
        raise Locked
    if (row.latest_revision_id or 0) != version:
        raise Moved
    return working(row)


def _first_version(row: LineUp, user: User) -> int:
    """Keep a line-up that was made without versions as one, so there is a way back to it."""
    return int(row.save_revision(user=user, changed=False).pk)


def _keep(now: Working, blocks: Blocks, user: User) -> Working:
    now.draft.containers = blocks  # type: ignore[assignment]
    now.draft.save_revision(user=user, log_action=True)
    return working(LineUp.objects.get(pk=now.row.pk))

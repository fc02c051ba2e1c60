"""A draft of an item with its pictures; pictures that come later are added to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from djeli.accounts.models import User
from djeli.stories.models import Article, Picture, Section
from djeli.stories.text import bodies
from djeli.wire.models import ImportedPicture, WireItem
from djeli.wire.pictures.importing import import_pictures
from djeli.wire.story_drafts import make_story


@dataclass(frozen=True, slots=True)
class Made:
    """A draft, and what could not be imported for it: a line for each picture."""

    story: Article
    troubles: tuple[str, ...] = ()


def make_illustrated(
    item: WireItem, user: User | None = None, section: Section | None = None
) -> Made:
    """As ``make_story``, with the item's pictures: the first leads, the others stand at the end.

    A picture that cannot be had holds nothing up: the line says why, and it can be tried again.
    """
    rows = [] if item.is_stopped else import_pictures(item, user)
    story = make_story(item, user, section, _usable(rows))
    return Made(story, _troubles(rows))


def try_again(item: WireItem, user: User | None = None) -> tuple[str, ...]:
    """Import what failed before, and add it to drafts of the item; a line for each that fails
    again."""
    missing = set(
        ImportedPicture.objects.filter(item=item, picture=None).values_list("pk", flat=True)
    )
    rows = [] if item.is_stopped else import_pictures(item, user)
    new = _usable(row for row in rows if row.pk in missing)
    for story in Article.objects.filter(wire_takes__item=item, live=False, locked=False).distinct():
        _add(story, new, user)
    return _troubles(rows)


@transaction.atomic
def _add(story: Article, pictures: list[Picture], user: User | None) -> None:
    draft: Any = story.get_latest_revision_as_object()
    body = list(draft.body.raw_data)
    has = {*bodies.picture_ids(body), draft.lead_picture_id}
    new = [one for one in pictures if one.pk not in has]
    if not new:
        return
    if draft.lead_picture_id is None:
        draft.lead_picture = new.pop(0)
    uses = [{"picture": one.pk, "caption": "", "credit": ""} for one in new]
    draft.body = [*body, *({"type": "picture", "value": use} for use in uses)]
    draft.save_revision(user=user, log_action=True)


def _usable(rows: Iterable[ImportedPicture]) -> list[Picture]:
    found = [row.picture for row in rows if row.picture is not None and not row.is_stopped]
    return [one for one in dict.fromkeys(found) if one.is_usable()]


def _troubles(rows: Iterable[ImportedPicture]) -> tuple[str, ...]:
    return tuple(f"{row.place + 1}: {row.trouble}" for row in rows if row.trouble)

"""What is still to do before a story goes out, as a list beside the button that sends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from djeli.desk.panels.surface import GOOD_HEADLINE, GOOD_STANDFIRST
from djeli.stories.models import Article
from djeli.stories.public_files.uses import uses_of
from djeli.stories.readiness import lacks

MOST_OF_A_NOTE = 80


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: what to do, and where (a field, or ``field.block``). What ``must`` be
    done keeps the story from going out; the rest is advice."""

    message: str
    place: str
    must: bool = False


def checks_of(story: Article) -> list[Check]:
    """All that is to do, what must be done first."""
    return [*_musts(story), *_notes(story), *_advice(story)]


def _musts(story: Article) -> Iterator[Check]:
    for lack in lacks(story):
        place = f"{lack.field}.{lack.block}" if lack.block else lack.field
        yield Check(lack.message, place, must=True)


def _notes(story: Article) -> Iterator[Check]:
    if not story.pk:
        return
    notes: Any = story.wagtail_admin_comments
    for note in sorted(notes.filter(resolved_at=None), key=lambda one: one.created_at):
        told = _("Open note from %(who)s: “%(text)s”") % {
            "who": note.user.get_full_name() or note.user.get_username(),
            "text": Truncator(note.text).chars(MOST_OF_A_NOTE),
        }
        yield Check(told, note.contentpath)


def _advice(story: Article) -> Iterator[Check]:
    if len(story.title) > GOOD_HEADLINE:
        yield Check(_("The headline is long: over %d characters.") % GOOD_HEADLINE, "title")
    if not story.standfirst.strip():
        yield Check(_("There is no standfirst."), "standfirst")
    elif len(story.standfirst) > GOOD_STANDFIRST:
        told = _("The standfirst is long: over %d characters.") % GOOD_STANDFIRST
        yield Check(told, "standfirst")
    if story.lead_picture is None:
        yield Check(_("There is no lead picture."), "lead_picture")
    elif not (story.lead_caption or story.lead_picture.caption).strip():
        yield Check(_("The lead picture has no caption."), "lead_picture")
    if story.lead_picture_id:
        yield from _used_before(story)
    if not story.topics.all():
        yield Check(_("There are no topics."), "topics")


def _used_before(story: Article) -> Iterator[Check]:
    """Readers who saw a picture above another story may take it for that one."""
    for use in uses_of(story.lead_picture_id, but=story.pk, most=1):
        day = formats.date_format(use.published_at, "j M Y") if use.published_at else ""
        told = {"headline": Truncator(use.headline).chars(60), "day": day}
        yield Check(
            _("The lead picture was used before in “%(headline)s”, %(day)s.") % told, "lead_picture"
        )

"""The feed of corrections, newest first."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from djeli.feeds.entries import Author, Entry
from djeli.feeds.formats.feed import Feed
from djeli.feeds.public_record.corrected import as_html
from djeli.feeds.subjects import Ground, Subject, founded, guid_of
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.corrections import places
from djeli.stories.models import Article, Correction, Edition

CORRECTIONS = 30
ADDRESS = "/corrections/"
ICON = "web/icons/icon-512.png"
COLUMNS = ("pk", "title", "url_path", "path", "language", "translation_key")


def gather(ground: Ground, end: str) -> Feed:
    """The newest corrections; ``end`` is the feed's own."""
    edition = ground.edition
    ids = places.page_of(places.EVERY, CORRECTIONS)
    rows = Correction.objects.in_bulk(ids)
    stories = _stories([row.story_id for row in rows.values()])
    with translation.override(edition.language_codes[0]):
        subject = Subject(
            places.EVERY,
            _("%s: corrections") % edition.name,
            ADDRESS,
            _("Everything we corrected, clarified or retracted, and what was wrong."),
        )
        found = tuple(_entry(ground, rows[pk], stories[rows[pk].story_id]) for pk in ids)
    return Feed(
        guid=guid_of(subject, ground),
        title=subject.title,
        description=subject.description,
        home=absolute(ADDRESS),
        url=absolute(f"{ADDRESS}{end}"),
        language=edition.language_codes[0],
        publisher=edition.name,
        publisher_url=absolute("/"),
        icon=absolute(static(ICON)),
        hub=settings.WEBSUB_HUB,
        since=founded(ground),
        entries=found,
    )


def _stories(ids: list[int]) -> dict[int, dict[str, Any]]:
    press.depends_on_rows(Article, ids)
    rows = Article.objects.filter(pk__in=ids).values(*COLUMNS)
    return {row["pk"]: row for row in rows}


def _entry(ground: Ground, row: Correction, story: dict[str, Any]) -> Entry:
    section = ground.tree.section_of(story["path"])
    is_named = Edition.current().names_who_corrects
    said = {"kind": row.get_kind_display(), "headline": story["title"]}
    return Entry(
        pk=row.pk,
        guid=uuid.uuid5(story["translation_key"], f"correction {row.pk}").urn,
        url=absolute(f"{ground.tree.address(story['url_path'])}#correction-{row.pk}"),
        headline=_("%(kind)s: %(headline)s") % said,
        summary=" ".join(row.text.split()),
        html=as_html(row),
        language=story["language"],
        section=section.title if section else "",
        published=row.at,
        updated=row.mended_at,
        authors=(Author(row.signed, ""),) if is_named and row.signed else (),
    )

"""Corrections as readers see them, from rows to view models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from djeli.press import api as press
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Article, Correction, Edition
from djeli.stories.tree import Tree
from djeli.web.view_models.card import Link
from djeli.web.view_models.corrections import ShownCorrection
from djeli.web.view_models.head import PageHead

RETRACTED = Kind.RETRACTION.value


def corrections_of(article: Article) -> tuple[ShownCorrection, ...]:
    """The corrections on a story's page, newest first, a retraction before all others.

    Each new one changes the story's own row, so a page without any depends on nothing more.
    """
    if not article.updated_at:
        return ()
    rows = [row for row in article.corrections.all() if row.text]
    rows.sort(key=lambda row: row.kind != RETRACTED)
    return tuple(shown(row) for row in rows)


def with_reason(head: PageHead, corrections: Sequence[ShownCorrection]) -> PageHead:
    """The head of a page, which of a retracted story says why, and nothing that it said."""
    if not corrections or corrections[0].kind != RETRACTED:
        return head
    reason = " ".join(corrections[0].text.split())
    return replace(head, description=reason, social_description="")


def in_list(ids: Iterable[int], tree: Tree, language: str) -> tuple[ShownCorrection, ...]:
    """The corrections ``ids`` in that order, each with its story: two queries."""
    wanted = list(ids)
    rows = Correction.objects.in_bulk(wanted)
    stories = _stories([row.story_id for row in rows.values()])
    found = []
    for row in (rows[pk] for pk in wanted if pk in rows):
        story = stories[row.story_id]
        section, spoken = tree.section_of(story["path"]), story["language"]
        found.append(
            shown(
                row,
                story=Link(story["title"], tree.address(story["url_path"])),
                section=section.title if section else "",
                language=spoken if spoken != language else "",
            )
        )
    return tuple(found)


def shown(
    row: Correction, *, story: Link | None = None, section: str = "", language: str = ""
) -> ShownCorrection:
    """The view model of one."""
    return ShownCorrection(
        pk=row.pk,
        kind=row.kind,
        text=row.text,
        at=row.at,
        signed=row.signed if Edition.current().names_who_corrects else "",
        leads=row.is_recent or row.kind == RETRACTED,
        mended=row.mended_at,
        story=story,
        section=section,
        language=language,
    )


def _stories(ids: list[int]) -> dict[int, dict[str, str]]:
    press.depends_on_rows(Article, ids)
    rows = Article.objects.filter(pk__in=ids)
    return {row["pk"]: row for row in rows.values("pk", "title", "url_path", "path", "language")}

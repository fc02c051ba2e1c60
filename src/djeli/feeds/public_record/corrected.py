"""What feeds say of stories that were corrected or retracted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.corrections.kinds import Kind
from djeli.stories.models import Article, Correction


def corrections_of(stories: Iterable[Article]) -> dict[int, list[Correction]]:
    """The corrections of the stories that have some, newest first, by story: at most one query.

    Each new one changes its story's own row.
    """
    ids = [story.pk for story in stories if story.updated_at]
    found: dict[int, list[Correction]] = defaultdict(list)
    if ids:
        for row in Correction.objects.filter(story__in=ids).exclude(text="").order_by("-at", "-pk"):
            found[row.story_id].append(row)
    return found


def keys_of(corrections: Iterable[Correction]) -> list[str]:
    """The names of these rows in the log of changes."""
    return press.row_keys(Correction, (one.pk for one in corrections))


def retraction(corrections: Sequence[Correction]) -> Correction | None:
    """Why a story was retracted; None for one that was not."""
    return next((one for one in corrections if one.kind == Kind.RETRACTION), None)


def placed(html: str, corrections: Sequence[Correction]) -> str:
    """A story's text with its corrections: recent ones above it, others below."""
    above = "".join(as_html(one) for one in corrections if one.is_recent)
    below = "".join(as_html(one) for one in corrections if not one.is_recent)
    return f"{above}{html}{below}"


def as_html(one: Correction) -> str:
    """A correction as paragraphs, in the active language."""
    first, *more = [part for part in one.text.split("\n\n") if part.strip()]
    start = f"<p><strong>{escape(_heading(one))}</strong> {_lines(first)}</p>"
    return start + "".join(f"<p>{_lines(part)}</p>" for part in more)


def as_text(one: Correction) -> str:
    """A correction in a line, in the active language."""
    return f"{_heading(one)} {' '.join(one.text.split())}"


def retracted_facts(story: Article, row: Correction) -> dict[str, Any]:
    """What an entry says in place of a story that was retracted."""
    return {
        "headline": _("Retracted: %s") % story.title,
        "summary": " ".join(row.text.split()),
        "html": as_html(row),
        "picture": None,
    }


def _heading(one: Correction) -> str:
    return _("%(kind)s, %(day)s:") % {"kind": one.get_kind_display(), "day": _day(one.at)}


def _day(at: datetime) -> str:
    return format_date(localtime(at), "j F Y")


def _lines(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")

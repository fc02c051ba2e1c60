"""What readers see of a story, as a version keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from djeli.press.prepared_sql import Prepared
from djeli.stories.models import Article, Byline, Picture
from djeli.stories.text import bodies
from djeli.stories.versions.paragraphs import paragraphs
from djeli.stories.versions.public_record import record_of


def content_of(story: Article) -> dict[str, Any]:
    """The content of a story as its rows have it: the fields of ``ShownContent``."""
    blocks = list(story.body.raw_data)
    pictures = _in_body(blocks)
    return {
        "headline": story.title,
        "standfirst": story.standfirst,
        "text": "\n\n".join(one.text for one in paragraphs(blocks, pictures)),
        "blocks": blocks,
        "bylines": [
            {"name": contributor or agency or "", "role": role}
            for contributor, agency, role in _BYLINES.rows([story.pk])
        ],
        "picture": _lead(story),
        "pictures": pictures,
        "record": record_of(story),
    }


def _lead(story: Article) -> dict[str, Any] | None:
    picture = story.lead_picture
    if picture is None:
        return None
    return _picture(picture, story.lead_caption, story.lead_credit)


def _in_body(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    uses = bodies.picture_uses(blocks)
    ids = {use["picture"] for use in uses}
    rows = Picture.objects.select_related("agency").in_bulk(ids) if ids else {}
    return [
        _picture(rows[use["picture"]], use.get("caption") or "", use.get("credit") or "")
        for use in uses
        if use["picture"] in rows
    ]


def _picture(picture: Picture, caption: str, credit: str) -> dict[str, Any]:
    return {
        "id": picture.pk,
        "alt": picture.alt_text,
        "caption": caption or picture.caption,
        "credit": credit or picture.credit_line,
    }


def _asked_bylines(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Byline.objects.filter(article__in=pks).order_by("sort_order", "pk")
    return rows.values_list("contributor__name", "agency__name", "role")


_BYLINES = Prepared(_asked_bylines)

"""Stories as cards: few columns, one query for any number of stories."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from djeli.press import api as press
from djeli.press.prepared_sql import Prepared
from djeli.stories.lists.restrictions import listed
from djeli.stories.models import Agency, Article, Byline, Contributor, Picture, Topic
from djeli.stories.models.picture import version_of
from djeli.stories.photos.embedded_credits import UNKNOWN, Rights

PICTURE, PORTRAIT = "lead_picture__", "contributor__portrait__"
PICTURE_COLUMNS = (
    "pk",
    "width",
    "height",
    "file_hash",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
    "alt_text",
    "caption",
    "credit",
    "photographer",
    "pool",
    "agency_id",
    "agency__name",
    "agency__url",
    "copyright",
    "usage_terms",
    "licence_url",
    "licensing_url",
    "is_expired",
)

FLAGS = (
    "is_breaking",
    "is_live_coverage",
    "is_opinion",
    "is_analysis",
    "is_explainer",
    "is_photo_story",
    "is_fact_check",
    "is_sponsored",
    "is_machine_made",
)
"""What an editor says a story is."""

COLUMNS = (
    "pk",
    "title",
    "short_headline",
    "kicker",
    "standfirst",
    "language",
    "path",
    "url_path",
    "first_published_at",
    "updated_at",
    "word_count",
    *FLAGS,
    "sponsor",
    "correction_mark",
    "verification",
    "lead_caption",
    "lead_credit",
    *(f"{PICTURE}{name}" for name in PICTURE_COLUMNS),
)
BYLINE_COLUMNS = (
    "agency_id",
    "agency__name",
    "agency__slug",
    "contributor__pk",
    "contributor__name",
    "contributor__slug",
    "contributor__role",
    "contributor__bio",
    "contributor__website",
    *(f"{PORTRAIT}{name}" for name in PICTURE_COLUMNS),
    "contributor__profiles_as_text",
)


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A lead picture as a card needs it. Sizes in px."""

    pk: int
    version: str
    width: int
    height: int
    alt_text: str
    credit: str
    caption: str = ""
    agency_id: int | None = None
    is_expired: bool = False
    rights: Rights = UNKNOWN
    """What its files say."""
    where_to_license: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineRow:
    """One name above a story. All but ``pk``, ``name``, ``slug`` and ``role`` are empty for an
    agency."""

    pk: int
    name: str
    slug: str
    role: str
    is_agency: bool
    position: str = ""
    bio: str = ""
    website: str = ""
    profiles: tuple[tuple[str, str], ...] = ()
    own_portrait: CardPicture | None = None

    @property
    def portrait(self) -> CardPicture | None:
        """The portrait, while its rights last."""
        return _while_rights_last(self.own_portrait)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One live story, as far as a card shows it. ``headline`` is the short one if there is one,
    ``title`` the whole. ``path`` and ``url_path`` are the tree's."""

    pk: int
    headline: str
    title: str
    kicker: str
    standfirst: str
    language: str
    path: str
    url_path: str
    published_at: datetime
    updated_at: datetime | None
    word_count: int
    flags: tuple[str, ...]
    sponsor: str = ""
    correction_mark: str = ""
    """The kind of a recent correction (``corrections.kinds``)."""
    verification: str = ""
    """How sure the newsroom is (``sources.states``)."""
    lead: CardPicture | None = None

    @property
    def is_opinion(self) -> bool:
        return "is_opinion" in self.flags

    @property
    def is_fact_check(self) -> bool:
        return "is_fact_check" in self.flags

    @property
    def is_sponsored(self) -> bool:
        return "is_sponsored" in self.flags

    @property
    def picture(self) -> CardPicture | None:
        """The lead picture, while its rights last."""
        return _while_rights_last(self.lead)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """What a story is about, as far as its page and its feeds say it."""

    pk: int
    name: str
    slug: str
    is_running: bool


def _asked_cards(ids: Sequence[int]) -> QuerySet[Any, Any]:
    live = Article.objects.filter(listed(), pk__in=ids, first_published_at__isnull=False)
    return live.order_by().values_list(*COLUMNS)


def _asked_bylines(ids: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Byline.objects.filter(article_id__in=ids).order_by("article_id", "sort_order", "pk")
    # As text: the same few people are named on many stories, and their profiles are read once each.
    profiles = Cast("contributor__profiles", TextField())
    return rows.values_list("article_id", "role", *BYLINE_COLUMNS[:-1], profiles)


def _asked_topics(ids: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Article.topics.through.objects.filter(article_id__in=ids).order_by("topic__name")
    return rows.values_list("article_id", "topic_id", "topic__name", "topic__slug", "topic__kind")


def _asked_further(ids: Sequence[int]) -> QuerySet[Any, Any]:
    rows = Article.further_sections.through.objects.filter(article_id__in=ids)
    return rows.order_by("article_id", "section__path").values_list("article_id", "section_id")


_CARDS = Prepared(_asked_cards)
_FURTHER = Prepared(_asked_further)
_BYLINES = Prepared(_asked_bylines)
_TOPICS = Prepared(_asked_topics)


def live_cards(ids: Iterable[int]) -> dict[int, CardRow]:
    """The live ones among the stories ``ids``, by id."""
    wanted = sorted(set(ids))
    known: press.SnapshotCache[CardRow | None] = press.snapshot_cache("cards")
    if unknown := known.lacking(wanted):
        made: dict[int, CardRow | None] = dict.fromkeys(unknown)
        for columns in _CARDS.rows(unknown):
            made[columns[0]] = _card(dict(zip(COLUMNS, columns, strict=True)))

        def read(pk: int) -> Iterator[str]:
            yield press.row_key(Article, pk)
            if (row := made[pk]) and row.lead:
                yield press.row_key(Picture, row.lead.pk)
                if row.lead.agency_id:
                    yield press.row_key(Agency, row.lead.agency_id)

        known.keep(made, read)
    return {pk: row for pk, row in known.take(wanted).items() if row}


def bylines_above(ids: Iterable[int]) -> dict[int, tuple[BylineRow, ...]]:
    """The bylines of the stories ``ids``, in order, by id: one query for any number."""
    wanted = sorted(set(ids))
    known: press.SnapshotCache[tuple[BylineRow, ...]] = press.snapshot_cache("bylines")
    if unknown := known.lacking(wanted):
        made: dict[int, tuple[BylineRow, ...]] = dict.fromkeys(unknown, ())
        people: dict[Sequence[Any], BylineRow] = {}
        for article_id, *columns in _BYLINES.rows(unknown):
            told = tuple(columns)
            if told not in people:
                people[told] = _byline(told[0], dict(zip(BYLINE_COLUMNS, told[1:], strict=True)))
            made[article_id] = (*made[article_id], people[told])

        def read(pk: int) -> Iterator[str]:
            yield press.row_key(Article, pk)
            for byline in made[pk]:
                yield press.row_key(Agency if byline.is_agency else Contributor, byline.pk)
                if byline.own_portrait:
                    yield press.row_key(Picture, byline.own_portrait.pk)
                    if byline.own_portrait.agency_id:
                        yield press.row_key(Agency, byline.own_portrait.agency_id)

        known.keep(made, read)
    return {pk: bylines for pk, bylines in known.take(wanted).items() if bylines}


def topics_of(ids: Iterable[int]) -> dict[int, tuple[TopicRow, ...]]:
    """What the stories ``ids`` are about, by name, by id: one query for any number."""
    wanted = sorted(set(ids))
    known: press.SnapshotCache[tuple[TopicRow, ...]] = press.snapshot_cache("topics")
    if unknown := known.lacking(wanted):
        made: dict[int, tuple[TopicRow, ...]] = dict.fromkeys(unknown, ())
        for article_id, pk, name, slug, kind in _TOPICS.rows(unknown):
            topic = TopicRow(pk, name, slug, kind == Topic.Kind.RUNNING)
            made[article_id] = (*made[article_id], topic)

        def read(pk: int) -> Iterator[str]:
            yield press.row_key(Article, pk)
            yield from press.row_keys(Topic, (topic.pk for topic in made[pk]))

        known.keep(made, read)
    return {pk: topics for pk, topics in known.take(wanted).items() if topics}


def further_sections_of(ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Ids of the further sections of the stories ``ids``, by id: one query."""
    wanted = sorted(set(ids))
    known: press.SnapshotCache[tuple[int, ...]] = press.snapshot_cache("further")
    if unknown := known.lacking(wanted):
        made: dict[int, tuple[int, ...]] = dict.fromkeys(unknown, ())
        for article_id, section_id in _FURTHER.rows(unknown):
            made[article_id] = (*made[article_id], section_id)
        known.keep(made, lambda pk: [press.row_key(Article, pk)])
    return {pk: sections for pk, sections in known.take(wanted).items() if sections}


def _byline(role: str, of: dict[str, Any]) -> BylineRow:
    if of["contributor__pk"] is None:
        return BylineRow(
            pk=of["agency_id"],
            name=of["agency__name"],
            slug=of["agency__slug"],
            role=role,
            is_agency=True,
        )
    return BylineRow(
        pk=of["contributor__pk"],
        name=of["contributor__name"],
        slug=of["contributor__slug"],
        role=role,
        is_agency=False,
        position=of["contributor__role"],
        bio=of["contributor__bio"],
        website=of["contributor__website"],
        profiles=tuple(_profiles(of["contributor__profiles_as_text"])),
        own_portrait=_picture(of, PORTRAIT),
    )


def _profiles(stored: str | None) -> Iterator[tuple[str, str]]:
    for block in json.loads(stored) if stored else ():
        yield block["value"]["network"], block["value"]["url"]


def _card(of: dict[str, Any]) -> CardRow:
    return CardRow(
        pk=of["pk"],
        headline=of["short_headline"] or of["title"],
        title=of["title"],
        kicker=of["kicker"],
        standfirst=of["standfirst"],
        language=of["language"],
        path=of["path"],
        url_path=of["url_path"],
        published_at=of["first_published_at"],
        updated_at=of["updated_at"],
        word_count=of["word_count"],
        flags=tuple(flag for flag in FLAGS if of[flag]),
        sponsor=of["sponsor"],
        correction_mark=of["correction_mark"],
        verification=of["verification"],
        lead=_picture(of, PICTURE, of["lead_credit"], of["lead_caption"]),
    )


def _picture(
    of: dict[str, Any], prefix: str, credit: str = "", caption: str = ""
) -> CardPicture | None:
    """The picture whose columns begin with ``prefix``; ``credit`` and ``caption`` stand in place of
    its own."""
    found = {name: of[f"{prefix}{name}"] for name in PICTURE_COLUMNS}
    if found["pk"] is None:
        return None
    parts = (found["photographer"], found["pool"], found["agency__name"])
    own = found["credit"] or " / ".join(part for part in parts if part)
    rights = Rights(
        own,
        found["copyright"],
        found["usage_terms"],
        found["photographer"],
        found["agency__name"] or "",
        found["licence_url"],
    )
    return CardPicture(
        pk=found["pk"],
        version=version_of(
            found["file_hash"],
            (
                found["focal_point_x"],
                found["focal_point_y"],
                found["focal_point_width"],
                found["focal_point_height"],
            ),
            rights,
        ),
        width=found["width"],
        height=found["height"],
        alt_text=found["alt_text"],
        credit=credit or own,
        caption=caption or found["caption"],
        agency_id=found["agency_id"],
        is_expired=found["is_expired"],
        rights=rights,
        where_to_license=found["licensing_url"] or found["agency__url"] or "",
    )


def _while_rights_last(picture: CardPicture | None) -> CardPicture | None:
    return None if picture is None or picture.is_expired else picture

"""The entries of a feed, read in few queries, in the shape that all formats share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from wagtail.documents import get_document_model

from djeli.feeds.body_html import Linked, TextWriter
from djeli.feeds.public_record.corrected import (
    corrections_of,
    keys_of,
    placed,
    retracted_facts,
    retraction,
)
from djeli.feeds.public_record.known import Known, known_of
from djeli.feeds.subjects import Ground
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.disclosures.kinds import as_line, disclosures_of
from djeli.stories.fact_checks.verdicts import Verdict, told, verdicts_of
from djeli.stories.kinds import PAID_FOR, Kind, kinds_of, notice_of
from djeli.stories.lists.cards import BylineRow, bylines_above, live_cards, topics_of
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import (
    Agency,
    Article,
    Contributor,
    Correction,
    Edition,
    Picture,
    Topic,
)
from djeli.stories.models.picture import renditions_address
from djeli.stories.photos.geometry import Spec, true_size
from djeli.stories.sources.words import warning_of
from djeli.stories.text import bodies, links

REMEMBERED = 200
"""Stories that a process keeps as feeds have them, some kilobytes each."""
SOCIAL = Spec(1200, 630)
"""The rendition for cards that others make of a story: one of ``web.view_models.picture.SPECS``."""


@dataclass(frozen=True, slots=True)
class Author:
    """A name above a story, or over a comment; ``url`` is absolute, and empty for a reader."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A story's picture with what may not be parted from it. ``url`` is absolute; sizes in px."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story in a feed. Addresses are absolute; ``html`` is the body, empty if the feed has
    excerpts only. ``keys`` names the rows that it was made of."""

    pk: int
    guid: str
    url: str
    headline: str
    summary: str
    html: str
    language: str
    section: str
    published: datetime
    updated: datetime | None
    kinds: tuple[Kind, ...] = ()
    notice: str = ""
    """What kind of story it is, in a line that readers see first; empty for a report."""
    notice_language: str = ""
    """Of that line, where it is another than the story's."""
    authors: tuple[Author, ...] = ()
    topics: tuple[str, ...] = ()
    picture: Media | None = None
    credit: str = ""
    keys: frozenset[str] = frozenset()

    @property
    def changed(self) -> datetime:
        """When the story was published, or when an editor last said that it had changed."""
        return self.updated or self.published

    @property
    def stamp(self) -> datetime:
        """The same to the second; the rest tells apart what changed in the same one, and is equal
        in every feed."""
        return self.changed.replace(microsecond=self.pk % 1_000_000)

    @property
    def introduction(self) -> str:
        """The summary, or else the headline, after what kind of story it is. Plain text."""
        return " · ".join(part for part in (self.notice, self.summary or self.headline) if part)

    @property
    def is_paid_for(self) -> bool:
        return any(one.term == PAID_FOR for one in self.kinds)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(part for part in (self.section, *self.topics) if part)


def entries(ids: Sequence[int], ground: Ground) -> list[Entry]:
    """The live stories among ``ids``, in their order: at most nine queries, however many."""
    known: press.SnapshotCache[Entry | None] = press.snapshot_cache("feed-entries", REMEMBERED)
    if unknown := known.lacking(ids):
        with press.separate_dependencies():
            made = dict.fromkeys(unknown) | _made(unknown, ground)

        def read(pk: int) -> Iterable[str]:
            entry = made[pk]
            return entry.keys if entry else [press.row_key(Article, pk)]

        known.keep(made, read)
    return [entry for entry in known.take(ids).values() if entry]


def may_be_whole(article: Article, edition: Edition) -> bool:
    """True if a feed for everyone may have the whole text: of an agency only by its leave."""
    is_ours = article.agency is None or article.agency.may_be_passed_on
    return edition.feed_text == Edition.FeedText.FULL and is_ours


def _made(ids: Iterable[int], ground: Ground) -> dict[int, Entry]:
    stories = list(
        Article.objects.filter(shown(), pk__in=ids, first_published_at__isnull=False)
        .order_by()
        .select_related("lead_picture__agency", "agency")
    )
    edition, tree = ground.edition, ground.tree
    blocks = {story.pk: list(story.body.raw_data) for story in stories}
    whole = [one for story in stories if may_be_whole(story, edition) for one in blocks[story.pk]]
    writer = TextWriter(tree, linked_to(whole))
    bylines, topics = bylines_above(blocks), topics_of(blocks)
    claims = verdicts_of(story.pk for story in stories if may_tell(story))
    corrected, known, made = corrections_of(stories), known_of(stories), {}
    for story in stories:
        of_story = blocks[story.pk] if may_be_whole(story, edition) else []
        with press.separate_dependencies() as read:
            section = tree.section_of(story.path)
            html = writer.html(of_story, story)
        above, about = bylines.get(story.pk, ()), topics.get(story.pk, ())
        made[story.pk] = Entry(
            **_facts(story),
            **_kind(story, edition.language_codes[0], claims.get(story.pk, ())),
            **_text(story, html, corrected[story.pk], known.get(story.pk, Known()), edition),
            url=absolute(tree.address(story.url_path or "")),
            section=section.title if section else "",
            authors=tuple(Author(one.name, absolute(f"/authors/{one.slug}/")) for one in above),
            topics=tuple(topic.name for topic in about),
            keys=frozenset(
                {
                    *read,
                    *_rows_of(story, of_story, writer.found.pictures),
                    *_names_read(above),
                    *keys_of(corrected[story.pk]),
                    *known.get(story.pk, Known()).keys,
                    *press.row_keys(Topic, (topic.pk for topic in about)),
                    *(key for one in claims.get(story.pk, ()) for key in one.keys),
                    press.rows_key(Edition),
                    press.row_key(Edition, edition.pk),
                }
            ),
        )
    return made


def may_tell(story: Article) -> bool:
    """True for a fact-check that still stands."""
    return story.is_fact_check and not story.is_retracted


def linked_to(blocks: Sequence[dict[str, Any]]) -> Linked:
    """What the blocks point to: at most one query each for stories, pictures and documents."""
    stories = {*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)}
    return Linked(
        rows=live_cards(stories) if stories else {},
        pictures=links.pictures(bodies.picture_ids(blocks)),
        documents=links.documents(links.document_ids(blocks)),
    )


def _facts(story: Article) -> dict[str, Any]:
    """What the story's own rows say."""
    return {
        "pk": story.pk,
        "guid": story.translation_key.urn,
        "language": story.language,
        "published": story.first_published_at,
        "updated": story.updated_at if story.is_updated else None,
        "credit": story.agency.credit if story.agency else "",
    }


def _text(
    story: Article,
    html: str,
    corrections: Sequence[Correction],
    known: Known,
    edition: Edition,
) -> dict[str, Any]:
    """The words and the picture, with what was corrected; of a retracted story only the reason."""
    with translation.override(edition.language_codes[0]):
        if story.is_retracted and (row := retraction(corrections)):
            return retracted_facts(story, row)
        return {
            "headline": story.title,
            "summary": story.standfirst,
            "html": placed(f"{html}{known.html()}", corrections) if html else "",
            "picture": media(story.lead_picture, story.lead_caption, story.lead_credit),
        }


def _kind(story: Article, language: str, claims: Sequence[Verdict]) -> dict[str, Any]:
    """What kind of story it is, and of a fact-check what it found, in the words of the edition,
    whose ``language`` is given."""
    with translation.override(language):
        disclosed = map(as_line, disclosures_of(story.disclosures.raw_data))
        parts = (notice_of(story), _warning(story), *map(told, claims), *disclosed)
        notice = " · ".join(part for part in parts if part)
        other = language if language != story.language else ""
        return {"kinds": kinds_of(story), "notice": notice, "notice_language": other}


def _warning(story: Article) -> str:
    return "" if story.is_retracted else warning_of(story)


def media(picture: Picture | None, caption: str = "", credit: str = "") -> Media | None:
    """A picture as feeds have it, cut to 1200 x 630 px; None if its rights have run out."""
    if picture is None or picture.is_expired:
        return None
    width, height = true_size(SOCIAL, picture.width, picture.height)
    return Media(
        url=absolute(f"{renditions_address(picture.pk, picture.version)}/{SOCIAL.name}.jpg"),
        width=width,
        height=height,
        alt=picture.alt_text,
        caption=caption or picture.caption,
        credit=credit or picture.credit_line,
    )


def _rows_of(
    story: Article, blocks: Sequence[dict[str, Any]], pictures: Mapping[int, Picture]
) -> Iterator[str]:
    """What the story's own rows are, and what its body points to, there or not."""
    shown = [story.lead_picture, *map(pictures.get, bodies.picture_ids(blocks))]
    agencies = {story.agency_id, *(one.agency_id for one in shown if one)} - {None}
    linked_ids = (*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks))
    yield from press.row_keys(Article, (story.pk, *linked_ids))
    yield from press.row_keys(Picture, bodies.picture_ids(blocks))
    yield from press.row_keys(Picture, [story.lead_picture_id] if story.lead_picture_id else [])
    yield from press.row_keys(Agency, agencies)
    yield from press.row_keys(get_document_model(), links.document_ids(blocks))


def _names_read(bylines: Sequence[BylineRow]) -> Iterator[str]:
    for one in bylines:
        yield press.row_key(Agency if one.is_agency else Contributor, one.pk)

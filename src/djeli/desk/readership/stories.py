"""The most read stories, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from djeli.desk.readership.spans import Span, Window
from djeli.readership import whole_days
from djeli.readership.models import Step
from djeli.readership.numbers import Read, sparklines, top_stories
from djeli.stories.lists.listings import STEP
from djeli.stories.models import Article, Section

SHOWN = 10
EXPORTED = 20_000
BATCH = 500
FIELDS = ("title", "path", "url_path", "live", "first_published_at", "depth")


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story that was read. ``line``: its views step by step, the latest last."""

    pk: int
    headline: str
    section: str
    published_at: datetime | None
    is_live: bool
    address: str
    views: int
    top: int = 0
    line: tuple[int, ...] = ()


def most_read(window: Window) -> tuple[StoryRow, ...]:
    """The most read of the span with their lines: four queries for any number of stories."""
    days, since = window.days, window.tables_since
    read = whole_days.most_read(days, SHOWN) if days else top_stories(since, SHOWN)
    since, step = spark_span(window)
    until = window.full if window.full > since else window.now
    lines = sparklines([one.story_id for one in read], since, step, until)
    top = max((one.views for one in read), default=0)
    return tuple(described(read, lines, top))


def all_read(window: Window) -> Iterator[StoryRow]:
    """Every story that was read in the span, most first, for an export; in batches."""
    read = iter(top_stories(window.tables_since, EXPORTED))
    while batch := list(islice(read, BATCH)):
        yield from described(batch, {}, 0)


def described(read: Sequence[Read], lines: dict[int, list[int]], top: int) -> Iterator[StoryRow]:
    """Rows with headline, section and state: two queries. A story that was deleted has none."""
    wanted = [one.story_id for one in read]
    stories = Article.objects.filter(pk__in=wanted).only(*FIELDS).in_bulk()
    sections = section_titles(story.path[:-STEP] for story in stories.values())
    for one in read:
        story = stories.get(one.story_id)
        if story is not None:
            yield StoryRow(
                pk=story.pk,
                headline=story.title,
                section=sections.get(story.path[:-STEP], ""),
                published_at=story.first_published_at,
                is_live=story.live,
                address=story.url or "",
                views=one.views,
                top=top,
                line=tuple(lines.get(one.story_id, ())),
            )


def section_titles(paths: Iterable[str]) -> dict[str, str]:
    wanted = set(paths)
    return dict(Section.objects.filter(path__in=wanted).values_list("path", "title"))


def spark_span(window: Window) -> tuple[datetime, Step]:
    """Since when and in which steps the small lines run."""
    match window.span:
        case Span.NOW:
            return window.full - timedelta(minutes=30), Step.MINUTE
        case Span.TODAY | Span.WEEK:
            return window.since, Step.HOUR
        case Span.MONTH:
            return window.since, Step.DAY

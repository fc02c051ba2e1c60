"""The list "The story so far" on each part of a running story: the other parts by date.

It is a family of fragments, one for each running story, with a variant for each of its newest parts
in which that part is marked. So a new part, or a new name, touches no other part's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation
from markupsafe import Markup

from djeli.press import api as press
from djeli.stories.lists import listings
from djeli.stories.lists.cards import TopicRow
from djeli.stories.lists.listings import topic_key
from djeli.stories.models import Topic
from djeli.stories.running_stories import MARKED, parts_shown, running_of
from djeli.web.builders.page_data import PageData
from djeli.web.html.jinja import macro, reader
from djeli.web.view_models.pages.topic import SoFar

FAMILY = "so-far"
PART = "list"


def place_among(topics: Iterable[TopicRow], story_id: int | None) -> Markup:
    """The placeholder for the list of parts on a story's page; empty without a running story."""
    running = running_of(topics)
    if running is None:
        return Markup("")
    variant = f"|{story_id}" if story_id else ""
    return press.placeholder(f"{FAMILY}|{running.pk}.{PART}{variant}")


@press.family(FAMILY, of=Topic, alone=True)
def so_far(members: Sequence[str]) -> dict[str, dict[str, str]]:
    """For each running story its list, and that list with each of its newest parts marked."""
    page_data = PageData()
    topics = {str(one.pk): one for one in Topic.objects.filter(pk__in=members)}
    running = {member: one for member, one in topics.items() if one.is_running}
    for topic in running.values():
        page_data.want(topic_key(topic.pk), MARKED)
    page_data.fetch()
    made: dict[str, dict[str, str]] = {member: {PART: ""} for member in members}
    for member, topic in running.items():
        made[member] |= dict(_lists(page_data, topic))
    return made


def _lists(page_data: PageData, topic: Topic) -> Iterator[tuple[str, str]]:
    key = topic_key(topic.pk)
    newest = page_data.ids(key)
    if len(newest) < 2:
        return
    count = len(newest) if len(newest) < MARKED else listings.count(key)
    yield PART, _write(page_data, topic, newest, count)
    for pk in newest:
        yield f"{PART}|{pk}", _write(page_data, topic, newest, count, pk)


def _write(
    page_data: PageData, topic: Topic, newest: Sequence[int], count: int, here: int | None = None
) -> str:
    shown = SoFar(
        name=topic.name,
        url=f"/topics/{topic.slug}/",
        summary=topic.paragraphs[0] if topic.paragraphs else "",
        parts=page_data.cards(parts_shown(newest, here)),
        here=page_data.card(here) if here else None,
        count=count,
    )
    with translation.override(page_data.language):
        return str(macro(reader(), "so_far")(shown))

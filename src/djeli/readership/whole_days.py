"""What was read in a week or a month, at any number of stories.

Days that are over are added up once, by the clock after midnight or at the first look, and kept;
today is added to them. At 100,000 stories a month has over a million sums.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Length, Substr
from django.utils import timezone

from djeli.readership.models import Step, StoryViews, WholeDays
from djeli.readership.numbers import Read, SectionRead
from djeli.readership.time_steps import floor
from djeli.stories.models import Article, Section

SPANS = (7, 30)
KEPT = 1000
"""Stories of the days that are over; beyond, none can come among the first ten within a day."""
LOOKED_AT = 100
"""Stories of today that may have a past which is not among those."""


def keep_whole_days() -> list[str]:
    """Add up what is not added up yet; for the clock, which asks often and seldom has to."""
    for days in SPANS:
        whole_days(days)
    return []


def whole_days(days: int) -> WholeDays:
    """The kept sums of the ``days`` - 1 days before today; added up where they are of another."""
    today = timezone.localdate()
    kept = WholeDays.objects.filter(days=days, until=today).first()
    if kept is None:
        stories, sections = _add_up(days)
        kept, _ = WholeDays.objects.update_or_create(
            days=days, defaults={"until": today, "stories": stories, "sections": sections}
        )
    return kept


def most_read(days: int, limit: int) -> list[Read]:
    """The most read stories of today and the ``days`` - 1 days before, most first."""
    before = {int(story): int(views) for story, views in whole_days(days).stories}
    running = _today().order_by("-views").values_list("story_id", "views")
    of_today = dict(running[:LOOKED_AT])
    unknown = [story for story in of_today if story not in before]
    if len(before) == KEPT and unknown:
        before |= _sums(days, story__in=unknown)
    else:
        before |= dict.fromkeys(unknown, 0)
    known = dict(_today().filter(story__in=list(before)).values_list("story_id", "views"))
    read = [Read(story, views + known.get(story, 0)) for story, views in before.items()]
    return sorted(read, key=lambda one: (-one.views, -one.story_id))[:limit]


def sections_read(days: int) -> list[SectionRead]:
    """The sections by how often their own stories were read in that time, most first."""
    views = Counter({int(section): int(views) for section, views in whole_days(days).sections})
    home = Substr("story__path", 1, Length("story__path") - Article.steplen)
    running = _today().annotate(home=home).values_list("home").annotate(all=Sum("views"))
    of_today = dict(running)
    titles = {}
    for pk, title, path in Section.objects.values_list("pk", "title", "path"):
        titles[pk] = title
        views[pk] += of_today.get(path, 0)
    found = [
        SectionRead(pk, titles[pk], count) for pk, count in views.items() if count and pk in titles
    ]
    return sorted(found, key=lambda one: (-one.views, one.title))


def _add_up(days: int) -> tuple[list[list[int]], list[list[int]]]:
    sums = Counter(_sums(days))
    sections: Counter[int] = Counter()
    if sums:
        homes = dict(Section.objects.values_list("path", "pk"))
        for story, path in Article.objects.values_list("pk", "path").iterator(10_000):
            home = homes.get(path[: -Article.steplen])
            if home is not None and story in sums:
                sections[home] += sums[story]
    stories = sorted(sums.items(), key=lambda one: (-one[1], -one[0]))[:KEPT]
    return [list(one) for one in stories], [list(one) for one in sections.items()]


def _sums(days: int, **only: object) -> dict[int, int]:
    """Views of each story on the days that are over. ``+ 0`` keeps SQLite off an index by story,
    in which it would look for the days of every story there is."""
    rows = StoryViews.objects.filter(step=Step.DAY, at__lt=_midnight(0), **only)
    rows = rows.filter(at__gte=_midnight(days - 1)).annotate(of=F("story_id") + 0)
    return dict(rows.values_list("of").annotate(all=Sum("views")))


def _today() -> QuerySet[StoryViews]:
    return StoryViews.objects.filter(step=Step.DAY, at=_midnight(0))


def _midnight(days_ago: int) -> datetime:
    """When the day began that was so many days ago. Days are not always 24 hours."""
    noon = floor(timezone.now(), Step.DAY) + timedelta(hours=12)
    return floor(noon - timedelta(days=days_ago), Step.DAY)

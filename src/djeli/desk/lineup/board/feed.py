"""The board's feed: stories to put on the front, newest, most read, from agencies or to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision
from wagtail.search.backends import get_search_backend

from djeli.accounts.models import User
from djeli.desk import rights
from djeli.desk.lineup.board.cards import StoryCard, facts_of, short_age, short_time
from djeli.readership.models import Ranking
from djeli.readership.rankings.renewal import ranked
from djeli.stories.lists.cards import live_cards
from djeli.stories.lists.listings import LATEST, agency_key, newest
from djeli.stories.models import Agency, Article
from djeli.wire.inbox import waiting

MOST = 30
MOST_FROM_AGENCIES = 12
MOST_AGENCIES = 40


class Tab(TextChoices):
    NEWEST = "newest", gettext_lazy("Newest")
    READ = "read", gettext_lazy("Most read")
    WIRE = "wire", gettext_lazy("Wire")
    SCHEDULED = "scheduled", gettext_lazy("Scheduled")


@dataclass(frozen=True, slots=True)
class Copy:
    """An agency's item of which no story was made yet: it is opened, not placed."""

    headline: str
    facts: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    tab: Tab
    words: str
    cards: Sequence[StoryCard]
    copy: Sequence[Copy] = ()


def feed_of(user: User, tab: str, words: str, where: Mapping[int, str]) -> Feed:
    """What ``tab`` lists, or the live stories with ``words``; ``where`` each stands already."""
    chosen = Tab(tab) if tab in Tab.values else Tab.NEWEST
    words = " ".join(words.split())[:100]
    if words:
        return Feed(chosen, words, _live(_with(words), where))
    if chosen is Tab.SCHEDULED:
        return Feed(chosen, "", _scheduled(user, where))
    if chosen is Tab.WIRE:
        copy = _copy() if rights.may_submit(user) else ()
        return Feed(chosen, "", _live(_of_agencies(), where), copy)
    ids = _most_read() if chosen is Tab.READ else newest({LATEST: MOST})[LATEST]
    return Feed(chosen, "", _live(ids, where))


def _live(ids: Sequence[int], where: Mapping[int, str]) -> list[StoryCard]:
    facts = facts_of(live_cards(ids))
    cards = (facts.card(pk) for pk in ids if pk in facts.rows)
    return [replace(card, on_front=where.get(card.pk, "")) for card in cards]


def _with(words: str) -> list[int]:
    live = Article.objects.filter(live=True).only("pk")
    found = get_search_backend().autocomplete(words, live, order_by_relevance=False)[:MOST]
    return [story.pk for story in found]


def _most_read() -> list[int]:
    """By what is read today, then by seven days."""
    orders = ranked(Ranking.Name.HOT, Ranking.Name.POPULAR)
    ids = [*orders[Ranking.Name.HOT], *orders[Ranking.Name.POPULAR]]
    return list(dict.fromkeys(ids))[:MOST]


def _of_agencies() -> list[int]:
    """The newest of all agencies' lists."""
    keys = [agency_key(pk) for pk in Agency.objects.order_by("pk").values_list("pk", flat=True)]
    lists = newest(dict.fromkeys(keys[:MOST_AGENCIES], MOST))
    ids = {pk for found in lists.values() for pk in found}
    rows = live_cards(ids)
    return sorted(rows, key=lambda pk: rows[pk].published_at, reverse=True)[:MOST]


def _copy() -> list[Copy]:
    return [
        Copy(
            headline=str(item),
            facts=" · ".join(filter(None, (item.agency_name, short_age(item.received_at)))),
            address=reverse("desk_wire_item", args=[item.pk]),
        )
        for item in waiting()[:MOST_FROM_AGENCIES]
    ]


def _scheduled(user: User, where: Mapping[int, str]) -> list[StoryCard]:
    """Stories that go live later: in a line-up to come they have their place already."""
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    times: dict[int, datetime] = {
        int(pk): at
        for pk, at in rows.order_by("approved_go_live_at").values_list(
            "object_id", "approved_go_live_at"
        )[:MOST]
    }
    seen = rights.seen_by(user, Article.objects.all()).filter(pk__in=times)
    titles = dict(seen.values_list("pk", "draft_title"))
    return [
        StoryCard(
            pk=pk,
            headline=titles[pk],
            state=_("goes live: %s") % short_time(at),
            on_front=where.get(pk, ""),
        )
        for pk, at in times.items()
        if pk in titles
    ]

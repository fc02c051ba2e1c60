"""How long it takes from "publish" until story, front, sections, feeds and sitemap are live.

The reference in the same run is what Wagtail's own publishing takes, before anything is pressed; as
in a request of the desk its index tasks are left for afterwards.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from django.db import connection
from wagtail.models import Revision

from djeli.bench import pace
from djeli.bench.editions import require_own
from djeli.bench.publication_parts import Publication, SlowPublication, slowest, spending
from djeli.desk.tasks import afterwards
from djeli.kit.garbage_collector import settle
from djeli.press.render.addresses import all_addresses
from djeli.press.runs.log_step import follow
from djeli.press.runs.origin import open_for
from djeli.press.runs.outcome import Outcome
from djeli.press.runs.queue_step import press, press_waiting
from djeli.press.store.current import current_store
from djeli.press.store.store import Store
from djeli.stories.lists.listings import LATEST
from djeli.stories.models import Article, Byline, Contributor, Listing, Section, Topic
from djeli.stories.tree import Tree

ROUNDS = 100
FIRST = 5
"""Publications before those: they fill caches."""
SHOWN = ("/", "/latest/", "/feed/", "/news-sitemap.xml")
"""What must show a story as soon as it is live, beside its own page."""
SLOWEST = 5
"""Publications whose parts are shown."""
PRESSED = 1500
"""Pages that are pressed before: those that a change of this kind can touch are among them."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """In ms: until live (median, p99), Wagtail's own part, pressing's part."""

    stories: int
    p50_ms: float
    p99_ms: float
    publish_ms: float
    press_ms: float
    pages: int

    @property
    def ratio(self) -> float:
        """How many times what Wagtail's own publishing takes."""
        return self.p50_ms / self.publish_ms if self.publish_ms else 0.0


def publications() -> Iterator[Publishing | SlowPublication]:
    """Of publishing in the edition at hand, then the slowest ones with their parts. Raises
    LookupError if it was not made for this."""
    require_own()
    stories = Listing.objects.filter(key=LATEST).count()
    store = current_store()
    _press_pages(store)
    settle()  # as the processes that press do, once they have begun
    made, measured = [], []
    for number in range(ROUNDS + FIRST):
        revision = _draft(number)
        made.append(revision.object_id)
        pace.look()
        measured.append(_publish(store, revision))
        _require_live(revision)
        press_waiting(store, limit=200)
        _checkpoint()
    for story in Article.objects.filter(pk__in=made):
        story.delete()  # the next run finds an edition of the same size
    found = measured[FIRST:]
    yield _summary(stories, found)
    yield from slowest(found, SLOWEST)


def _press_pages(store: Store) -> None:
    open_for(store)
    follow(store)
    wanted = [*SHOWN, "/sitemap.xml", *islice(all_addresses(), PRESSED)]
    for start, end in pairwise([*range(0, len(wanted), 50), len(wanted)]):
        press(store, wanted[start:end])


def _publish(store: Store, revision: Revision) -> Publication:
    with afterwards(), spending() as spent:  # as in a request of the desk
        started = time.perf_counter()
        revision.publish()
        published = time.perf_counter()
        outcome = follow(store)
        live = time.perf_counter()
    return Publication(live - started, published - started, spent, outcome or Outcome())


def _checkpoint() -> None:
    """As the clock does between two publications (``cli.clock.checkpoint``)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _summary(stories: int, found: Sequence[Publication]) -> Publishing:
    wholes = [one.whole for one in found]
    published = [one.published for one in found]
    pressing = [one.whole - one.published for one in found]
    pages = len(found[-1].outcome.pressed)
    return Publishing(
        stories,
        _at(wholes, 0.5),
        _at(wholes, 0.99),
        _at(published, 0.5),
        _at(pressing, 0.5),
        pages,
    )


def _draft(number: int) -> Revision:
    home = Section.objects.live().filter(depth=4).order_by("pk")[number % 5]
    article = Article(
        title=f"A measured story {number}",
        slug=f"measured-{number}-{time.time_ns()}",
        live=False,
        body=[{"type": "paragraph", "value": "<p>The first car crossed at six.</p>" * 40}],
        standfirst="It was measured how long this takes.",
        lead_picture=Article.objects.filter(lead_picture__isnull=False)[number % 20].lead_picture,
    )
    article.bylines = [Byline(contributor=Contributor.objects.order_by("pk")[number % 5])]
    article.topics = list(Topic.objects.order_by("pk")[number % 7 : number % 7 + 3])
    home.add_child(instance=article)
    return article.save_revision()


def _require_live(revision: Revision) -> None:
    """Raises LookupError if readers do not see what was published."""
    story = Article.objects.get(pk=revision.object_id)
    address = Tree().address(story.url_path)
    with current_store().reading() as reading:
        for place in (address, *SHOWN):
            record = reading.pages.record(place)
            pieces = reading.pages.pieces_of(record) if record else None
            if not pieces or story.title not in b"".join(one.plain() for one in pieces).decode():
                raise LookupError(f"{place} does not show what was published")


def _at(values: list[float], part: float) -> float:
    """In ms, the nearest rank: of a hundred the ninety-ninth is p99."""
    return round(sorted(values)[math.ceil(len(values) * part) - 1] * 1000, 2)

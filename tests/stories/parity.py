"""The same publications on whichever database there is: prints what was written."""

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator

from django.db import connection, transaction
from wagtail.models import ReferenceIndex

from djeli.desk.models import WaitingTask
from djeli.desk.tasks import afterwards
from djeli.stories.lists.months import bounds
from djeli.stories.models import Article, Listing, Mention, Relation, Section, Term, TermVector
from djeli.stories.models.derived.month import Month
from djeli.stories.versions.proof import verify
from djeli.wire.inbox import inbox
from djeli.wire.ingestion import ingest_bytes
from djeli.wire.models import WireItem
from djeli.wire.received.words import having
from tests import newsroom

STORIES = (
    ("A bridge for Sao", "The river at Sao has no bridge, and the council wants one of steel."),
    ("A second bridge for Sao", "The council of Sao wants a second bridge of steel on the river."),
    ("Sao has no bridge", "Without steel the council of Sao builds no bridge on its river."),
    ("The ferry of Kati", "A ferry crosses at noon with mangoes and bicycles."),
)
FERRY = "<p>A ferry crosses the river at noon with mangoes and bicycles and goats.</p>" * 3


def play() -> None:
    home = newsroom.section("africa")
    topics = [newsroom.topic("Rivers")]
    for headline, text in STORIES:
        blocks = [("paragraph", f"<p>{text} {text}</p>")]
        newsroom.story(home, headline, body=blocks, topics=topics)
    first = Article.objects.get(title=STORIES[0][0])
    waiting = _waiting(first)
    # It is published again, with other words.
    first.body = [("paragraph", "<p>The bridge of steel at Sao stands.</p>")]
    first.save_revision().publish()
    told = _told() | {"wire": _found_on_the_wire()}
    sys.stdout.write(json.dumps(told | {"waiting": waiting, "at_once": _published_at_once(home)}))


def _found_on_the_wire() -> dict[str, list[str]]:
    """What the inbox finds under words, and under none of them once the item is deleted."""
    for number, text in enumerate(("Les pêcheurs de N'Djamena", "市场 'x' & y | !z", "")):
        shape = {"uri": f"urn:p:{number}", "headline": f"Item {number}", "body_text": text}
        list(ingest_bytes(json.dumps(shape).encode(), "parity"))
    typed = ("pecheurs n'djamena", "item", "市场", "pech", "' & | !", "no such")
    found = {one: _guids(one) for one in typed}
    WireItem.objects.filter(guid="urn:p:0").delete()
    return found | {"deleted": _guids("pecheurs")}


def _guids(typed: str) -> list[str]:
    return list(having(inbox(), typed).order_by("guid").values_list("guid", flat=True))


def _published_at_once(home: Section) -> dict[str, object]:
    """What two publications leave of which one began before the other had ended."""
    ferries = [
        newsroom.draft(home, f"The ferry of Kati, part {number}", body=[("paragraph", FERRY)])
        for number in (1, 2)
    ]
    written, outcome = threading.Event(), []

    def first() -> None:
        with transaction.atomic():
            ferries[0].save_revision().publish()
            written.set()
            time.sleep(1)  # the other's transaction is under way by now, or waits for its turn

    def second() -> None:
        written.wait(60)
        ferries[1].save_revision().publish()

    def alone(act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:
            outcome.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [threading.Thread(target=alone, args=[act]) for act in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return {"errors": outcome, "untrue": list(_untrue())}


def _untrue() -> Iterator[str]:
    """Rows that two publications have both read, where they are not what the others add up to."""
    for pk, kept in Article.objects.values_list("pk", "related_ids"):
        near = Relation.objects.filter(story=pk).order_by("-nearness", "-other")
        if list(near.values_list("other", flat=True)) != kept:
            yield f"related stories of {pk}"
    for month in Month.objects.all():
        since, until = bounds(month.starts_on)
        listed = Listing.objects.filter(
            key="latest", published_at__gte=since, published_at__lt=until
        )
        if listed.count() != month.stories:
            yield f"stories of {month.starts_on}"
    if fault := verify().fault:
        yield f"the chain of versions: {fault}"
    live = Article.objects.live().count()
    if Term.objects.get(pk=0).stories != live:
        yield "stories in all"


def _waiting(story: Article) -> list[int]:
    """How many tasks wait while a story is saved twice, and when that is done."""
    with afterwards(), transaction.atomic():
        story.save()
        story.save()
        meanwhile = WaitingTask.objects.filter(path__contains="object").count()
    return [meanwhile, WaitingTask.objects.count()]


def _told() -> dict[str, object]:
    titles = dict(Article.objects.values_list("pk", "title"))
    return {
        "related": {
            story.title: sorted(titles[pk] for pk in story.related_ids)[:2]
            for story in Article.objects.all()
        },
        "listed": {
            title: sorted(
                key.partition(":")[0]
                for key in Listing.objects.filter(article=pk).values_list("key", flat=True)
            )
            for pk, title in titles.items()
        },
        "term_vectors": sorted(
            len(terms) for terms in TermVector.objects.values_list("terms", flat=True)
        ),
        "mentions": Mention.objects.count(),
        "terms": sorted(Term.objects.values_list("stories", flat=True)),
        "counted": Term.objects.get(pk=0).stories,
        "referred": ReferenceIndex.objects.count(),
    }

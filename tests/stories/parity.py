"""The same publications on whichever database there is: prints what was written."""

import json
import sys

from django.db import transaction
from wagtail.models import ReferenceIndex

from djeli.desk.models import WaitingTask
from djeli.desk.tasks import afterwards
from djeli.stories.models import Article, Gist, Listing, Mention, Term
from tests import newsroom

STORIES = (
    ("A bridge for Sao", "The river at Sao has no bridge, and the council wants one of steel."),
    ("A second bridge for Sao", "The council of Sao wants a second bridge of steel on the river."),
    ("Sao has no bridge", "Without steel the council of Sao builds no bridge on its river."),
    ("The ferry of Kati", "A ferry crosses at noon with mangoes and bicycles."),
)


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
    sys.stdout.write(json.dumps(_told() | {"waiting": waiting}))


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
        "gists": sorted(len(terms) for terms in Gist.objects.values_list("terms", flat=True)),
        "mentions": Mention.objects.count(),
        "terms": sorted(Term.objects.values_list("stories", flat=True)),
        "counted": Term.objects.get(pk=0).stories,
        "referred": ReferenceIndex.objects.count(),
    }

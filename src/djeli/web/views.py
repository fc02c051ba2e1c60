"""Which page answers an address."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from djeli.press import api as press
from djeli.stories import bodies
from djeli.stories.api import bylines_above, live_cards
from djeli.stories.models import Agency, Article, Picture, Topic
from djeli.stories.prepared import PreparedModels
from djeli.stories.tree import Tree
from djeli.web.pages.notice import gone
from djeli.web.paging import PAGE

STORIES = "stories"
"""Under this name stories that were read together are shared, by their paths."""


@press.pressed(PAGE)
def address(request: HttpRequest, path: str) -> HttpResponseBase:
    """Whatever of the edition lives at ``path``: front, section, story or standing page.

    A story that was published and withdrawn answers 410. Raises Http404 for what never was.
    """
    tree = request.tree = Tree.current()  # type: ignore[attr-defined]
    place = tree.at(f"/{path}")
    if place is not None:
        return press.respond(place.kind._default_manager.get(pk=place.pk), request)
    article = find_story(tree.prefix + path)
    if article is None:
        raise Http404("nothing of the edition is here")
    if not article.live:
        return gone(request)
    return press.respond(article, request)


def find_story(url_path: str) -> Article | None:
    """The story at ``url_path`` that is live or has been; drafts that never were are not found."""
    known: Article | None = press.shared(STORIES).get(url_path)
    if known is None:
        ids = list(_stories([url_path]).values_list("pk", flat=True)[:1])
        return next(_STORY.rows(ids), None)
    press.read_rows(Article, [known.pk])
    if known.live:
        # The page of a withdrawn story says nothing of its topics.
        press.read_rows(Topic, [topic.pk for topic in known.topics.all()])
    agencies = [known.agency]
    if picture := known.lead_picture:
        press.read_rows(Picture, [picture.pk])
        agencies.append(picture.agency)
    press.read_rows(Agency, [agency.pk for agency in agencies if agency])
    return known


@press.prepares
def read_together(addresses: list[str]) -> None:
    """Load the stories among ``addresses`` at once, with the cards and bylines that they show."""
    prefix = Tree.current().prefix
    paths = [prefix + address.lstrip("/") for address in addresses if "?" not in address]
    if len(paths) > 1:
        known, stories = press.shared(STORIES), list(_stories(paths).prefetch_related("topics"))
        for article in stories:
            known.setdefault(article.url_path, article)
        cards = live_cards(pk for article in stories for pk in _pointed_to(article))
        bylines_above([*cards, *(article.pk for article in stories)])


def _pointed_to(article: Article) -> list[int]:
    """Ids of the stories that the page of ``article`` shows or links to."""
    blocks = list(article.body.raw_data)
    ids = [*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)]
    return [*article.related_ids, *article.translated_ids, *ids]


def _stories(url_paths: list[str]) -> QuerySet[Article]:
    # The slug is indexed, the whole path is not.
    slugs = {path.rstrip("/").rpartition("/")[2] for path in url_paths}
    return _SHOWN.filter(slug__in=slugs, url_path__in=url_paths, first_published_at__isnull=False)


_SHOWN = Article.objects.select_related("lead_picture__agency", "agency")
_STORY = PreparedModels(lambda ids: _SHOWN.filter(pk__in=ids))

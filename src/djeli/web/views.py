"""Which page answers an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.models import Page

from djeli.press import api as press
from djeli.press.prepared_sql import PreparedModels, no_text
from djeli.press.render.addresses import as_read
from djeli.stories.lists.cards import bylines_above, live_cards, topics_of
from djeli.stories.models import Agency, Article, Front, Picture, Section, StandingPage, Withdrawal
from djeli.stories.text import bodies
from djeli.stories.tree import Tree
from djeli.web.builders.pagination import PAGE
from djeli.web.pages.notice import gone

STORIES = "stories"
"""Under this name stories that were read together are shared, by their paths."""


@press.pressed(PAGE)
def address(request: HttpRequest, path: str) -> HttpResponseBase:
    """Whatever of the edition lives at ``path``: front, section, story or standing page.

    A story that was published and withdrawn, or closed since, answers 410. Raises Http404 for what
    never was.
    """
    tree = request.tree = Tree.current()  # type: ignore[attr-defined]
    place = tree.at(f"/{path}")
    if place is not None and (row := next(_OF_MAP[place.kind].rows([place.pk]), None)):
        return press.respond(row, request)
    article = find_story(tree.prefix + path)
    if article is None:
        raise Http404("no such page")
    if not article.live:
        return gone(request, text=withdrawal_note(article))
    if tree.is_closed(article.path):
        return gone(request)
    return press.respond(article, request)


def withdrawal_note(article: Article) -> str:
    """What readers are told of a story that was withdrawn; empty if nothing in particular. The rows
    count as the story's own."""
    notes = Withdrawal.objects.filter(story=article.pk).values_list("note", flat=True)
    return notes.first() or ""


def find_story(url_path: str) -> Article | None:
    """The story at ``url_path`` that is live or has been; drafts that never were are not found."""
    known: Article | None = press.shared(STORIES).get(url_path)
    if known is None:
        return next(_stories([url_path]), None)
    press.depends_on_rows(Article, [known.pk])
    agencies = [known.agency]
    if picture := known.lead_picture:
        press.depends_on_rows(Picture, [picture.pk])
        agencies.append(picture.agency)
    press.depends_on_rows(Agency, [agency.pk for agency in agencies if agency])
    return known


@press.reads_ahead
def read_together(addresses: list[str]) -> None:
    """Load the stories among ``addresses`` at once, with the cards and bylines that they show."""
    prefix = Tree.current().prefix
    paths = [prefix + as_read(address)[1:] for address in addresses if "?" not in address]
    if len(paths) > 1:
        known, stories = press.shared(STORIES), list(_stories(paths))
        for article in stories:
            known.setdefault(article.url_path, article)
        cards = live_cards(pk for article in stories for pk in _pointed_to(article))
        bylines_above([*cards, *(article.pk for article in stories)])
        topics_of(article.pk for article in stories)


def _pointed_to(article: Article) -> list[int]:
    """Ids of the stories that the page of ``article`` shows or links to."""
    blocks = list(article.body.raw_data)
    ids = [*bodies.story_ids(blocks), *bodies.linked_page_ids(blocks)]
    return [*article.related_ids, *article.translated_ids, *ids]


def _stories(url_paths: Iterable[str]) -> Iterator[Article]:
    # The slug is indexed, the whole path is not.
    pairs = [(path, path.rstrip("/").rpartition("/")[2]) for path in url_paths]
    return _STORIES.rows([text for pair in pairs for text in pair])


def _rows(kind: type[Page], ids: Sequence[int]) -> QuerySet[Page]:
    return kind._default_manager.filter(pk__in=ids)


_SHOWN = Article.objects.filter(first_published_at__isnull=False)
_OF_MAP: dict[type[Page], PreparedModels[Page]] = {
    kind: PreparedModels(partial(_rows, kind)) for kind in (Front, Section, StandingPage)
}
_STORIES = PreparedModels(
    lambda texts: _SHOWN.filter(url_path__in=texts[::2], slug__in=texts[1::2]),
    stand_in=no_text,
    related=("lead_picture", "lead_picture__agency", "agency"),
)
"""Of paths, and of the slug of each after it."""

"""What a cold render costs: CPU time and queries of an article, a section and the front.

The reference in the same run is the template alone, from a view model that is ready: what no query
could make faster.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from djeli.bench import pace
from djeli.press.render import fragments
from djeli.stories.lists.listings import LATEST, newest
from djeli.stories.models import Article, Listing, Section
from djeli.stories.tree import Tree
from djeli.web import views
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import shell
from djeli.web.fragments.shared_parts import placeholders_in
from djeli.web.html.jinja import reader
from djeli.web.html.pages import render_page
from djeli.web.pages import article as article_page

ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one page: CPU in ms (median of 40 rounds), queries, and bytes of HTML."""

    page: str
    stories: int
    cpu_ms: float
    queries: int
    html_bytes: int
    reference_ms: float

    @property
    def ratio(self) -> float:
        """How many times the cost of the template alone."""
        return self.cpu_ms / self.reference_ms if self.reference_ms else 0.0


def costs() -> Iterator[Cost]:
    """The cost of each kind of page, and of the parts that all pages share, in the edition at hand.

    Raises LookupError for an empty one.
    """
    stories = Listing.objects.filter(key=LATEST).count()
    if not stories:
        raise LookupError("the edition has no live story to render")
    reference = _template_alone()
    for page, path in _addresses():
        yield _cost(page, stories, reference, partial(_page, path))
    for name in fragments.sets():
        yield _cost(name, stories, reference, partial(_part, name))


def _addresses() -> Iterator[tuple[str, str]]:
    tree = Tree()
    story = Article.objects.get(pk=newest({LATEST: 1})[LATEST][0])
    section = Section.objects.order_by("-numchild")[0]
    yield "article", tree.address(story.url_path)
    yield "section", tree.address(section.url_path)
    yield "front", "/"


def _page(path: str) -> bytes:
    """A page as the press asks for it: with places for the parts that it shares with others."""
    request = RequestFactory().get(path)
    request.is_press = True  # type: ignore[attr-defined]
    return bytes(getattr(views.address(request, path.lstrip("/")), "content", b""))


def _part(name: str) -> bytes:
    return "".join(fragments.make(name).values()).encode()


def _cost(page: str, stories: int, reference_ms: float, render: Callable[[], bytes]) -> Cost:
    with CaptureQueriesContext(connection) as captured:
        html = render()
    return Cost(
        page=page,
        stories=stories,
        cpu_ms=_cpu_ms(render),
        queries=len(captured),
        html_bytes=len(html),
        reference_ms=reference_ms,
    )


def _template_alone() -> float:
    page_data = PageData()
    story = Article.objects.get(pk=newest({LATEST: 1})[LATEST][0])
    page = article_page.show(story, page_data)
    around = shell(page_data)
    environment = reader()
    return _cpu_ms(lambda: render_page(environment, around, page, placeholders_in(around)))


def _cpu_ms(work: Callable[[], object]) -> float:
    for _ in range(3):
        work()
    taken = []
    for _ in range(ROUNDS):
        pace.look()
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)

"""The addresses of rows, and all addresses of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from djeli.press import api as press
from djeli.stories.fact_checks.list_keys import FACT_CHECKS
from djeli.stories.lists.listings import LATEST, newest
from djeli.stories.lists.public_names import slugs
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import (
    Agency,
    Article,
    Claim,
    Contributor,
    FormerAddress,
    Front,
    Rating,
    Section,
    StandingPage,
    Topic,
)
from djeli.stories.tree import Tree

CHUNK = 2000
TYPICAL = 200
"""Stories that stand for all: the newest."""


@press.finds_addresses(Page)
def of_pages(ids: list[int]) -> Iterator[str]:
    """Addresses of sections, standing pages and stories, also of withdrawn ones."""
    tree = Tree.current()
    nodes = [node for pk in ids if (node := tree.get(pk))]
    for node in nodes:
        yield node.address
    stories = Article.objects.filter(first_published_at__isnull=False)
    for start in range(0, len(ids), CHUNK):
        found = stories.filter(pk__in=ids[start : start + CHUNK])
        for url_path in found.values_list("url_path", flat=True):
            yield tree.address(url_path)


@press.finds_addresses(Contributor)
def of_contributors(ids: list[int]) -> Iterable[str]:
    return _by_slug(
        "authors", Contributor.objects.filter(pk__in=ids).values_list("slug", flat=True)
    )


@press.finds_addresses(Agency)
def of_agencies(ids: list[int]) -> Iterable[str]:
    return _by_slug("authors", Agency.objects.filter(pk__in=ids).values_list("slug", flat=True))


@press.finds_addresses(Topic)
def of_topics(ids: list[int]) -> Iterable[str]:
    return _by_slug("topics", Topic.objects.filter(pk__in=ids).values_list("slug", flat=True))


@press.finds_addresses(Redirect)
def of_redirects(ids: list[int]) -> Iterator[str]:
    """Where a page was before it moved. Of a query nothing counts if nothing is."""
    for old in Redirect.objects.filter(pk__in=ids).values_list("old_path", flat=True):
        if "?" not in old:
            yield f"{unquote(old)}/"


@press.finds_addresses(FormerAddress)
def of_former(ids: list[int]) -> Iterable[str]:
    """Where something stood before."""
    return FormerAddress.objects.filter(pk__in=ids).values_list("path", flat=True)


@press.lists_addresses
def all_pages() -> Iterator[str]:
    """Front, sections and standing pages, lists, people, topics, then stories, newest first; old
    addresses last."""
    tree = Tree.current()
    for kind in (Front, Section, StandingPage):
        for pk in kind.objects.filter(shown()).values_list("pk", flat=True):
            if node := tree.get(pk):
                yield node.address
    yield from (
        "/latest/",
        "/authors/",
        "/topics/",
        "/corrections/",
        "/newsletter/",
        "/versions/",
        "/versions/head.json",
    )
    yield from fact_check_pages()
    for model in (Contributor, Agency):
        yield from _by_slug("authors", slugs(model))
    yield from _by_slug("topics", slugs(Topic))
    stories = Article.objects.filter(first_published_at__isnull=False)
    newest_first = stories.order_by("-first_published_at").values_list("url_path", flat=True)
    for url_path in newest_first.iterator(chunk_size=CHUNK):
        yield tree.address(url_path)
    yield from FormerAddress.objects.values_list("path", flat=True).iterator(chunk_size=CHUNK)


def fact_check_pages() -> Iterator[str]:
    """All fact-checks, those with each rating, and those of what each claimant said."""
    yield "/fact-checks/"
    yield from (rating.address for rating in Rating.objects.all())
    claims = Claim.objects.filter(article__listings__key=FACT_CHECKS)
    for slug in sorted(set(claims.values_list("claimant_slug", flat=True))):
        yield f"/fact-checks/by/{slug}/"


@press.lists_typical_addresses
def newest_stories() -> Iterator[str]:
    """Of the newest stories: what readers open most."""
    tree = Tree.current()
    ids = newest({LATEST: TYPICAL})[LATEST]
    paths = dict(Article.objects.filter(pk__in=ids).values_list("pk", "url_path"))
    return (tree.address(paths[pk]) for pk in ids if pk in paths)


def _by_slug(folder: str, slugs: Iterable[str]) -> Iterator[str]:
    return (f"/{folder}/{slug}/" for slug in slugs)

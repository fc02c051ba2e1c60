"""The parts of the sitemap and their contents.

Stories are in the part of the month in which they appeared, oldest first: a publication touches the
newest part and leaves a hundred thousand older stories alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from django.db.models import Model
from django.http import Http404

from djeli.feeds.sitemaps.markup import MOST, Line
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.fact_checks.list_keys import FACT_CHECKS
from djeli.stories.fact_checks.scale import Scale
from djeli.stories.lists import months
from djeli.stories.lists.public_names import slugs, with_stories
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import (
    Agency,
    Article,
    Claim,
    Contributor,
    Listing,
    Month,
    StandingPage,
    Topic,
)
from djeli.stories.times import last_change
from djeli.stories.tree import Tree

LISTS = ("/latest/", "/authors/", "/topics/", "/corrections/", "/newsletter/")


def every_part() -> Iterator[Line]:
    """All parts: of a month's stories with the time of its last change."""
    for name in chain(("pages",), _names("authors", _count_people()), _names("topics", _topics())):
        yield Line(_address(name))
    press.depends_on_table(Month)
    months = list(Month.objects.values_list("pk", "starts_on", "stories", "changed_at"))
    press.depends_on_rows(Month, [pk for pk, *_ in months])
    for _, starts_on, size, changed_at in months:
        for name in _names(f"{starts_on:%Y-%m}", size):
            yield Line(_address(name), changed_at)


def pages() -> Iterator[Line]:
    """Front, sections, standing pages and lists. Lists always change: no time is said."""
    tree = Tree.current()
    front = tree.front()
    for place in (*((front,) if front else ()), *tree.sections()):
        yield Line(absolute(place.address))
    yield from (Line(absolute(address)) for address in LISTS)
    yield from (Line(absolute(address)) for address in _fact_checks())
    standing = {place.pk: place for place in tree.standing()}
    changed = StandingPage.objects.filter(pk__in=standing).order_by("path")
    for pk, last in changed.values_list("pk", "last_published_at"):
        yield Line(absolute(standing[pk].address), last)


def _fact_checks() -> Iterator[str]:
    """Their list, and those of each rating and claimant that live ones have."""
    press.depends_on_list(FACT_CHECKS)
    live = list(Listing.objects.filter(key=FACT_CHECKS).values_list("article", flat=True))
    if not live:
        return
    yield "/fact-checks/"
    press.depends_on_rows(Article, live)  # their claims are part of them
    claims = Claim.objects.filter(article__in=live).order_by()
    used = set(claims.values_list("rating", flat=True))
    yield from (one.address for one in Scale.current().ratings if one.pk in used)
    names = claims.values_list("claimant_slug", flat=True).distinct()
    yield from (f"/fact-checks/by/{slug}/" for slug in sorted(names))


def people(number: int) -> Iterator[Line]:
    """Contributors and agencies, by address. Raises Http404 beyond the last part."""
    return _slugs("authors", (Contributor, Agency), number)


def topics(number: int) -> Iterator[Line]:
    """Topics, by address. Raises Http404 beyond the last part."""
    return _slugs("topics", (Topic,), number)


def stories(starts_on: date, number: int) -> Iterator[Line]:
    """The live stories of a month, oldest first, each with the time that its page shows: of its
    last declared change, else of its publication. Raises Http404 if there are none."""
    # A month that was empty may fill: the part depends on which months there are. The row is read
    # whole, for it changes with each story that comes or goes.
    press.depends_on_table(Month)
    if Month.objects.filter(starts_on=starts_on).first() is None:
        raise Http404("no stories appeared in that month")
    start, end = months.bounds(starts_on)
    found = list(
        Article.objects.filter(
            shown(),
            listings__key__in=Listing.EVERY,
            listings__published_at__gte=start,
            listings__published_at__lt=end,
        )
        .order_by("listings__published_at", "pk")
        .values_list("pk", "url_path", "first_published_at", "updated_at")[
            (number - 1) * MOST : number * MOST
        ]
    )
    if not found:
        raise Http404("no such part")
    press.depends_on_rows(Article, [pk for pk, *_ in found])
    tree = Tree.current()
    return (
        Line(absolute(tree.address(url_path or "")), last_change(published, updated))
        for _, url_path, published, updated in found
    )


def _slugs(folder: str, models: Sequence[type[Model]], number: int) -> Iterator[Line]:
    rows: list[str] = []
    for model in models:
        rows += slugs(model)
    part = sorted(rows)[(number - 1) * MOST : number * MOST]
    if not part and number > 1:
        raise Http404("no such part")
    return (Line(absolute(f"/{folder}/{slug}/")) for slug in part)


def _count_people() -> int:
    return with_stories(Contributor).count() + with_stories(Agency).count()


def _topics() -> int:
    return with_stories(Topic).count()


def _names(name: str, size: int) -> Iterator[str]:
    """The names of the parts that ``size`` addresses need: none for none."""
    for number in range(1, -(-size // MOST) + 1):
        yield name if number == 1 else f"{name}-part-{number}"


def _address(name: str) -> str:
    return absolute(f"/sitemap/{name}.xml")

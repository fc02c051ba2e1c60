"""The filters of the search page, and how many results each would leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from djeli.search.ranking import PERIODS, Narrowing
from djeli.search.results import Results
from djeli.stories.lists.listings import author_key, section_key
from djeli.stories.lists.public_names import is_public
from djeli.stories.models import Contributor
from djeli.stories.tree import Tree
from djeli.web.view_models.pages.search import Choice

MOST_AUTHORS = 12
BY_DATE = "date"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader chose: a section's address, an author's slug, days back, the order."""

    section: str = ""
    author: str = ""
    days: int = 0
    by_date: bool = False
    section_id: int | None = None
    author_id: int | None = None

    @property
    def narrowing(self) -> Narrowing:
        return Narrowing(
            section=section_key(self.section_id) if self.section_id else "",
            author=author_key(self.author_id) if self.author_id else "",
            days=self.days,
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section or self.author or self.days)

    @property
    def arguments(self) -> tuple[tuple[str, str], ...]:
        """As they stand in an address; what is not chosen is left out."""
        given = (
            ("section", self.section),
            ("author", self.author),
            ("period", str(self.days or "")),
            ("sort", BY_DATE if self.by_date else ""),
        )
        return tuple((name, value) for name, value in given if value)


def chosen(request: HttpRequest, tree: Tree) -> Choices:
    """What the address says; what is unknown counts as not chosen."""
    section = request.GET.get("section", "").strip("/")
    node = tree.at(f"/{section}/") if section else None
    slug = request.GET.get("author", "")[:80].replace("\x00", "")
    author = Contributor.objects.filter(slug=slug).first() if slug else None
    if author and not is_public(author):
        author = None
    period = request.GET.get("period", "")
    return Choices(
        section=section if node else "",
        author=slug if author else "",
        days=int(period) if period in map(str, PERIODS) else 0,
        by_date=request.GET.get("sort") == BY_DATE,
        section_id=node.pk if node else None,
        author_id=author.pk if author else None,
    )


def offered(choices: Choices, results: Results, tree: Tree) -> dict[str, Any]:
    """The choices of the form, with counts; only the order if nothing was found."""
    orders = (
        Choice("", _("Most relevant"), not choices.by_date),
        Choice(BY_DATE, _("Newest first"), choices.by_date),
    )
    if not (results.total or choices.is_narrowed):
        return {}
    return {
        "sections": _sections(choices, results, tree),
        "periods": tuple(_periods(choices, results)),
        "authors": _authors(choices, results),
        "orders": orders,
    }


def _sections(choices: Choices, results: Results, tree: Tree) -> tuple[Choice, ...]:
    found = []
    for node in tree.sections():
        value, count = node.address.strip("/"), results.keys.get(section_key(node.pk), 0)
        if count or value == choices.section:
            above = tree.section_of(node.path)
            is_below = above is not None and above.address != "/"
            name = f"– {node.title}" if is_below else node.title
            found.append(Choice(value, name, value == choices.section, count))
    return _with_all(_("All sections"), found)


def _periods(choices: Choices, results: Results) -> Iterator[Choice]:
    yield Choice("", _("Any time"), not choices.days)
    for days in PERIODS:
        if days == 365:
            label = _("Last year")
        else:
            label = ngettext("Last %(n)s day", "Last %(n)s days", days) % {"n": days}
        yield Choice(str(days), label, days == choices.days, results.periods.get(days, 0))


def _authors(choices: Choices, results: Results) -> tuple[Choice, ...]:
    counts = {
        int(key.removeprefix("author:")): count
        for key, count in results.keys.items()
        if key.startswith("author:")
    }
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_AUTHORS]
    wanted = {*most, *([choices.author_id] if choices.author_id else [])}
    people = Contributor.objects.filter(pk__in=wanted).values_list("pk", "name", "slug")
    found = [
        Choice(slug, name, pk == choices.author_id, counts.get(pk, 0))
        for pk, name, slug in sorted(people, key=lambda one: (-counts.get(one[0], 0), one[1]))
    ]
    return _with_all(_("All authors"), found)


def _with_all(label: str, found: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices after one for none of them; none if there is nothing to choose."""
    given = tuple(found)
    if not given:
        return ()
    return (Choice("", label, not any(one.is_chosen for one in given)), *given)

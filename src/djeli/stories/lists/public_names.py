"""Which topics, contributors and agencies are public: those with a live story.

A name may have been created for a story that is still secret. So lists, pages, feeds and sitemaps
ask here. A witness is an entry of a name's list that makes the name public: the one that has been
in the list for longest. Whatever else comes in later, it stays the witness until it leaves; a
render that shows the name depends on that entry, and is repeated when it leaves.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import CharField, Exists, Min, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from djeli.press import api as press
from djeli.stories.lists import listings
from djeli.stories.models import Agency, Article, Byline, Contributor, Listing, Topic

Named = TypeVar("Named", bound=Model)

PREFIX = {Topic: "topic:", Contributor: "author:", Agency: "agency:"}
LINKS: dict[Any, tuple[tuple[Any, str, str], ...]] = {
    Topic: ((Article.topics.through, "topic", "article__"),),
    Contributor: ((Byline, "contributor", "article__"),),
    Agency: ((Byline, "agency", "article__"), (Article, "agency", "")),
}
"""Which rows say that a story has a name, in which column, and the way from there to the story."""


def with_stories(model: type[Named]) -> QuerySet[Named]:
    """The rows with a live story. What is rendered of them depends on exactly that."""
    key = Concat(Value(PREFIX[model]), Cast(OuterRef("pk"), CharField()), output_field=CharField())  # type: ignore[index]
    entries = Listing.objects.filter(key=key).order_by()
    # Not the oldest story: an older one that comes back would take its place, and nobody would
    # hear of it. Grouped, so that the database looks through this list and not the whole table.
    first = entries.values("key").annotate(first=Min("pk")).values("first")
    rows: Any = model._default_manager.all()
    press.depends_on_table(model)
    witnesses = dict(rows.order_by().values_list("pk", Subquery(first)))
    press.depends_on_rows(model, witnesses)
    press.depends_on_rows(Listing, filter(None, witnesses.values()))
    for pk in (pk for pk, witness in witnesses.items() if witness is None):
        press.depends_on_list(f"{PREFIX[model]}{pk}")  # type: ignore[index]
    found: QuerySet[Named] = rows.filter(Exists(entries))
    return found


def slugs(model: Any) -> QuerySet[Any, str]:
    """The last parts of their addresses."""
    return with_stories(model).values_list("slug", flat=True)


def is_public(row: Topic | Contributor | Agency) -> bool:
    """True with a live story, and also later: an address that readers had goes on to answer while
    a story that was published is kept."""
    if listings.count(f"{PREFIX[type(row)]}{row.pk}"):
        return True
    for model, column, story in LINKS[type(row)]:
        published = {column: row.pk, f"{story}first_published_at__isnull": False}
        # The link that is there for longest, as above: one more leaves the witness as it is.
        links = model._default_manager.filter(**published).order_by("pk")
        witness = links.values_list(f"{story}pk", flat=True).first()
        if witness is not None:
            press.depends_on_rows(Article, [witness])
            return True
    return False

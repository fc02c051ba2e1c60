"""Where an address leads today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from wagtail.models import Page

from djeli.press import api as press
from djeli.stories.former_addresses.ledger import PUBLIC
from djeli.stories.lists.listings import agency_key, author_key, section_key, topic_key
from djeli.stories.models import Agency, Article, Contributor, FormerAddress, Section, Topic
from djeli.stories.slugs.letters import slug_of, tidied
from djeli.stories.tree import Tree


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``address`` is where it is now, empty if it is withdrawn or deleted; ``key`` its list, empty
    where it has none. ``pk`` is that of a story, and 0 for anything else."""

    address: str
    key: str = ""
    pk: int = 0
    has_feeds: bool = True


GONE = Whereabouts("")
NAMED: dict[str, tuple[type[Model], str, Callable[[int], str]]] = {
    "contributor": (Contributor, "authors", author_key),
    "agency": (Agency, "authors", agency_key),
    "topic": (Topic, "topics", topic_key),
}
"""Kinds of subjects that are no pages: model, folder, list."""


def readings(path: str) -> tuple[str, ...]:
    """``path`` as it was asked for, and as it would be if we had written it: each once."""
    tidy = tidied(path)
    folded = "/".join(slug_of(part) or part for part in tidy.split("/"))
    return tuple(dict.fromkeys((path, tidy, folded)))


def find(path: str) -> Whereabouts | None:
    """What stands at ``path`` (``/africa/the-bridge/``), or was there last. None if readers never
    found anything there. The page depends on what is read."""
    return _standing(path) or _former(path)


def _standing(path: str) -> Whereabouts | None:
    folder, _, slug = path.strip("/").rpartition("/")
    for model, below, key in NAMED.values():
        if folder == below:
            found = model._default_manager.filter(slug=slug).values_list("pk", flat=True).first()
            if found:
                press.depends_on_rows(model, [found])
                return Whereabouts(path, key(found))
    url_path = f"{Tree.current().prefix}{path[1:]}"
    # The slug is indexed, the whole path is not.
    at = Page.objects.filter(PUBLIC, slug=slug, url_path=url_path).values_list("pk", flat=True)
    return _page(found) if (found := at.first()) else None


def _former(path: str) -> Whereabouts | None:
    row = FormerAddress.objects.filter(path=path).first()
    if row is None:
        return None
    kind, _, pk = row.subject.partition(":")
    return (_page(int(pk)) if kind == "page" else _named(kind, int(pk))) or GONE


def _named(kind: str, pk: int) -> Whereabouts | None:
    model, folder, key = NAMED[kind]
    press.depends_on_rows(model, [pk])
    slug = model._default_manager.filter(pk=pk).values_list("slug", flat=True).first()
    return Whereabouts(f"/{folder}/{slug}/", key(pk)) if slug else None


def _page(pk: int) -> Whereabouts:
    press.depends_on_rows(Page, [pk])
    page, tree = Page.objects.filter(pk=pk).first(), Tree.current()
    if page is None or not page.live or tree.is_closed(page.path):
        return GONE
    kind, address = page.specific_class, tree.address(page.url_path)
    return Whereabouts(
        address,
        section_key(pk) if kind is Section else "",
        pk if kind is Article else 0,
        has_feeds=kind in {Article, Section},
    )

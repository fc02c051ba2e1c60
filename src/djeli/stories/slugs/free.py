"""A slug that nobody else has."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from wagtail.models import Page

from djeli.stories.slugs.letters import LONGEST, slug_of
from djeli.stories.slugs.reserved import BELOW, ROOT

NAMELESS = MappingProxyType({"article": "story", "standingpage": "about"})
"""What is called so where no letter of its name can stand in an address, by model."""
TOP = 2
"""Depth of the front in the tree."""


def free_slug(row: Model, wanted: str = "", parent: Page | None = None) -> str:
    """A slug for ``row`` that is near ``wanted``, or near its headline or name where that is empty:
    with a number from 2 on where another has it, or the site itself.

    ``row`` is a page (``parent`` is where it will stand, if it does not yet), a topic, contributor,
    agency or newsletter. Nothing is written.
    """
    if isinstance(row, Page):
        parent = parent or row.get_parent()
        if parent is None:
            raise ValueError("a page that stands nowhere has no address")
    name = str(getattr(row, "title", "") or getattr(row, "name", ""))
    kind = str(row._meta.model_name)
    field: Any = row._meta.get_field("slug")
    base = slug_of(wanted) or slug_of(name) or NAMELESS.get(kind, kind)
    reserved = ROOT if parent is not None and parent.depth == TOP else BELOW
    rivals = list(_rivals(row, parent))
    for number in itertools.count(1):
        end = f"-{number}" if number > 1 else ""
        slug = f"{slug_of(base, min(LONGEST, field.max_length - len(end)))}{end}"
        if _is_free(slug, reserved, rivals):
            break
    return slug


def is_numbered(slug: str, base: str) -> bool:
    """True if ``slug`` is ``base``, or what ``free_slug`` made of it where that was taken."""
    start, _, number = slug.rpartition("-")
    return slug == base or (start == base and number.isdecimal() and 1 < int(number) < 100)


def _is_free(slug: str, reserved: Set[str], rivals: Sequence[QuerySet[Model]]) -> bool:
    return slug not in reserved and not any(those.filter(slug=slug).exists() for those in rivals)


def _rivals(row: Model, parent: Page | None) -> Iterator[QuerySet[Model]]:
    """The other rows whose addresses differ by the slug alone."""
    if parent is not None:
        yield parent.get_children().exclude(pk=row.pk)
        return
    folder = getattr(row, "folder", "")
    for model in apps.get_models():
        if model is type(row) or (folder and getattr(model, "folder", "") == folder):
            others = model._default_manager.all()
            yield others.exclude(pk=row.pk) if model is type(row) else others

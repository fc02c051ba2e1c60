"""The sections that a new edition begins with, and their places in the menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from djeli.stories.models import Front, Navigation, Section
from djeli.stories.slugs.free import free_slug

STARTERS = (
    _("Politics"),
    _("Africa"),
    _("World"),
    _("Business"),
    _("Society"),
    _("Culture"),
    _("Sport"),
    _("Science"),
    _("Health"),
    _("Opinion"),
)
"""What most newsrooms have, to choose from."""
USUAL = 5
"""So many of them are chosen for a new edition, the first ones."""
MOST = 20


@transaction.atomic
def add_sections(front: Front, names: Iterable[str]) -> list[Section]:
    """Make a live section below ``front`` for each name that it lacks, and list it in the menu."""
    there = {title.casefold() for title in front.get_children().values_list("title", flat=True)}
    made = []
    for name in names:
        if name.casefold() in there:
            continue
        there.add(name.casefold())
        section = Section(title=name)
        section.slug = free_slug(section, parent=front)
        made.append(front.add_child(instance=section))
        front.refresh_from_db()
    _list(made)
    return made


def _list(sections: Iterable[Section]) -> None:
    navigation = Navigation.load()
    menu: list[dict[str, Any]] = list(navigation.menu.raw_data)
    for section in sections:
        value = {"label": "", "page": section.pk, "url": "", "children": []}
        menu.append({"type": "item", "value": value, "id": f"menu-{section.pk}"})
    navigation.menu = menu
    navigation.save()

"""What belongs to a story, read at once for its editor: a fixed number of queries for any number of
names, topics, sources, claims and notes in the margin."""

from __future__ import annotations

from typing import Any

from wagtail.models import Comment

from djeli.stories.models import Article

HELD = ("claims", "sources", "topics", "further_sections")


def hold_relations(story: Article) -> None:
    """Hold them in memory, as those of a draft are: forms, checks and panels ask several times."""
    for name in HELD:
        relation: Any = getattr(story, name)
        relation.get_object_list()
    notes: Any = story.wagtail_admin_comments
    notes.set(Comment.objects.filter(page=story.pk).select_related("user"))
    bylines: Any = story.bylines
    bylines.set(bylines.select_related("contributor", "agency"))


def tell_choosers(form: Any, *names: str) -> None:
    """Give the choosers of a form the rows that its instance holds already."""
    for name in names:
        if name in form.fields and getattr(form.instance, f"{name}_id"):
            form.fields[name].widget.known = getattr(form.instance, name)

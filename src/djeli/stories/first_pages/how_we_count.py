"""How readers are counted, for readers: the page that each edition begins with."""

from __future__ import annotations

from djeli.stories.first_pages.laying import is_laid, page_of
from djeli.stories.first_pages.source import how_we_count
from djeli.stories.models import Front


def add_how_we_count(front: Front) -> None:
    """Publish the page below ``front``, if there is none; the newsroom may change it."""
    source = how_we_count()
    if is_laid(front, source):
        return
    page = page_of(source)
    front.add_child(instance=page)
    page.save_revision().publish()

"""How readers are counted, for readers: the page that each edition begins with."""

from __future__ import annotations

from djeli.stories.first_pages.markdown import read_blocks
from djeli.stories.first_pages.source import how_we_count
from djeli.stories.models import Front, StandingPage


def add_how_we_count(front: Front) -> None:
    """Publish the page below ``front``, if there is none; the newsroom may change it."""
    source = how_we_count()
    if StandingPage.objects.child_of(front).filter(slug=source.slug).exists():
        return
    page = StandingPage(
        title=source.facts["title"],
        slug=source.slug,
        summary=source.facts["summary"],
        body=read_blocks(source.text, _no_link, _no_picture),
    )
    front.add_child(instance=page)
    page.save_revision().publish()


def _no_link(address: str) -> str:
    raise LookupError(f"the page leads nowhere: {address}")


def _no_picture(alt: str, caption: str) -> int:
    raise LookupError(f"the page has no picture: {alt or caption}")

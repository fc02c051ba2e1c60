"""From a written file to a standing page."""

from __future__ import annotations

from typing import Any

from djeli.stories.first_pages.markdown import read_blocks
from djeli.stories.first_pages.source import Source
from djeli.stories.models import Front, StandingPage


def is_laid(front: Front, source: Source) -> bool:
    """True if a page below ``front`` has the file's address."""
    return bool(StandingPage.objects.child_of(front).filter(slug=source.slug).exists())


def page_of(source: Source) -> StandingPage:
    """The page that the file describes, not yet saved."""
    return StandingPage(
        title=source.facts["title"],
        slug=source.slug,
        summary=source.facts["summary"],
        policy=source.facts.get("policy", ""),
        body=blocks_of(source),
    )


def blocks_of(source: Source) -> list[dict[str, Any]]:
    """The blocks of the page's body."""
    return read_blocks(source.text, _link, _no_picture)


def _link(address: str) -> str:
    if not address.startswith("/"):
        raise LookupError(f"the page leads to another site: {address}")
    return f'href="{address}"'


def _no_picture(alt: str, caption: str) -> int:
    raise LookupError(f"the page has no picture: {alt or caption}")

"""What an edition of one's own begins with of the demo: how readers are counted, for readers."""

from __future__ import annotations

from djeli.demo import sources
from djeli.demo.markdown import read_blocks
from djeli.stories.models import Front, StandingPage

SLUG = "how-we-count"
OF_THE_DEMO = " The numbers with which this demonstration begins are made up."


def lay_how_we_count(front: Front) -> None:
    """Publish the page below ``front``, where there is none; the newsroom may change it."""
    if StandingPage.objects.child_of(front).filter(slug=SLUG).exists():
        return
    (source,) = (one for one in sources.standing_pages() if one.slug == SLUG)
    text = source.text.replace(OF_THE_DEMO, "")
    page = StandingPage(
        title=source.facts["title"],
        slug=SLUG,
        summary=source.facts["summary"],
        body=read_blocks(text, _no_link, _no_picture),
    )
    front.add_child(instance=page)
    page.save_revision().publish()


def _no_link(address: str) -> str:
    raise LookupError(f"the page leads nowhere: {address}")


def _no_picture(alt: str, caption: str) -> int:
    raise LookupError(f"the page has no picture: {alt or caption}")

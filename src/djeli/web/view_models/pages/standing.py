"""Standing pages: about, contact, privacy, corrections policy."""

from dataclasses import dataclass
from datetime import datetime

from djeli.web.view_models.body import Block
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    """A page that is always there. `breadcrumb` runs from Home to its parent."""

    head: PageHead
    heading: str
    breadcrumb: tuple[Link, ...] = ()
    introduction: str = ""
    body: tuple[Block, ...] = ()
    updated: datetime | None = None
    beside: tuple[Link, ...] = ()
    """All standing pages, this one among them."""

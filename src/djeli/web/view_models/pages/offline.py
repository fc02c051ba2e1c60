"""What is on a reader's device."""

from dataclasses import dataclass

from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """The reader's own script fills in what is there; without one nothing is kept."""

    head: PageHead
    breadcrumb: tuple[Link, ...] = ()

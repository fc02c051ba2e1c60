"""What this browser is alerted about."""

from dataclasses import dataclass

from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsPage:
    """The reader's own script fills in what there is; where ``is_offered`` is False nothing can be
    turned on."""

    head: PageHead
    is_offered: bool = True
    breadcrumb: tuple[Link, ...] = ()

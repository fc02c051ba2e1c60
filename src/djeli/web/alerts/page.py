"""The page on which a reader sees what this browser is alerted about, and ends it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.alerts.models import AlertRules
from djeli.press import api as press
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import home, shell
from djeli.web.responses import USUAL, answer
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.alerts import AlertsPage

ALERTS = "/alerts/"


@press.pressed()
def alerts(request: HttpRequest) -> HttpResponse:
    """Says what alerts are; the reader's own script fills in which ones this browser gets."""
    page_data = PageData()
    page_data.fetch()
    page = AlertsPage(
        head=PageHead(title=_("Alerts"), robots="noindex"),
        is_offered=AlertRules.current().is_offered,
        breadcrumb=(home(page_data),),
    )
    return answer(request, shell(page_data, address=ALERTS), page, rank=USUAL)

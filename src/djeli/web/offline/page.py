"""What is on the device: the page for readers without a network, and for those who want to see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import home, shell
from djeli.web.responses import USUAL, answer
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.offline import OfflinePage

OFFLINE = "/offline/"


@press.pressed()
def offline(request: HttpRequest) -> HttpResponse:
    """Says what is here without a network; the reader's own script fills in which stories."""
    page_data = PageData()
    page_data.fetch()
    page = OfflinePage(
        head=PageHead(title=_("Stories on this device"), robots="noindex"),
        breadcrumb=(home(page_data),),
    )
    return answer(request, shell(page_data, address=OFFLINE), page, rank=USUAL)

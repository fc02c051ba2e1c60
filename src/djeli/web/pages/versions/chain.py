"""The head of the chain of versions: how others can hold us to what we published."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import ChainHead
from djeli.stories.versions.canonical import FORMAT
from djeli.stories.versions.heads import published_heads
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import home, shell
from djeli.web.responses import LAST, answer
from djeli.web.structured_data.page import page_json_ld
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.changes import ChainPage, ShownHead

ALL = "/versions/"
DAYS = 31


@press.pressed()
def chain(request: HttpRequest) -> HttpResponse:
    """What the chain is, and its head on each of the last days."""
    page_data = PageData()
    page_data.fetch()
    press.depends_on_table(ChainHead)
    head = PageHead(title=_("Our versions can be checked"), canonical_url=absolute(ALL))
    trail = (home(page_data),)
    page = ChainPage(
        head=replace(head, json_ld=page_json_ld(head, trail)),
        breadcrumb=trail,
        heads=tuple(ShownHead(one.day, one.position, one.hash) for one in published_heads(DAYS)),
    )
    return answer(request, shell(page_data, address=ALL), page, rank=LAST)


@press.pressed()
def head_json(request: HttpRequest) -> HttpResponse:
    """The same for machines: the newest head, and those of the last days."""
    press.depends_on_table(ChainHead)
    heads = [_told(one) for one in published_heads(DAYS)]
    newest = heads[0] if heads else {"day": None, "position": 0, "hash": "0" * 64}
    told = {"algorithm": "SHA-256", "format": FORMAT, **newest, "earlier": heads[1:]}
    response = JsonResponse(told, json_dumps_params={"indent": 1})
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Access-Control-Allow-Origin"] = "*"
    return press.pressable(response, rank=LAST)


def _told(head: ChainHead) -> dict[str, object]:
    return {
        "day": head.day.isoformat(),
        "position": head.position,
        "hash": head.hash,
        "published_at": head.published_at.isoformat(),
    }

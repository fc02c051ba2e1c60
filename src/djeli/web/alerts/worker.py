"""The worker that shows alerts, at ``/alerts/worker.js``: a static file, and the edition's name.

It is not the one of ``web.offline``: who wants alerts keeps no pages, and the other way round. Its
scope is ``/alerts/``, so no page is ever asked of it.
"""

from __future__ import annotations

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse

from djeli.press import api as press
from djeli.web.builders.page_data import PageData
from djeli.web.responses import USUAL


@press.pressed()
def worker(request: HttpRequest) -> HttpResponse:
    """The worker, with what it says of a message that it cannot read."""
    name = json.dumps(PageData().edition.name)
    source = Path(str(finders.find("web/alert_worker.js"))).read_text("utf-8")
    response = HttpResponse(
        f"const edition = {name};\n{source}", content_type="text/javascript; charset=utf-8"
    )
    return press.pressable(response, rank=USUAL)

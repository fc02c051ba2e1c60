"""The service worker at ``/sw.js``: a static file, and what it has to know of this build."""

from __future__ import annotations

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.web.builders.page_data import PageData
from djeli.web.offline.page import OFFLINE
from djeli.web.responses import USUAL

FILES = ("web/reader.css", "web/reader.js", "web/offline.js", "web/icons.svg", "web/band.svg")
"""What the page for readers without a network is shown with."""


@press.pressed()
def worker(request: HttpRequest) -> HttpResponse:
    """The worker. It changes with the build, the edition's language and its colours: then
    browsers fetch it again and take over the new one without loading a page again."""
    language = PageData().language
    with translation.override(language):
        known = {
            "own": [OFFLINE, *map(static, FILES)],
            "note": _("You are offline. This page is as it was on %(when)s.") % {"when": "{}"},
            "language": language,
        }
    script = f"const known = {json.dumps(known)};\n{_source()}"
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    return press.pressable(response, rank=USUAL)


def _source() -> str:
    found = finders.find("web/worker.js")
    return Path(str(found)).read_text("utf-8")

"""What a phone installs: the edition's name, colours and icons (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from djeli.kit.language import direction
from djeli.press import api as press
from djeli.web.builders.page_data import PageData
from djeli.web.responses import USUAL

PAPER, ACCENT = "#fbf8f2", "#2c2a66"
SHORT = 12
"""Letters of a name below an icon, beyond which phones cut it."""


@press.pressed()
def manifest(request: HttpRequest) -> HttpResponse:
    """The manifest. The icons' mark is small enough for any shape that a phone cuts from them."""
    page_data = PageData()
    edition = page_data.edition
    told = {
        "id": "/",
        "name": edition.name,
        "short_name": edition.name if len(edition.name) <= SHORT else edition.name.split()[0],
        "description": edition.tagline,
        "lang": page_data.language,
        "dir": direction(page_data.language),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": edition.accent or ACCENT,
        "icons": [
            _icon(192, "any"),
            _icon(512, "any"),
            _icon(512, "maskable"),
        ],
    }
    response = HttpResponse(
        json.dumps(told, ensure_ascii=False), content_type="application/manifest+json"
    )
    return press.pressable(response, rank=USUAL)


def _icon(size: int, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"web/icons/icon-{size}.png"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }

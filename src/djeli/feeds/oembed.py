"""oEmbed 1.0 (oembed.com): a card of a story for pages that embed its address. The card is plain
HTML without script or frame, and sends us no request when it is shown.
"""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from djeli.feeds.entries import SOCIAL, Media, entries
from djeli.feeds.formats.feed import notice
from djeli.feeds.subjects import Ground
from djeli.feeds.xml import add, root, written
from djeli.stories.former_addresses.destinations import find, readings
from djeli.stories.text.links import Destination

WIDTH, HEIGHT = 600, 240
"""Width of the card in px, unless a smaller one is asked for."""
AN_HOUR = 3600
"""How long who shows a card may keep it; between us and them nobody keeps it longer than a minute,
so that what is withdrawn is not handed on."""
FULL = 1200
SMALLER = {"c768x432": (768, 432), "c480x270": (480, 270), "c96x96": (96, 96)}
"""Further renditions of a picture that is large enough: of ``web.view_models.picture.SPECS``."""


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """The card of ``?url=``, as JSON or as ``format=xml``.

    400 without an address or with a size that is none, 404 for what is no live story of ours, 501
    for another format (section 2.3.4).
    """
    form, url = request.GET.get("format", "json"), request.GET.get("url", "")
    if form not in {"json", "xml"}:
        return _refused(501, "json or xml")
    limits = [request.GET.get(name, "") for name in ("maxwidth", "maxheight")]
    if not url or any(limit and not _is_size(limit) for limit in limits):
        return _refused(400, "a url is needed, and maxwidth and maxheight are numbers")
    card = _card(url, *(int(limit or 0) for limit in limits))
    if card is None:
        return _refused(404, "no story of ours is there")
    response = _as_xml(card) if form == "xml" else JsonResponse(card)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=60"
    return response


def _card(url: str, widest: int, highest: int) -> dict[str, Any] | None:
    """What is said of the story at ``url``; 0 if the size is left to us."""
    ground = Ground.current()
    found = entries(_ids_at(url), ground)
    if not found:
        return None
    entry, edition = found[0], ground.edition
    by = ", ".join(author.name for author in entry.authors)
    said = " · ".join(part for part in (by, edition.name) if part)
    link = Destination(entry.url, entry.is_paid_for)
    html = (
        f'<blockquote lang="{escape(entry.language)}">{notice(entry)}<p><a {link.attributes}>'
        f"{escape(entry.headline)}</a></p><p>{escape(entry.summary)}</p>"
        f"<p>{escape(said)}</p></blockquote>"
    )
    card: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": entry.headline,
        "author_name": by,
        "author_url": entry.authors[0].url if entry.authors else "",
        "provider_name": edition.name,
        "provider_url": f"{settings.BASE_URL}/",
        "cache_age": AN_HOUR,
        "html": html,
        "width": min(widest or WIDTH, WIDTH),
        "height": min(highest or HEIGHT, HEIGHT),
        **_thumbnail(entry.picture, widest or FULL, highest or FULL),
    }
    return {name: value for name, value in card.items() if value != ""}


def _thumbnail(picture: Media | None, widest: int, highest: int) -> dict[str, Any]:
    """The largest rendition that is no larger than was asked for; its credit comes with it."""
    if picture is None:
        return {}
    sizes = {SOCIAL.name: (picture.width, picture.height)}
    if picture.width == FULL:
        sizes |= SMALLER
    for spec, (width, height) in sizes.items():
        if width <= widest and height <= highest:
            return {
                "thumbnail_url": picture.url.replace(SOCIAL.name, spec),
                "thumbnail_width": width,
                "thumbnail_height": height,
                "thumbnail_credit": picture.credit,
            }
    return {}


def _ids_at(url: str) -> list[int]:
    """The story at an absolute address of ours, whatever follows its path."""
    own = urlsplit(settings.BASE_URL)
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != own.netloc.lower():
        return []
    path = unquote(parts.path).strip("/")
    if "\x00" in path:
        return []
    # An address that was pasted years ago, or by a program with its own way of writing it.
    found = filter(None, map(find, readings(f"/{path}/")))
    return [story.pk for story in found if story.pk][:1]


def _is_size(given: str) -> bool:
    return given.isascii() and given.isdigit() and len(given) <= 5 and int(given) > 0


def _as_xml(card: dict[str, Any]) -> HttpResponse:
    made = root("oembed", {})
    for name, value in card.items():
        add(made, name, str(value))
    return HttpResponse(written(made), content_type="text/xml; charset=utf-8")


def _refused(status: int, why: str) -> HttpResponse:
    response = HttpResponse(f"{why}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response

"""Charts of live stories as pictures, for mail and feeds. They are pressed like pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from djeli.press import api as press
from djeli.stories.charts.pictures import digest
from djeli.stories.lists.restrictions import shown
from djeli.stories.models import Article
from djeli.web.charts.drawing import drawing_of
from djeli.web.charts.pixels import png
from djeli.web.responses import LAST


@press.pressed()
def chart(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The chart as PNG, 1296 px wide. 404 where the live story has no such chart any more, or one
    in letters that the edition's fonts lack."""
    article = get_object_or_404(Article.objects.filter(shown()), pk=pk)
    for block in article.body.raw_data:
        if block["type"] == "chart" and digest(block["value"], article.language) == name:
            drawing = drawing_of(block["value"], article.language)
            picture = png(drawing) if drawing else None
            if picture is not None:
                return _answer(picture)
    raise Http404("no such chart")


def _answer(picture: bytes) -> HttpResponse:
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["X-Content-Type-Options"] = "nosniff"
    press.pressable(response, rank=LAST)
    return response

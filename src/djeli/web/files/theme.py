"""The newsroom's own colours, served as a style sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from djeli.web.view_models.theme import ThemeColours, theme_css


def theme(request: HttpRequest) -> HttpResponse:
    """The style sheet for the colours in the address, which never changes for one address."""
    given = {
        name: f"#{request.GET[name]}" for name in ("accent", "accent_dark") if name in request.GET
    }
    try:
        css = theme_css(ThemeColours(**given))
    except ValueError:
        return HttpResponse("/* not a colour */", content_type="text/css", status=400)
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

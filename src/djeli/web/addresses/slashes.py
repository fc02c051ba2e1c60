"""Adds the slash that a reader has left out, where something is at the address with it."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.common import CommonMiddleware
from django.urls import resolve

from djeli.stories.former_addresses.destinations import find, readings
from djeli.web.addresses.former import ASKED


class SlashMiddleware(CommonMiddleware):
    """Django's, which asks the patterns only: ours match every address, whether or not there is a
    page. What is nowhere answers 404 at once."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        if not super().should_redirect_with_slash(request):
            return False
        path = f"{request.path_info}/"
        match = resolve(path)
        if not (match.args or match.kwargs.keys() - {"form"}):
            return True  # a page that is always there
        asked = ASKED.fullmatch(path.removeprefix("/lite") if path.startswith("/lite/") else path)
        return asked is None or any(find(one) for one in readings(asked[1]))

"""Content-Security-Policy of the desk.

The nonce is the session's: dialogs and parts of forms come later than the page into which they are
put, and must carry the same one. It is an HMAC of the session's key, so nobody else has it.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import salted_hmac

from djeli.desk.policy.inline_scripts import allowed, allowed_in

logger = logging.getLogger(__name__)

DESK = "/desk/"
HEADER = "Content-Security-Policy"
POLICY = (
    "default-src 'self'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Inline styles stay: Wagtail's editor (Draft.js) and its menus place things by them."""


class PolicyMiddleware:
    """Sends the policy with every page of the desk that has none of its own, and gives the nonce to
    the inline scripts that are known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path_info.startswith(DESK) or response.has_header(HEADER):
            return response
        nonce = nonce_of(request)
        if isinstance(response, HttpResponse) and nonce:
            _allow_known(request, response, nonce)
        response[HEADER] = POLICY.format(nonce=f" 'nonce-{nonce}'" if nonce else "")
        return response


def nonce_of(request: HttpRequest) -> str:
    """The nonce of the session; empty for who has none."""
    session = getattr(request, "session", None)
    if session is None or not session.session_key:
        return ""
    digest = salted_hmac("djeli.desk.policy", session.session_key, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()


def _allow_known(request: HttpRequest, response: HttpResponse, nonce: str) -> None:
    kind, content = response.get("Content-Type", ""), response.content
    if b"script" not in content:
        return

    def tell(script: str) -> None:
        start = " ".join(script.split())[:120]
        logger.error("%s has an inline script, which no browser runs: %s", request.path, start)

    if kind.startswith("text/html"):
        response.content = allowed(content.decode(response.charset), nonce, tell)
    elif kind.startswith("application/json"):
        response.content = json.dumps(allowed_in(json.loads(content), nonce, tell))
    if response.has_header("Content-Length"):
        # What stands further in has measured it before the nonces came in.
        response["Content-Length"] = str(len(response.content))

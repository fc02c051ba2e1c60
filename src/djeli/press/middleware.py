"""Presses what a request has changed before its answer goes out."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from djeli.press.events import receipted
from djeli.press.render.addresses import MISSING
from djeli.press.render.dependencies import depends_on_keys, separate_dependencies
from djeli.press.runs.log_step import follow
from djeli.press.runs.receipts import begin, issue
from djeli.press.store.current import current_store
from djeli.press.store.files.damage import StoreUnusable
from djeli.press.store.store import Store

logger = logging.getLogger(__name__)
READ_ONLY = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class RedirectsMiddleware(RedirectMiddleware):
    """Wagtail's redirects. The page for addresses where nothing is has none itself: it is made with
    every publication, and asks for none."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path == MISSING:
            return response
        with separate_dependencies() as keys:
            found: HttpResponseBase = super().process_response(request, response)
        if found is not response:
            # Who finds none has read nothing of it.
            depends_on_keys(keys)
        return found


class FollowMiddleware:
    """Who publishes is answered when the change is live, with a receipt.

    What cannot be pressed now (a full disk, damage) is no failure of the request: its work is done
    and written down, and whoever follows the log presses it later. Stands innermost, so that
    whoever hears of a receipt may still add a message to the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in READ_ONLY or not settings.PRESS_FOLLOWS_REQUESTS:
            return self.get_response(request)
        store = current_store()
        try:
            begun = begin(store)
        except StoreUnusable:
            return self.get_response(request)  # and what it changes is pressed into a new store
        response = self.get_response(request)
        try:
            self._press(store, begun, request)
        except (DatabaseError, StoreUnusable) as error:
            logger.error("page not rendered yet: %s", error)
        except Exception:
            logger.exception("page not rendered yet")
        return response

    def _press(self, store: Store, begun: int, request: HttpRequest) -> None:
        if not request.user.is_authenticated:
            follow(store)
        elif receipt := issue(store, begun, request.user.get_username()):
            receipted.send(sender=type(self), request=request, receipt=receipt)

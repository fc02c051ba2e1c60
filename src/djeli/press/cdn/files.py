"""Files that are no pages and that a CDN may keep: which label they bear, and when it must forget
them."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpResponseBase

from djeli.press.cdn.services import current_cdn
from djeli.press.changes.keys import surrogate_key
from djeli.press.serving.response import named
from djeli.press.store.current import current_store
from djeli.press.store.records import SURROGATE_KEY

UNTOLD = 3600
"""Seconds for which a file is kept by whatever stands between us and readers without being told
when it is withdrawn."""
FOR_EVER = 31_536_000


def labelled(response: HttpResponseBase, key: str) -> None:
    """Let the file in ``response`` be kept for as long as its address means the same.

    A browser keeps it for a year. So does a CDN that is told to forget it, by ``key``; one that is
    not told asks again after an hour.
    """
    shared = FOR_EVER if settings.CDN["KIND"] else UNTOLD
    response["Cache-Control"] = f"public, max-age={FOR_EVER}, s-maxage={shared}, immutable"
    if settings.CDN["KIND"]:
        name, value = named((SURROGATE_KEY, surrogate_key(key)))
        response[name] = value


def forget_files(key: str, names: Iterable[str]) -> None:
    """Let the CDN forget what bears ``key``, and the public files with these names."""
    if current_cdn() is None:
        return
    addresses = {f"{settings.MEDIA_URL}{name}" for name in names}
    with current_store().writing() as writing:
        writing.purges.want({f"#{surrogate_key(key)}", *addresses})

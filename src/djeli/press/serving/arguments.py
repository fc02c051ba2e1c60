"""Which arguments of a query count: those that a page declares, and no others."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

from djeli.press.serving.response import Composed


def address_with(path: str, query: str, base: Composed) -> str:
    """The address with those arguments of the query that count, in their declared order."""
    given = dict(parse_qsl(query))
    counted = [(name, given[name]) for name in base.arguments if name in given]
    return f"{path}?{urlencode(counted)}" if counted else path


def is_answered(path: str) -> bool:
    """True where the site has a view for ``path`` as it is."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def is_for_the_press(path: str) -> bool:
    """True where the view at ``path`` is marked with ``press.pressed``."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(view, "press_arguments", None) is not None

"""Numbers in a line of facts: whole ``<bdi>``s, so that one can be left out."""

from __future__ import annotations

from django.utils.translation import gettext as _
from markupsafe import Markup

from djeli.web.html import dates
from djeli.web.html.markup import unbroken


def views_shown(count: int) -> Markup:
    """``1.2K views``, and in full where one points at it."""
    return Markup('<bdi title="{}">{}</bdi> ').format(
        dates.views(count), unbroken(dates.about_views(count))
    )


def week_shown(count: int) -> Markup:
    """``1.2K views in 7 days``, and in full where one points at it."""
    text = _("%(views)s in 7 days")
    return Markup('<bdi title="{}">{}</bdi> ').format(
        text % {"views": dates.views(count)}, unbroken(text % {"views": dates.about_views(count)})
    )


def comments_shown(count: int) -> Markup:
    """``3 comments``."""
    return Markup("<bdi>{}</bdi> ").format(unbroken(dates.comments(count)))


def comments_linked(text: str) -> Markup:
    """The same as a link to where one answers on this page."""
    return Markup('<bdi><a href="#comments">{}</a></bdi> ').format(unbroken(text))

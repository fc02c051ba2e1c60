"""Why a page cannot be deleted, and what to do instead."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from djeli.stories.models import Article, Front, Section, StandingPage

BINNABLE = (Article, StandingPage)
"""Kinds of which drafts go to the bin."""


def is_of_bin(page: Page) -> bool:
    """True for the kinds of page of which drafts go to the bin."""
    return page.specific_class in BINNABLE


def was_seen(page: Page) -> bool:
    """True if readers see the page, or have seen it."""
    return bool(page.live or page.first_published_at or page.last_published_at)


def why_kept(page: Page) -> str:
    """Why nobody may throw ``page`` away, in a sentence or two; empty if it may be done."""
    kind = page.specific_class
    if kind is Front or page.depth < 3:
        return _("The front cannot be deleted: it holds the whole edition.")
    if kind is Section and page.numchild:
        return _a_section_holds(page)
    if not is_of_bin(page) or not was_seen(page):
        return ""
    if page.live:
        told = _("“%s” is live, so it cannot be deleted. Withdraw it instead; its text is kept.")
    else:
        told = _("Readers have seen “%s”, so it cannot be deleted. It stays withdrawn.")
    return told % page.title


def is_kept(page: Page) -> bool:
    """True if nobody may throw ``page`` away: as ``why_kept``, without counting what a section
    holds."""
    return bool(page.specific_class is Section and page.numchild) or bool(why_kept(page))


def why_not_withdrawn(page: Page) -> str:
    """Why ``page`` cannot be taken off; empty if nothing speaks against it."""
    if page.specific_class is Front:
        return _("The front cannot be withdrawn: it is the edition’s first page.")
    if page.specific_class is Section and page.get_descendants().live().exists():
        return _("“%s” holds live pages. Withdraw or move its stories and sections first.") % (
            page.title
        )
    return ""


def _a_section_holds(page: Page) -> str:
    below = page.get_descendants()
    stories = below.type(Article).count()
    binned = below.filter(binned__isnull=False).count()
    parts = []
    if stories - binned:
        parts.append(
            ngettext("%(n)s story", "%(n)s stories", stories - binned) % {"n": stories - binned}
        )
    if sections := below.type(Section).count():
        parts.append(ngettext("%(n)s section", "%(n)s sections", sections) % {"n": sections})
    if binned:
        told = ngettext("%(n)s draft in the bin", "%(n)s drafts in the bin", binned)
        parts.append(told % {"n": binned})
    return _("“%(section)s” still holds %(what)s. Move them to another section first.") % {
        "section": page.title,
        "what": ", ".join(parts),
    }

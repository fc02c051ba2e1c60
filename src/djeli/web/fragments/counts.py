"""How often a story was read and answered, as small fragments of its own: they move on pages that
stay as they are.

Parts of ``counts|42``: ``views``; ``comments`` of the story's own page, which asks for the first
one; ``said``, the same if nobody can answer; ``card`` for cards; ``week``, the views of seven
days, for the most popular. Each is a whole ``<bdi>`` of a line of facts, or nothing where there is
nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from djeli.press import api as press
from djeli.readership.models import ViewCountSettings
from djeli.stories.models import Edition, Tally
from djeli.web.html import dates
from djeli.web.html.counts import comments_linked, comments_shown, views_shown, week_shown

NAME = "counts"


@press.family(NAME, of=Tally)
def counts(members: Sequence[str]) -> dict[str, dict[str, str]]:
    """The parts of each story, in the edition's language."""
    known = {str(tally.pk): tally for tally in Tally.objects.filter(pk__in=list(members))}
    rules = ViewCountSettings.current()
    with translation.override(Edition.current().language_codes[0]):
        return {
            member: _parts(known.get(member) or Tally(story_id=member), rules) for member in members
        }


def texts(stories: Iterable[int]) -> Mapping[int, Mapping[str, Markup]]:
    """The same for parts of a page that are themselves fragments, and cannot hold others."""
    members = [str(pk) for pk in stories]
    press.depends_on_rows(Tally, members)
    made = counts(members)
    return {
        int(pk): {part: Markup(text) for part, text in parts.items()}  # noqa: S704 (our own)
        for pk, parts in made.items()
    }


def placeholder(story: int, part: str) -> Markup:
    """Where a page wants a part of a story's counts."""
    return press.placeholder(f"{NAME}|{story}.{part}")


def _parts(tally: Tally, rules: ViewCountSettings) -> dict[str, str]:
    number = tally.views + (tally.imported_views if rules.adds_imported else 0)
    is_shown = rules.shows_views and number and number >= rules.shown_from
    tells_week = rules.shows_views and tally.week_views >= max(rules.shown_from, 1)
    spoken = dates.comments(tally.comments)
    return {
        "views": views_shown(number) if is_shown else "",
        "week": week_shown(tally.week_views) if tells_week else "",
        "comments": comments_linked(spoken if tally.comments else _("Leave a comment")),
        "said": comments_linked(spoken) if tally.comments else "",
        "card": comments_shown(tally.comments) if tally.comments else "",
    }

"""Sources and states in plain lines, for feeds, partners and comparisons.

What an editor typed is in the story's language, the words around it in the one that is active.
"""

from __future__ import annotations

from django.utils import formats
from django.utils.translation import gettext as _

from djeli.stories.models import Article, Source
from djeli.stories.sources.public import PublicSource
from djeli.stories.sources.states import Verification


def source_line(source: PublicSource, document: str = "") -> str:
    """A source with all that readers may know of it; ``document`` is the title of its document."""
    what = ", ".join(filter(None, (source.who, document, source.link)))
    return ". ".join(filter(None, (f"{kind_of(source)}: {what}", about(source))))


def kind_of(source: PublicSource) -> str:
    return str(Source.Kind(source.kind).label)


def about(source: PublicSource) -> str:
    """Why a source is not named, and how it was checked; empty where nothing is said."""
    return ". ".join(filter(None, (_not_named(source), _checked(source))))


def state_line(state: str, note: str = "") -> str:
    """How sure the newsroom is, and what is open; empty where it says nothing."""
    if not state:
        return ""
    label = str(Verification(state).label)
    return f"{label}: {note}" if note else label


def warning_of(story: Article) -> str:
    """The same, where readers should know it before they read: of all but a verified story."""
    is_sure = story.verification == Verification.VERIFIED
    return "" if is_sure else state_line(story.verification, story.verification_note)


def _not_named(source: PublicSource) -> str:
    reason = source.why_anonymous.rstrip(".") if source.is_anonymous else ""
    return _("Not named: %(reason)s") % {"reason": reason} if reason else ""


def _checked(source: PublicSource) -> str:
    day = formats.date_format(source.checked_on, "j F Y") if source.checked_on else ""
    how = ", ".join(filter(None, (day, source.checked_how)))
    return _("Checked: %(how)s") % {"how": how} if how else ""

"""What both formats for partners say of a story in the same words."""

from __future__ import annotations

from datetime import UTC, datetime

from djeli.feeds.public_record.corrected import as_text
from djeli.feeds.subjects import NEVER
from djeli.feeds.syndication.offer import Offered
from djeli.stories.disclosures.kinds import as_line, disclosures_of
from djeli.stories.fact_checks.verdicts import told
from djeli.stories.models import Article
from djeli.stories.sources.words import about, state_line

GENRES = {
    "is_opinion": "Opinion",
    "is_analysis": "Analysis",
    "is_explainer": "Background",
    "is_fact_check": "Fact-check",
    "is_sponsored": "Advertiser Supplied",
}
"""The kind of story by its field."""


def notes_of(offered: Offered) -> list[str]:
    """What was corrected, how sure we are, what a fact-check found, what is disclosed, and how
    sources were checked: a line each."""
    disclosed = disclosures_of(offered.story.disclosures.raw_data)
    state = state_line(offered.known.state, offered.known.note)
    return [
        *map(as_text, offered.corrections),
        *([state] if state else []),
        *map(told, offered.claims),
        *map(as_line, disclosed),
        *(f"{one.who}: {more}" for one in offered.known.sources if (more := about(one))),
    ]


def terms_of(terms: str, story: Article) -> str:
    """A partner's terms, and those of the story or, if it has none, of its agency."""
    agency = story.agency
    own = story.usage_terms or (agency.default_terms if agency else "")
    return "\n".join(part for part in (terms, own) if part)


def moment(value: datetime | None) -> str:
    """With microseconds: a partner asks for what is newer than the last time that it got."""
    instant = (value or NEVER).astimezone(UTC)
    return instant.isoformat(timespec="microseconds").replace("+00:00", "Z")

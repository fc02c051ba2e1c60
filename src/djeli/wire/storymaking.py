"""A draft story of an agency item: nothing is published, and nothing of the item is lost."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction

from djeli.accounts.models import User
from djeli.stories.models import Agency, Article, Byline, Section
from djeli.wire.models import Take, WireItem
from djeli.wire.suggesting import suggest_section


class NoSection(LookupError):
    """The edition has no section to put a story into."""


@transaction.atomic
def make_story(item: WireItem, user: User | None = None, section: Section | None = None) -> Article:
    """A draft of ``item`` in ``section``, or in the one that its subjects suggest.

    It carries headline, text, dateline, language, the agency's byline, credit and terms of use, and
    an embargo as the time before which it cannot go live. Raises NoSection in an empty edition.
    """
    home = section or suggest_section(item) or Section.objects.live().order_by("path").first()
    if home is None:
        raise NoSection("make a section first: a story needs one")
    agency = find_agency(item)
    article = Article(
        title=item.headline[:255],
        standfirst=_standfirst(item),
        dateline=_dateline(item)[:120],
        language=(item.language or "en").split("-")[0][:12],
        body=[_stored(block) for block in item.blocks],
        agency=agency,
        usage_terms=item.usage_terms or agency.default_terms,
        go_live_at=item.embargoed_until,
        owner=user,
        live=False,
    )
    article.bylines = [Byline(agency=agency)]
    home.add_child(instance=article)
    article.save_revision(user=user, log_action=True)
    Take.objects.create(item=item, story=article, taken_by=user)
    return article


def find_agency(item: WireItem) -> Agency:
    """The agency of that name, made where it is new."""
    name = (item.agency_name or "Agency")[:120]
    known = Agency.objects.filter(name__iexact=name).first()
    if known:
        return known
    return Agency.objects.create(name=name, credit_line=item.credit[:120])


def _standfirst(item: WireItem) -> str:
    """The item's description, unless it only repeats the beginning of the text."""
    description = item.description.strip()
    first = re.sub(r"<[^>]+>", "", item.blocks[0]["text"]) if item.blocks else ""
    is_repeated = first.casefold().startswith(description.casefold()[:80])
    return "" if is_repeated or len(description) > 400 else description


def _dateline(item: WireItem) -> str:
    """The places of the dateline without the agency and the date that often follow them."""
    places = re.split(r"\s[-–—(]|\d", item.dateline)[0]
    return places.strip(" ,.")


def _stored(block: dict[str, Any]) -> dict[str, Any]:
    """A received block as a body stores it."""
    if block["kind"] == "table":
        value: Any = {
            "data": block["rows"],
            "cell": [],
            "mergeCells": [],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "",
        }
    else:
        value = block["text"][:140] if block["kind"] == "heading" else block["text"]
    return {"type": block["kind"], "value": value}

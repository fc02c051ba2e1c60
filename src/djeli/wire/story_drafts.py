"""Makes a draft story from an agency item. Nothing is published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.text import Truncator

from djeli.accounts.models import User
from djeli.stories.models import Agency, Article, Byline, Edition, Picture, Section
from djeli.wire.models import Take, WireItem
from djeli.wire.orders.holds import schedule_of
from djeli.wire.section_suggestions import suggest_section
from djeli.wire.sources.mappings import mapped_topics

LONGEST_STANDFIRST = 400
"""Characters of a description that stands above a text."""
LEADING_BY = re.compile(r"^(?:by|par|por|von)\s+", re.IGNORECASE)


class NoSection(LookupError):
    """The edition has no section to put a story into."""


class Stopped(ValueError):
    """The agency has killed the item, or withholds it: no story can be made of it."""


@transaction.atomic
def make_story(
    item: WireItem,
    user: User | None = None,
    section: Section | None = None,
    pictures: Sequence[Picture] = (),
) -> Article:
    """A draft of ``item`` in ``section``, or in the one that its subjects suggest.

    It carries headline, text, dateline, language, the agency's byline, credit and terms of use,
    ``pictures`` (the first leads), and an embargo as the time before which it cannot go live.
    Raises NoSection in an empty edition, and Stopped for an item that may not be used.
    """
    item = WireItem.objects.select_for_update().get(pk=item.pk)
    if item.is_stopped:
        raise Stopped("the agency has killed or withheld this item")
    home = section or suggest_section(item) or Section.objects.live().order_by("path").first()
    if home is None:
        raise NoSection("create a section first: every story needs one")
    agency = find_agency(item)
    article = Article(
        title=headline_of(item),
        standfirst=standfirst_of(item),
        dateline=dateline_of(item),
        language=_language(item),
        body=[*body_of(item), *_pictures_block(pictures[1:])],
        lead_picture=pictures[0] if pictures else None,
        agency=agency,
        usage_terms=item.usage_terms or agency.default_terms,
        usage_expires_at=item.expires_at,
        go_live_at=schedule_of(item),
        owner=user,
        live=False,
    )
    article.bylines = [Byline(agency=agency, role=_written_by(item, agency))]
    if topics := mapped_topics(item):
        article.topics = topics
    home.add_child(instance=article)
    article.save_revision(user=user, log_action=True)
    Take.objects.create(item=item, story=article, taken_by=user)
    return article


def note_copies(story: Article, copy: Article, user: User | None = None) -> None:
    """A copy of a story was made of the same items."""
    for take in Take.objects.filter(story_id=story.pk):
        Take.objects.get_or_create(item=take.item, story_id=copy.pk, defaults={"taken_by": user})


def find_agency(item: WireItem) -> Agency:
    """The agency of that name, made where it is new."""
    name = (item.agency_name or "Agency")[:120]
    known = Agency.objects.filter(name__iexact=name).first()
    if known:
        return known
    return Agency.objects.create(name=name, credit_line=item.credit[:120])


def headline_of(item: WireItem) -> str:
    return Truncator(item.headline).chars(255)


def standfirst_of(item: WireItem) -> str:
    """The item's description, unless it only repeats the beginning of the text. A long one is cut
    at the end of a word; where it is all that the item has, it is the text (``body_of``)."""
    description = item.description.strip()
    if _is_its_text(item):
        return ""
    first = re.sub(r"<[^>]+>", "", item.blocks[0]["text"]) if item.blocks else ""
    is_repeated = first.casefold().startswith(description.casefold()[:80])
    return "" if is_repeated else Truncator(description).chars(LONGEST_STANDFIRST)


def _is_its_text(item: WireItem) -> bool:
    """True for a long caption of a picture or film, which has no other text."""
    return not item.blocks and len(item.description.strip()) > LONGEST_STANDFIRST


def dateline_of(item: WireItem) -> str:
    """The places of the dateline without the agency and the date that often follow them."""
    places = re.split(r"\s[-–—(]|\d", item.dateline)[0]
    return ", ".join(filter(None, (part.strip(" ,.") for part in places.split(" / "))))[:120]


def _language(item: WireItem) -> str:
    """As the edition has it: its own tag, or language and script alone."""
    codes = Edition.load().language_codes
    tag = item.language or codes[0]
    language, *rest = tag.split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return tag if tag in codes else "-".join([language, *scripts[:1]])


def _written_by(item: WireItem, agency: Agency) -> str:
    """The agency's reporter, as the item names one."""
    name = LEADING_BY.sub("", item.byline).strip(" ,;")
    is_agency = name.casefold() in {agency.name.casefold(), agency.credit_line.casefold()}
    return "" if is_agency else name[:80]


def body_of(item: WireItem) -> list[dict[str, Any]]:
    """The item's text as a body stores it: paragraphs that follow each other are one block."""
    found: list[dict[str, Any]] = []
    if _is_its_text(item):
        return [{"type": "paragraph", "value": f"<p>{escape(item.description.strip())}</p>"}]
    for block in item.blocks:
        if block["kind"] == "caption":
            continue
        stored = stored_block(block)
        if found and stored["type"] == found[-1]["type"] == "paragraph":
            found[-1]["value"] += stored["value"]
        else:
            found.append(stored)
    return found


def _pictures_block(pictures: Sequence[Picture]) -> list[dict[str, Any]]:
    uses = [{"picture": one.pk, "caption": "", "credit": ""} for one in pictures]
    if not uses:
        return []
    if len(uses) == 1:
        return [{"type": "picture", "value": uses[0]}]
    return [{"type": "gallery", "value": {"title": "", "pictures": uses}}]


def stored_block(block: dict[str, Any]) -> dict[str, Any]:
    """A received block as a body stores it."""
    kind, text = block["kind"], block["text"]
    value: Any = text
    if kind == "table":
        has_header = block.get("has_header", True)
        value = {
            "data": block["rows"],
            "cell": [],
            "mergeCells": [],
            "first_row_is_table_header": has_header,
            "first_col_is_header": False,
            "table_header_choice": "row" if has_header else "neither",
            "table_caption": text,
        }
    elif kind == "quote":
        value = {"text": text, "person": "", "role": ""}
    return {"type": kind, "value": value}

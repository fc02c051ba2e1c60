"""What is odd about an item, so that a rule leaves it to an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from djeli.stories.text import bodies
from djeli.wire.formats.item import TEXT_KINDS
from djeli.wire.likeness import alike
from djeli.wire.models import Take, WireItem, WireRule
from djeli.wire.orders.holds import embargo_of, is_embargoed
from djeli.wire.story_drafts import body_of

KILL_WORDS = re.compile(
    r"\b(?:kill|killed|retract(?:ed|ion|s)?|withdraw(?:n|s|al)?|withhold|do not use|not for"
    r" publication|embargo(?:ed)?|advisory|elimina(?:te|ted|r)?|annul\w*|test only)\b",
    re.IGNORECASE,
)


def oddities(item: WireItem, rule: WireRule) -> list[str]:
    """A line for each thing that an editor should see before the item is used."""
    return [*_orders(item), *_words(item), *_contents(item, rule), *_others(item)]


def _orders(item: WireItem) -> Iterator[str]:
    if item.is_stopped:
        yield _("The agency has killed or withholds it.")
    is_clear, until = embargo_of(item)
    if not is_clear:
        yield _("It has an embargo that cannot be read.")
    elif until is not None and is_embargoed(item):
        yield _("It has an embargo.")
    elif item.embargoed_until is not None and is_embargoed(item):
        yield _("Its embargo was lifted by an editor.")


def _words(item: WireItem) -> Iterator[str]:
    told = f"{item.headline} {item.slugline} {item.ednote} {item.signal}"
    if found := KILL_WORDS.search(told):
        yield _("It says “%s”.") % found[0]


def _contents(item: WireItem, rule: WireRule) -> Iterator[str]:
    if item.kind not in TEXT_KINDS or not item.blocks:
        yield _("It has no text.")
    if not item.headline.strip():
        yield _("It has no headline.")
    if not (item.credit or item.agency_name):
        yield _("It has no credit.")
    for one in item.media or []:
        if one.get("kind") == "picture" and not (one.get("credit") or one.get("byline")):
            yield _("A picture has no credit.")
            break
    count = bodies.count_words(body_of(item))
    if rule.most_words and count > rule.most_words:
        yield _("It is too long: %d words.") % count
    if any("guess" in repair or "not known" in repair for repair in item.repairs):
        yield _("Something in it was guessed on arrival.")


def _others(item: WireItem) -> Iterator[str]:
    if Take.objects.filter(item__guid=item.guid).exists():
        yield _("A story was made of it already.")
    if like := alike(item).first():
        yield _("Another agency has nearly the same: %s.") % like.agency_name

"""Which items a rule means."""

from __future__ import annotations

from django.db.models import QuerySet

from djeli.wire.models import WireItem, WireRule


def candidates(rule: WireRule) -> QuerySet[WireItem]:
    """Newest versions that the columns let through; ``means`` looks at the words."""
    items = WireItem.objects.filter(is_newest=True).defer("content")
    if rule.source_id:
        items = items.filter(came_from=rule.source_id)
    if rule.section_id:
        items = items.filter(section=rule.section_id)
    if rule.urgency:
        items = items.filter(urgency__lte=rule.urgency)
    if rule.language:
        items = items.filter(language__istartswith=rule.language)
    return items


def means(rule: WireRule, item: WireItem) -> bool:
    """True if the item has one of the rule's words, or the rule names none."""
    wanted = [word.casefold() for word in rule.keywords if word.strip()]
    if not wanted:
        return True
    subjects = [str(row.get("name", "")) for row in item.subjects]
    codes = [str(row.get("code", "")) for row in item.subjects]
    told = " ".join([item.headline, item.slugline, *subjects, *map(str, item.keywords)])
    words = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in told.casefold()).split())} "
    return any(
        f" {' '.join(word.split())} " in words
        or (":" in word and any(code.casefold().startswith(word) for code in codes))
        for word in wanted
    )

"""What rules ask of a story before it goes live: a source, a second person's check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from djeli.stories.models import Article, Clearance, Section, SourceRule
from djeli.stories.readiness import Lack, also_ask

if TYPE_CHECKING:
    from djeli.accounts.models import User


def connect() -> None:
    """Called once, when the app is ready."""
    also_ask(lacking_by_rule)


def lacking_by_rule(story: Article) -> Iterator[Lack]:
    """What the rules still ask for. A story that is live already is asked nothing: an edit must not
    wait for what its publication did not need."""
    rules = rules_for(story)
    if not rules or _is_out(story) or _is_cleared(story, Clearance.Kind.OVERRIDE):
        return
    if any(rule.needs_source for rule in rules) and not has_source(story):
        yield Lack("sources", _("A story like this needs a source, under “How we know”."))
    needs_check = any(rule.needs_check for rule in rules)
    if needs_check and not _is_cleared(story, Clearance.Kind.CHECK):
        yield Lack(
            "sources",
            _("A second person must check this story first: “Sources and checks” in its menu."),
        )


def rules_for(story: Article) -> list[SourceRule]:
    """The rules that a story falls under, by its section and its flags."""
    rules = list(SourceRule.objects.select_related("section"))
    if not rules:
        return []
    path = story.path or ""
    return [rule for rule in rules if _applies(rule, story, path)]


def _applies(rule: SourceRule, story: Article, path: str) -> bool:
    section: Section | None = rule.section
    is_in = section is None or path.startswith(section.path)
    return is_in and (not rule.flag or bool(getattr(story, rule.flag, False)))


def has_source(story: Article) -> bool:
    """True for agency copy, which is its own source, and where a source is named."""
    return bool(story.agency_id) or any(source.who.strip() for source in story.sources.all())


def check(story: Article, by: User) -> Clearance:
    """Note that ``by`` checked the story. Raises ValidationError for its own writer."""
    if by.pk in writers_of(story):
        raise ValidationError(_("You wrote this story. Somebody else must check it."))
    return _clear(story, Clearance.Kind.CHECK, by, "")


def let_pass(story: Article, by: User, reason: str) -> Clearance:
    """Let the story go live without what the rules ask for. Raises ValidationError without a
    reason."""
    if not reason.strip():
        raise ValidationError(_("Give a reason. It is logged."))
    return _clear(story, Clearance.Kind.OVERRIDE, by, reason.strip())


def writers_of(story: Article) -> set[int]:
    """Who owns the story and who last saved it."""
    newest = story.get_latest_revision()
    return {pk for pk in (story.owner_id, newest.user_id if newest else None) if pk}


def _clear(story: Article, kind: str, by: User, reason: str) -> Clearance:
    return Clearance.objects.create(
        story=story, kind=kind, by=by, by_name=by.get_full_name(), reason=reason
    )


def _is_cleared(story: Article, kind: str) -> bool:
    return bool(story.pk) and Clearance.objects.filter(story=story.pk, kind=kind).exists()


def _is_out(story: Article) -> bool:
    """Asked of the table: during a first publication the row in hand says so already."""
    return bool(story.pk) and Article.objects.filter(pk=story.pk, live=True).exists()

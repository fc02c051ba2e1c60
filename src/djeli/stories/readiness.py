"""What a story lacks before readers may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from djeli.stories.models import Article, Edition, Picture
from djeli.stories.text import bodies


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: the field where it is mended, what to do, and in a body the id
    of the block."""

    field: str
    message: str
    block: str = ""


class NotReady(ValidationError):
    """A story that lacks something was about to go live."""


Question = Callable[["Article"], Iterable[Lack]]
_questions: list[Question] = []


def also_ask(question: Question) -> None:
    """Let a room above say what else keeps a story from going live. Called when apps are ready."""
    if question not in _questions:
        _questions.append(question)


def require(article: Article) -> None:
    """Raise NotReady, with every lack by field, unless ``article`` may go live."""
    found: dict[str, list[str]] = {}
    for lack in lacks(article):
        found.setdefault(lack.field, []).append(lack.message)
    if found:
        raise NotReady(found)


def lacks(article: Article) -> list[Lack]:
    """All that ``article`` lacks, in the order of the form."""
    return [
        *_lacking_words(article),
        *_lacking_terms(article),
        *_lacking_on_lead(article),
        *_lacking_in_body(article),
        *(lack for question in _questions for lack in question(article)),
    ]


def _lacking_words(article: Article) -> Iterator[Lack]:
    if not article.title.strip():
        yield Lack("title", _("A story needs a headline."))
    if not any(byline.contributor_id or byline.agency_id for byline in article.bylines.all()):
        yield Lack("bylines", _("A story needs a byline: a contributor or an agency."))
    if article.pk and article.depth and article.depth < 4:
        yield Lack("title", _("A story needs a section."))
    if article.is_sponsored and not article.sponsor.strip():
        yield Lack("sponsor", _("Enter who paid for it."))
    if not bodies.says_something(list(article.body.raw_data)):
        yield Lack("body", _("The story has no text yet."))


def _lacking_terms(article: Article) -> Iterator[Lack]:
    until = article.usage_expires_at
    if until is None or until > max(filter(None, (timezone.now(), article.go_live_at))):
        return
    if not _may_stay(article):
        yield Lack("usage_expires_at", _("The agency's terms end before that time."))


def _may_stay(article: Article) -> bool:
    """True for a live story where the edition wants to be warned only: it can be corrected."""
    only_warns = Edition.load().terms_policy == Edition.TermsPolicy.ALARM
    return bool(only_warns and Article.objects.filter(pk=article.pk, live=True).exists())


def _lacking_on_lead(article: Article) -> Iterator[Lack]:
    picture = article.lead_picture
    if picture is None:
        return
    if not article.lead_credit and not picture.credit_line:
        yield Lack("lead_picture", _("“%s” has no credit.") % picture.title)
    yield from _lacking_on(picture, "lead_picture")


def _lacking_in_body(article: Article) -> Iterator[Lack]:
    blocks = list(article.body.raw_data)
    pictures = _pictures(bodies.picture_ids(blocks))
    for block in blocks:
        for use in bodies.picture_uses([block]):
            yield from _lacking_in_use(use, pictures.get(use["picture"]), block.get("id", ""))


def _lacking_in_use(use: dict[str, Any], picture: Picture | None, block: str) -> Iterator[Lack]:
    if picture is None:
        yield Lack("body", _("A picture in the story was deleted."), block)
        return
    if not use.get("credit") and not picture.credit_line:
        yield Lack("body", _("“%s” has no credit.") % picture.title, block)
    yield from _lacking_on(picture, "body", block)


def _lacking_on(picture: Picture, field: str, block: str = "") -> Iterator[Lack]:
    if not picture.alt_text.strip():
        yield Lack(field, _("“%s” has no alternative text.") % picture.title, block)
    if not picture.is_usable():
        yield Lack(field, _("The rights to “%s” have expired.") % picture.title, block)


def _pictures(ids: list[int]) -> dict[int, Picture]:
    return Picture.objects.select_related("agency").in_bulk(ids) if ids else {}

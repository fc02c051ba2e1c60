"""What an issue's letter says, from its rows. Only live stories, with their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from djeli.newsletters.letters.corrected import corrections_in
from djeli.newsletters.letters.letter import Contents, LetterPicture, LetterStory
from djeli.newsletters.models import Issue
from djeli.stories.addresses import absolute
from djeli.stories.kinds import KINDS
from djeli.stories.lists.cards import BylineRow, CardPicture, CardRow, bylines_above, live_cards
from djeli.stories.models import Article, Edition, Picture
from djeli.stories.models.picture import renditions_address
from djeli.stories.text import bodies
from djeli.stories.tree import Tree

LEAD, SMALL = "c768x432", "c192x192"
"""Renditions that pages have too (a test holds them to it), as JPEG, which every program knows."""


class NothingLeft(Exception):
    """No story of the issue is live; the text says which there were."""


def contents_of(issue: Issue) -> Contents:
    """What the letter of ``issue`` says now. Raises NothingLeft."""
    newsletter, edition = issue.newsletter, Edition.current()
    entries = list(issue.entries.all())
    rows = live_cards(entry.story_id for entry in entries)
    dropped = [entry.story_id for entry in entries if entry.story_id not in rows]
    titles = dict(Article.objects.filter(pk__in=dropped).values_list("pk", "title"))
    gone = tuple(titles.get(pk, str(pk)) for pk in dropped)
    if not rows:
        raise NothingLeft(", ".join(gone))
    with translation.override(newsletter.language):
        stories = _stories(issue, rows)
        first = stories[0]
        is_breaking = newsletter.kind == newsletter.Kind.BREAKING
        subject = issue.subject or first.headline
        return Contents(
            edition=edition.name,
            newsletter=newsletter.name,
            promise=newsletter.promise,
            language=newsletter.language,
            home_url=absolute("/"),
            day=_day(issue),
            subject=" ".join(subject.split()),
            preview=" ".join((issue.preview_text or first.standfirst).split())[:140],
            intro=tuple(part.strip() for part in issue.intro.split("\n\n") if part.strip()),
            stories=stories,
            corrections=corrections_in(issue),
            is_breaking=is_breaking,
            address=" ".join(edition.address.split()),
            email=edition.email,
            dropped=gone,
        )


def _day(issue: Issue) -> str:
    moment = issue.started_at or issue.scheduled_at or timezone.now()
    day = issue.day or moment.astimezone(issue.newsletter.zone).date()
    return format_date(day, "l j F Y")


def _stories(issue: Issue, rows: dict[int, CardRow]) -> tuple[LetterStory, ...]:
    tree, bylines = Tree.current(), bylines_above(rows)
    expired = _without_rights([row.picture.pk for row in rows.values() if row.picture])
    found: list[LetterStory] = []
    seen: set[int] = set()
    for entry in issue.entries.all():
        row = rows.get(entry.story_id)
        if row is None or row.pk in seen:
            continue
        seen.add(row.pk)
        section = tree.section_of(row.path)
        address = tree.address(row.url_path)
        found.append(
            LetterStory(
                pk=row.pk,
                headline=entry.headline or row.headline,
                standfirst=row.standfirst,
                url=absolute(f"{address}?letter={issue.pk}"),
                label=section.title if section else row.kicker,
                byline=_names(bylines.get(row.pk, ())),
                reading=_reading(row.word_count),
                note=_note(row.flags),
                is_paid_for=row.is_sponsored,
                language=row.language if row.language != issue.newsletter.language else "",
                picture=_picture(row.picture, SMALL if found else LEAD, expired),
            )
        )
    return tuple(found)


def _picture(
    picture: CardPicture | None, spec: str, expired: frozenset[int]
) -> LetterPicture | None:
    """None without a credit, or where the rights have run out: no place shows it then."""
    if picture is None or not picture.credit or picture.pk in expired:
        return None
    address = f"{renditions_address(picture.pk, picture.version)}/{spec}.jpg"
    return LetterPicture(absolute(address), picture.alt_text, picture.credit)


def _without_rights(ids: Sequence[int]) -> frozenset[int]:
    over = Picture.objects.filter(pk__in=ids, rights_expire_at__lte=timezone.now())
    return frozenset(over.values_list("pk", flat=True))


def _names(bylines: Sequence[BylineRow]) -> str:
    found = [byline.name for byline in bylines]
    if len(found) < 2:
        return "".join(found)
    return _("%(first)s and %(last)s") % {"first": ", ".join(found[:-1]), "last": found[-1]}


def _reading(words: int) -> str:
    minutes = bodies.reading_minutes(words)
    return ngettext("%(n)s min read", "%(n)s min read", minutes) % {"n": minutes}


def _note(flags: Sequence[str]) -> str:
    says = {"is_breaking": _("Breaking")}
    says |= {flag: str(label) for flag, (_term, label) in KINDS.items()}
    return " · ".join(says[flag] for flag in flags if flag in says)

"""Takes what an agency changed into a story: the chosen places, or a whole new take at the end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from djeli.accounts.models import User
from djeli.stories.corrections.kinds import DECLARABLE, IN_WORDS
from djeli.stories.models import Article
from djeli.wire.follow_ups.comparison import Comparison, Row, compare
from djeli.wire.follow_ups.passages import Passage, body_of, passages_of
from djeli.wire.models import ItemLink, Take, WireItem
from djeli.wire.story_drafts import Stopped
from djeli.wire.story_drafts import body_of as body_of_item
from djeli.wire.threads import BINDING, thread_of


class ChangedMeanwhile(ValueError):
    """Somebody changed the story, or the agency sent yet another version, since it was compared."""


class NoWords(ValueError):
    """A change of this kind needs a text for readers."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What readers are told of the change when it is published; a small edit without a kind."""

    kind: str = ""
    text: str = ""


def base_of(story: Article, item: WireItem) -> WireItem | None:
    """The version from which the story was last made, or to which it was last compared."""
    takes = Take.objects.filter(story=story).exclude(item=item).select_related("item")
    of_item = takes.filter(item__guid=item.guid).order_by("-taken_at", "-pk").first()
    last = of_item or takes.order_by("-taken_at", "-pk").first()
    return last.item if last else None


def compared(story: Article, item: WireItem) -> Comparison | None:
    """The three texts; None if the story was made of nothing else than ``item``."""
    then = base_of(story, item)
    return compare(then, item, _draft(story)) if then else None


def stories_for(item: WireItem) -> QuerySet[Article]:
    """Stories that were made of the item's other versions, of what it updates, or in its thread."""
    links = item.links.filter(relation__in=BINDING).values("guid")
    beside = list(thread_of(item).values_list("guid", flat=True)[:20])
    taken = Take.objects.filter(
        Q(item__guid=item.guid) | Q(item__guid__in=links) | Q(item__guid__in=beside)
    )
    return Article.objects.filter(pk__in=taken.values("story_id")).order_by("-pk")


def pending_for(story: Article) -> QuerySet[WireItem]:
    """What the agency changed since the story was made of it, and nobody has dealt with."""
    guids = Take.objects.filter(story=story).values("item__guid")
    named = ItemLink.objects.filter(
        item=OuterRef("pk"), relation__in=("updates", "corrects"), guid__in=guids
    )
    items = WireItem.objects.filter(Q(guid__in=guids) | Exists(named), is_newest=True)
    return (
        items.exclude(takes__story=story)
        .filter(dismissal=None)
        .defer("content", "blocks", "media")
        .order_by("pk")
    )


@transaction.atomic
def take(
    story: Article,
    item: WireItem,
    chosen: Collection[int],
    digest: str,
    declared: Declared,
    user: User | None = None,
) -> Article:
    """Put the chosen rows of the comparison into the story's draft. The draft says what readers are
    told; that is written when it is published.

    Raises ChangedMeanwhile, NoWords and Stopped.
    """
    if declared.kind in IN_WORDS and not declared.text.strip():
        raise NoWords(declared.kind)
    story, item = _held(story, item)
    found = compared(story, item)
    if found is None or found.digest != digest:
        raise ChangedMeanwhile(str(story))
    draft = _draft(story)
    rows = [row for row in found.offered if row.number in chosen]
    for row in rows:
        if row.part != "body":
            setattr(draft, row.part, row.now)
    draft.body = body_of(_merged(found.ours, [row for row in rows if row.part == "body"]))
    if declared.kind in DECLARABLE and story.first_published_at:
        draft.change_kind, draft.change_text = declared.kind, declared.text.strip()
    return _saved(draft, item, user)


@transaction.atomic
def add(story: Article, item: WireItem, user: User | None = None) -> Article:
    """Put the text of a new take at the end of the story's draft. Raises Stopped."""
    story, item = _held(story, item)
    draft = _draft(story)
    ours = passages_of(draft.body.raw_data)
    new = [
        one for one in passages_of(body_of_item(item)) if not any(one.says(known) for known in ours)
    ]
    draft.body = body_of([*ours, *new])
    return _saved(draft, item, user)


def _held(story: Article, item: WireItem) -> tuple[Article, WireItem]:
    item = WireItem.objects.select_for_update().get(pk=item.pk)
    if item.is_stopped:
        raise Stopped("the agency has killed or withheld this item")
    return Article.objects.select_for_update(of=("self",)).get(pk=story.pk), item


def _draft(story: Article) -> Any:
    """The story as its last draft has it, which ``story`` may not know of."""
    return Article.objects.get(pk=story.pk).get_latest_revision_as_object()


def _saved(draft: Any, item: WireItem, user: User | None) -> Article:
    if item.usage_terms:
        draft.usage_terms = item.usage_terms
    draft.save_revision(user=user, log_action=True)
    Take.objects.get_or_create(item=item, story_id=draft.pk, defaults={"taken_by": user})
    saved: Article = draft
    return saved


def _merged(ours: Collection[Passage], rows: list[Row]) -> list[Passage]:
    """Our passages with those of the rows in their place."""
    instead = {row.at[0]: row.new for row in rows if row.at}
    gone = {place for row in rows for place in row.at}
    put_in: dict[int, list[Passage]] = {}
    for row in rows:
        if not row.at:
            put_in.setdefault(row.after, []).extend(row.new)
    found: list[Passage] = []
    for place, one in enumerate(ours):
        found += put_in.get(place, [])
        found += instead.get(place, ()) if place in gone else [one]
    return [*found, *put_in.get(len(ours), [])]

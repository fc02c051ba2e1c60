"""What changed in a story from one version to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.models import Article
from djeli.stories.tree import Tree
from djeli.stories.versions import differences
from djeli.stories.versions.public import PublicVersion, versions_of
from djeli.web import views
from djeli.web.builders.page_data import PageData
from djeli.web.builders.shells import breadcrumb, shell
from djeli.web.pages.notice import gone
from djeli.web.responses import LAST, answer
from djeli.web.view_models.card import Link
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.changes import (
    ChangedPart,
    ChangesPage,
    ShownDifference,
    ShownPassage,
    ShownPiece,
    ShownVersion,
    Stretch,
)

OLDER, NEWER = "from", "to"
"""The arguments of the form in which a reader chooses two versions."""
NUMBER = re.compile(r"[1-9]\d{0,8}")
AROUND = 1
"""Unchanged paragraphs that are shown beside a change."""
FOLDED = 3
"""Fewer unchanged paragraphs in a row are not folded."""


@press.pressed(OLDER, NEWER)
def changes(request: HttpRequest, path: str, older: str = "", newer: str = "") -> HttpResponseBase:
    """The versions of the live story at ``path``, and the difference of two: those asked for, or
    the last two. Raises Http404; 410 where the story was withdrawn."""
    tree = request.tree = Tree.current()  # type: ignore[attr-defined]
    story = views.find_story(tree.prefix + path)
    if story is None:
        raise Http404("no such story")
    if not story.live or tree.is_closed(story.path):
        return gone(request)
    page_data = PageData(tree)
    page_data.fetch()
    known = versions_of(story, page_data.edition)
    if not known:
        raise Http404("no versions are shown")
    address = f"{tree.address(story.url_path)}changes/"
    if not older and (asked := _asked(request)):
        return press.unpressed(HttpResponseRedirect(f"{quote(address)}{asked[0]}-{asked[1]}/"))
    pair = _pair(known, older, newer)
    here = tree.section_of(story.path)
    page = _page(story, page_data, known, pair, address)
    return answer(request, shell(page_data, here), page, rank=LAST, arguments=(OLDER, NEWER))


def _asked(request: HttpRequest) -> tuple[int, int] | None:
    """The two versions of the form, the older one first."""
    given = [request.GET.get(name, "") for name in (OLDER, NEWER)]
    if not all(NUMBER.fullmatch(one) for one in given) or given[0] == given[1]:
        return None
    first, last = sorted(map(int, given))
    return first, last


def _pair(
    known: Sequence[PublicVersion], older: str, newer: str
) -> tuple[PublicVersion, PublicVersion] | None:
    """The two versions to compare; None if there is only one. Raises Http404."""
    if not older:
        return (known[-2], known[-1]) if len(known) > 1 else None
    by_number = {str(one.version.number): one for one in known}
    if older not in by_number or newer not in by_number or int(older) >= int(newer):
        raise Http404("no such versions")
    return by_number[older], by_number[newer]


def _page(
    story: Article,
    page_data: PageData,
    known: Sequence[PublicVersion],
    pair: tuple[PublicVersion, PublicVersion] | None,
    address: str,
) -> ChangesPage:
    chosen = {one.version.number for one in pair or ()}
    own = f"{address}{pair[0].version.number}-{pair[1].version.number}/" if pair else address
    return ChangesPage(
        head=PageHead(
            title=_("What changed: %(headline)s") % {"headline": story.title},
            canonical_url=absolute(own),
            robots="noindex, follow",
        ),
        breadcrumb=breadcrumb(page_data, story.path),
        story=Link(story.title, page_data.tree.address(story.url_path)),
        versions=tuple(_versions(known, address, chosen)),
        difference=_difference(*pair) if pair else None,
        language=story.language if story.language != page_data.language else "",
    )


def _versions(
    known: Sequence[PublicVersion], address: str, chosen: set[int]
) -> Iterator[ShownVersion]:
    """Newest first, each with the way to what changed since the one before."""
    for place in range(len(known) - 1, -1, -1):
        one, before = known[place], known[place - 1] if place else None
        is_comparable = before is not None and one.is_shown and before.is_shown
        yield ShownVersion(
            number=one.version.number,
            kind=one.kind,
            at=one.version.at,
            by=one.by,
            withheld=one.withheld,
            hash=one.version.hash,
            url=f"{address}{before.version.number}-{one.version.number}/"
            if before and is_comparable
            else "",
            is_chosen=one.version.number in chosen,
        )


def _difference(old: PublicVersion, new: PublicVersion) -> ShownDifference:
    older, newer = old.version.number, new.version.number
    if withheld := old.withheld or new.withheld:
        return ShownDifference(older=older, newer=newer, withheld=withheld)
    found = differences.difference(old.version.shown, new.version.shown)
    return ShownDifference(
        older=older,
        newer=newer,
        headline=_pieces(found.headline),
        standfirst=_pieces(found.standfirst),
        bylines=_pieces(found.bylines),
        picture=_pieces(found.picture),
        record=tuple(ChangedPart(name, _passages(passages)) for name, passages in found.record),
        body=tuple(_stretches(found.body)),
        added=found.added,
        removed=found.removed,
        is_empty=found.is_empty,
    )


def _pieces(pieces: Sequence[differences.Piece]) -> tuple[ShownPiece, ...]:
    return tuple(ShownPiece(op, text) for op, text in pieces)  # type: ignore[arg-type]


def _passages(passages: Sequence[differences.Passage]) -> tuple[ShownPassage, ...]:
    return tuple(ShownPassage(one.kind, one.state, _pieces(one.pieces)) for one in passages)


def _stretches(body: Sequence[differences.Passage]) -> Iterator[Stretch]:
    """The body with long rows of unchanged paragraphs folded, but for those beside a change."""
    shown = _passages(body)
    place = 0
    for is_same, group in groupby(shown, key=lambda one: one.state == "same"):
        some = tuple(group)
        first, last = place == 0, place + len(some) == len(shown)
        place += len(some)
        head, tail = 0 if first else AROUND, 0 if last else AROUND
        if not is_same or len(some) - head - tail < FOLDED:
            yield Stretch(some)
            continue
        end = len(some) - tail
        yield Stretch(some[:head])
        yield Stretch(some[head:end], is_folded=True)
        yield Stretch(some[end:])

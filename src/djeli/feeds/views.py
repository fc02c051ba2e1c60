"""Feeds at ``feed/`` below whatever they follow, in three formats. All are pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from djeli.feeds import comment_feed, correction_feed, subjects
from djeli.feeds.entries import entries
from djeli.feeds.formats import atom, jsonfeed, rss
from djeli.feeds.formats.feed import Feed
from djeli.feeds.subjects import Ground, Subject
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.lists.listings import newest, retracted_key

STORIES = 30
ICON = "web/icons/icon-512.png"


@dataclass(frozen=True, slots=True)
class Format:
    """``path`` follows ``feed/``; a story begins with ``seam``."""

    path: str
    media_type: str
    write: Callable[[Feed], bytes]
    seam: bytes


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "rss": Format("", rss.MEDIA_TYPE, rss.write, b"<item>"),
        "atom": Format("atom/", atom.MEDIA_TYPE, atom.write, b"<entry "),
        "json": Format("json/", jsonfeed.MEDIA_TYPE, jsonfeed.write, b'{"id":'),
    }
)


@press.pressed()
def site(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """Everything published, pressed together with the publication."""
    return answer(lambda ground, end: gather(subjects.of_site(ground), ground, end), form, rank=0)


@press.pressed()
def fact_checks(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """All fact-checks."""
    return answer(lambda ground, end: gather(subjects.of_fact_checks(ground), ground, end), form)


@press.pressed()
def below(request: HttpRequest, path: str, form: str = "rss") -> HttpResponse:
    """A section with what is below it; or, below a story's page, the comments on it."""

    def made(ground: Ground, end: str) -> Feed:
        if ground.tree.at(f"/{path}") is None:
            return comment_feed.gather(ground, path, end)
        return gather(subjects.of_section(ground, path), ground, end)

    return answer(made, form)


@press.pressed()
def author(request: HttpRequest, slug: str, form: str = "rss") -> HttpResponse:
    """A contributor or an agency."""
    return answer(lambda ground, end: gather(subjects.of_author(ground, slug), ground, end), form)


@press.pressed()
def topic(request: HttpRequest, slug: str, form: str = "rss") -> HttpResponse:
    """Stories about a topic."""
    return answer(lambda ground, end: gather(subjects.of_topic(ground, slug), ground, end), form)


@press.pressed()
def corrections(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """What was corrected, clarified or retracted."""
    return answer(correction_feed.gather, form)


def answer(made: Callable[[Ground, str], Feed], form: str, rank: int = 1) -> HttpResponse:
    """The feed that ``made`` gathers, in one of ``FORMATS``; it gets the ending of the feed's
    address. Raises Http404."""
    written = FORMATS[form]
    feed = made(Ground.current(), f"feed/{written.path}")
    response = HttpResponse(
        written.write(feed), content_type=f"{written.media_type}; charset=utf-8"
    )
    if feed.hub:
        # WebSub (W3C), section 4: a publisher says so in the header and in the document.
        response["Link"] = f'<{feed.hub}>; rel="hub", <{feed.url}>; rel="self"'
    return press.pressable(response, rank=rank, seam=written.seam)


def gather(subject: Subject, ground: Ground, end: str) -> Feed:
    """The newest stories of ``subject``; of those that were retracted among them, that they
    were."""
    edition, key = ground.edition, subject.key
    found = newest(dict.fromkeys((key, retracted_key(key)), STORIES))
    told = entries([pk for ids in found.values() for pk in ids], ground)
    if found[retracted_key(key)]:
        told.sort(key=lambda entry: (entry.published, entry.pk), reverse=True)
    return Feed(
        guid=subjects.guid_of(subject, ground),
        title=subject.title,
        description=subject.description,
        home=absolute(subject.address),
        url=absolute(f"{subject.address}{end}"),
        language=edition.language_codes[0],
        publisher=edition.name,
        publisher_url=absolute("/"),
        icon=absolute(static(ICON)),
        hub=settings.WEBSUB_HUB,
        since=subjects.founded(ground),
        entries=tuple(told[:STORIES]),
    )

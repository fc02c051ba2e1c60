"""The feeds' addresses: ``feed/`` under whatever they follow, in three formats. All are pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from djeli.feeds import subjects
from djeli.feeds.entries import entries
from djeli.feeds.formats import atom, jsonfeed, rss
from djeli.feeds.formats.feed import Feed
from djeli.feeds.subjects import Ground, Subject
from djeli.press import api as press
from djeli.stories.addresses import absolute
from djeli.stories.api import newest

STORIES = 30
ICON = "web/icons/icon-512.png"


@dataclass(frozen=True, slots=True)
class Format:
    """``path`` follows ``feed/``."""

    path: str
    media_type: str
    write: Callable[[Feed], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "rss": Format("", rss.MEDIA_TYPE, rss.write),
        "atom": Format("atom/", atom.MEDIA_TYPE, atom.write),
        "json": Format("json/", jsonfeed.MEDIA_TYPE, jsonfeed.write),
    }
)


@press.pressed()
def site(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """Everything published, pressed together with the publication."""
    return answer(subjects.of_site, form, rank=0)


@press.pressed()
def section(request: HttpRequest, path: str, form: str = "rss") -> HttpResponse:
    """A section, and what is below it."""
    return answer(subjects.of_section, form, path)


@press.pressed()
def author(request: HttpRequest, slug: str, form: str = "rss") -> HttpResponse:
    """A contributor or an agency."""
    return answer(subjects.of_author, form, slug)


@press.pressed()
def topic(request: HttpRequest, slug: str, form: str = "rss") -> HttpResponse:
    """Stories about a topic."""
    return answer(subjects.of_topic, form, slug)


def answer(find: Callable[..., Subject], form: str, *whose: str, rank: int = 1) -> HttpResponse:
    """The feed of the subject that ``find`` finds, in one of ``FORMATS``. Raises Http404."""
    ground, written = Ground.current(), FORMATS[form]
    subject = find(ground, *whose)
    feed = gather(subject, ground, absolute(f"{subject.address}feed/{written.path}"))
    response = HttpResponse(
        written.write(feed), content_type=f"{written.media_type}; charset=utf-8"
    )
    if feed.hub:
        # WebSub (W3C), section 4: a publisher says so in the header and in the document.
        response["Link"] = f'<{feed.hub}>; rel="hub", <{feed.url}>; rel="self"'
    return press.pressable(response, rank=rank)


def gather(subject: Subject, ground: Ground, url: str) -> Feed:
    """The newest stories of ``subject``; ``url`` is the feed's own address."""
    edition = ground.edition
    return Feed(
        guid=subjects.guid_of(subject, ground),
        title=subject.title,
        description=subject.description,
        home=absolute(subject.address),
        url=url,
        language=edition.language_codes[0],
        publisher=edition.name,
        publisher_url=absolute("/"),
        icon=absolute(static(ICON)),
        hub=settings.WEBSUB_HUB,
        entries=tuple(entries(newest({subject.key: STORIES})[subject.key], ground)),
    )

"""The desk's main screens and choosers, as addresses that open them in the edition at hand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from djeli.desk.storylist.keyset import AFTER
from djeli.stories.models import Article, Contributor, Front, Picture, Section, Topic

FAR = 500
"""The page of the list that is asked for where nobody leafs to."""
A_PAGE = 30
RARE, FREQUENT = "zzyzx", "minister"
"""Words to look for: one that no story has, and one of the trade that most have."""


def screens() -> Iterator[tuple[str, str]]:
    """The name and address of each screen. Raises LookupError where there is no story to open."""
    story = _newest()
    section = Section.objects.order_by("-numchild", "pk").first()
    if section is None:
        raise LookupError("the edition has no section to write in")
    yield "dashboard", reverse("wagtailadmin_home")
    yield from _lists(section)
    yield "editor", reverse("wagtailadmin_pages:edit", args=[story.pk])
    yield "new story", reverse("wagtailadmin_pages:add", args=["stories", "article", section.pk])
    yield "history", reverse("wagtailadmin_pages:history", args=[story.pk])
    yield "line-up board", reverse("lineups:board")
    for view in ("day", "week", "month"):
        yield f"calendar, {view}", f"{reverse('desk_planning')}?view={view}"
    yield from _choosers(section, story)
    yield "pictures", reverse("wagtailimages:index")
    yield "sections", reverse("wagtailadmin_explore", args=[Front.objects.values_list("pk")[0][0]])
    yield "a section’s pages", reverse("wagtailadmin_explore", args=[section.pk])
    yield "bin", reverse("desk_bin")
    yield "comments", reverse("desk_comments")
    yield "corrections", reverse("desk_corrections")
    yield "readership", reverse("desk_readership")
    yield "wire inbox", reverse("desk_wire")
    yield "site history", reverse("wagtailadmin_reports:site_history")


def _newest() -> Article:
    story = Article.objects.live().order_by("-latest_revision_created_at", "-pk").first()
    if story is None:
        raise LookupError("the edition has no live story to open")
    return story


def _lists(section: Section) -> Iterator[tuple[str, str]]:
    names = Contributor.objects.order_by("pk").values_list("pk", flat=True)[:1]
    topics = Topic.objects.order_by("pk").values_list("pk", flat=True)[:1]
    asked: dict[str, dict[str, object]] = {
        "story list": {},
        f"story list, page {FAR}": {AFTER: _edge()},
        "story list, oldest first": {"ordering": "first_published_at"},
        "story list, by headline": {"ordering": "title"},
        "story list, a section": {"section": section.pk},
        "story list, drafts": {"state": "draft"},
        "story list, live": {"state": "live"},
        "story list, withdrawn": {"state": "withdrawn"},
        "story list, no picture": {"picture": "none"},
        "story list, mine": {"mine": "me"},
        "story list, one byline": {"author": next(iter(names), "")},
        "story list, one topic": {"topic": next(iter(topics), "")},
        "search, many found": {"q": FREQUENT},
        "search, none found": {"q": RARE},
    }
    for name, query in asked.items():
        yield name, f"{reverse('stories:index')}?{urlencode(query)}"


def _edge() -> object:
    """The last story of the page before the one that is far away, or the last there is."""
    keys = Article.objects.order_by("-latest_revision_created_at", "-pk").values_list(
        "pk", flat=True
    )
    number = min(A_PAGE * (FAR - 1), keys.count()) - 1
    return keys[number]


def _choosers(section: Section, story: Article) -> Iterator[tuple[str, str]]:
    word, titled = _longest(story.title), Picture.objects.order_by("-pk").first()
    shown = _longest(titled.title if titled else "picture")
    stories = reverse("desk_choose_story")
    pages = reverse("wagtailadmin_choose_page_search")
    pictures = reverse("wagtailimages_chooser:choose_results")
    documents = reverse("wagtaildocs_chooser:choose_results")
    yield "choose a story", f"{stories}?page_type=stories.article"
    yield "choose a story, page 3", f"{stories}?page_type=stories.article&p=3"
    yield "choose a story, search", f"{pages}?page_type=stories.article&q={word}"
    yield "choose a page for a link", reverse("wagtailadmin_choose_page_child", args=[section.pk])
    yield "choose a page, search", f"{pages}?q={word}"
    yield "choose a picture", reverse("wagtailimages_chooser:choose")
    yield "choose a picture, search", f"{pictures}?q={shown}"
    yield "choose a document", reverse("wagtaildocs_chooser:choose")
    yield "choose a document, search", f"{documents}?q=report"
    yield "choose topics", f"{reverse('desk_suggest_topics')}?q=a"
    yield "choose a person", reverse("contributor_chooser:choose")
    yield "choose a person, search", f"{reverse('contributor_chooser:choose_results')}?q=a"


def _longest(text: str) -> str:
    """The longest word, which choosers then find in the names of many."""
    return max((word for word in text.split() if word.isalnum()), key=len, default="a")

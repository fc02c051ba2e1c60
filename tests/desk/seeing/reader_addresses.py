"""Every address of readers and machines: found by walking the patterns, for rows that are live and rows that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from djeli.stories.models import Version
from tests.desk.seeing.marked import WITHHELD, Marked
from tests.desk.seeing.walking import DESK, Pattern, patterns

PATH = "/africa/rain-in-the-hills/"
TOKENS = (
    *("comment-mail-confirm", "comment-mail-stop", "error-report-mail"),
    *("newsletter-confirm", "newsletter-settings", "newsletter-leave"),
)
QUERIES = (
    "/search/?q=quokka",
    "/search/?q=rain&author=quokkawriter",
    "/search/suggest/?q=quok",
    "/?p={hidden}",
    "/quokkaold/",
    "/nothing/here/",
    "/oembed/?url=http://localhost/africa/quokkadraft/",
    "/oembed/?url=http://localhost/africa/bridge/",
    f"/oembed/?url=http://localhost{PATH}",
)
FEEDS = ("", "-atom", "-json")


def reader_addresses(rows: Marked) -> list[str]:
    return list(dict.fromkeys([*_walked(rows), *_of_the_story(rows)]))


def _walked(rows: Marked) -> Iterator[str]:
    known = _taken(rows)
    for pattern in patterns():
        if pattern.route.startswith(DESK):
            continue
        if pattern.name == pattern.route and pattern.takes:  # parts that have no names
            yield from _of_parts(pattern.route, known["sitemap"])
            continue
        if pattern.takes and pattern.name not in known:
            raise LookupError(f"nothing is planted for {pattern.route} ({pattern.name})")
        given = known[pattern.name] if pattern.takes else [{}]
        yield from (_address(pattern, one) for one in given)
    for query in QUERIES:
        yield query.format(hidden=rows.hidden.pk)


def _of_the_story(rows: Marked) -> Iterator[str]:
    """Each pair of versions, the files of hidden sources, hidden pictures, the story's forms."""
    last = Version.objects.filter(story=rows.shown.pk).count()
    assert last > WITHHELD
    for older in range(1, last):
        yield f"{PATH}changes/{older}-{older + 1}/"
        yield f"{PATH}changes/{older}-{last}/"
    yield from (document.url for document in rows.documents)
    for picture in rows.hidden_pictures:
        yield f"/media/{picture.file.name}"
        yield reverse(
            "rendition",
            kwargs={"pk": picture.pk, "version": "x", "spec": "width-320", "form": "webp"},
        )
    yield from (f"{PATH}{end}" for end in ("", "changes/", "feed/", "feed/atom/", "feed/json/"))
    yield from ("/versions/", "/versions/head.json", f"/lite{PATH}", "/feed/json/")


def _slugs(*found: str) -> list[dict[str, Any]]:
    return [{"slug": slug} for slug in found]


def _lists(authors: list[dict[str, Any]], topics: list[dict[str, Any]]) -> Iterator[str]:
    """Where the pages are that the tree does not hold."""
    rows = {"authors": authors, "topics": topics}
    yield from ("", "latest/", "nothing/here/", *(f"{name}/" for name in rows))
    for name, found in rows.items():
        yield from (f"{name}/{one['slug']}/" for one in found)


def _taken(rows: Marked) -> dict[str, list[dict[str, Any]]]:
    """What the addresses of readers take, by name or route; of the newsroom's own rows, too."""
    authors = _slugs("binta-sow", "quokkawriter", "harmattan-wire", "quokkaunlisted01", "nobody")
    topics = _slugs("rivers", "quokkatopic", "quokkatopic01", "nothing")
    stories = [{"story": row.pk} for row in (rows.shown, rows.live, rows.hidden, rows.withdrawn)]
    pages = [*rows.all_pages(), rows.shown, rows.full]
    paths = [page.url_path.split("/", 2)[2] for page in pages if page.depth > 2]
    month = {"month": f"{rows.shown.first_published_at:%Y-%m}", "number": 1}
    return {
        **{f"author-feed{form}": authors for form in FEEDS},
        **{f"topic-feed{form}": topics for form in FEEDS},
        **{f"section-feed{form}": [{"path": path} for path in paths if path] for form in FEEDS},
        **dict.fromkeys(("author", "authors"), authors),
        "topic": topics,
        "rating": _slugs("false", "nothing"),
        "claimant": _slugs("quokkaclaimant", "nobody"),
        **dict.fromkeys(
            ("comments", "comment-waiting", "error-report", "error-report-sent"), stories
        ),
        "comment-reply": [{**one, "pk": rows.remark.pk} for one in stories],
        "comment-report": [{"pk": rows.remark.pk}],
        **{name: [{"token": "x"}] for name in TOKENS},
        "wagtaildocs_authenticate_with_password": [{"restriction_id": 1}],
        "wagtaildocs_serve": [{"0": rows.document.pk, "1": rows.document.filename}],
        "indexnow-key": [{"key": "abcdefgh"}],
        "rendition": [{"pk": rows.picture.pk, "version": "x", "spec": "width-320", "form": "webp"}],
        "media": [{"name": "original_images/bridge.jpg"}],
        "wagtail_serve": [{"0": path} for path in paths],
        "lite": [{"path": path} for path in [*paths, *_lists(authors, topics)]],
        "sitemap": [month],
        "changes": [{"path": path} for path in paths if path],
        "changes-between": [{"path": path, "older": 1, "newer": 2} for path in paths if path],
    }


def _of_parts(route: str, given: list[dict[str, Any]]) -> Iterator[str]:
    route = re.sub(r"\(\?:-part-.*?\)\)\?", "", route).strip("^$").replace("\\", "")
    if "charts/" in route:
        yield f"/media/charts/1/{'0' * 16}.png"
        return
    for one in given:
        yield "/" + re.sub(r"\(\?P<month>[^)]*\)", one["month"], route)


def _address(pattern: Pattern, given: dict[str, Any]) -> str:
    if not pattern.takes:
        return "/" + pattern.route.strip("^$").replace("\\", "")
    if "0" in given:
        return reverse(pattern.name, args=list(given.values()))
    return reverse(pattern.name, kwargs=given)

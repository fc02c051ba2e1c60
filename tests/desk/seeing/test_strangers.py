"""What strangers find, who have no login: every other address of the map, and no marked word."""

import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests import newsroom
from tests.desk.seeing.planting import Newsroom
from tests.desk.seeing.walking import DESK, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]
MARKED = re.compile(r"quokka\w*|wombat\w*", re.IGNORECASE)
TOKENS = (
    *("comment-mail-confirm", "comment-mail-stop"),
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
)
FEEDS = ("", "-atom", "-json")


@pytest.fixture
def planted():
    rows = Newsroom()
    rows.shown = newsroom.story(
        rows.africa, "Rain in the hills", topics=[rows.topic], by=rows.by, related_ids=[]
    )
    return rows


def slugs(*found):
    return [{"slug": slug} for slug in found]


def lists(authors, topics):
    """Where the pages are that the tree does not hold."""
    rows = {"authors": authors, "topics": topics}
    yield from ("", "latest/", "nothing/here/", *(f"{name}/" for name in rows))
    for name, found in rows.items():
        yield from (f"{name}/{one['slug']}/" for one in found)


def taken(rows):
    """What the addresses of readers take, by name or route; of the newsroom's own rows, too."""
    authors = slugs("ama-boateng", "quokkawriter", "harmattan-wire", "nobody")
    topics = slugs("rivers", "quokkatopic", "nothing")
    stories = [{"story": row.pk} for row in (rows.shown, rows.live, rows.hidden, rows.withdrawn)]
    paths = [
        page.url_path.split("/", 2)[2] for page in [*rows.pages(), rows.shown] if page.depth > 2
    ]
    month = {"month": f"{rows.shown.first_published_at:%Y-%m}", "number": 1}
    return {
        **{f"author-feed{form}": authors for form in FEEDS},
        **{f"topic-feed{form}": topics for form in FEEDS},
        **{f"section-feed{form}": [{"path": path} for path in paths if path] for form in FEEDS},
        **dict.fromkeys(("author", "authors"), authors),
        "topic": topics,
        **dict.fromkeys(("comments", "comment-waiting"), stories),
        "comment-reply": [{**one, "pk": rows.remark.pk} for one in stories],
        "comment-report": [{"pk": rows.remark.pk}],
        **{name: [{"token": "x"}] for name in TOKENS},
        "wagtaildocs_authenticate_with_password": [{"restriction_id": 1}],
        "wagtaildocs_serve": [{"0": rows.document.pk, "1": rows.document.filename}],
        "indexnow-key": [{"key": "abcdefgh"}],
        "rendition": [{"pk": rows.picture.pk, "version": "x", "spec": "width-320", "form": "webp"}],
        "media": [{"name": "original_images/bridge.jpg"}],
        "wagtail_serve": [{"0": path} for path in paths],
        "lite": [{"path": path} for path in [*paths, *lists(authors, topics)]],
        "sitemap": [month],
    }


def asked(rows):
    known = taken(rows)
    for pattern in patterns():
        if pattern.route.startswith(DESK):
            continue
        if pattern.name == pattern.route:  # the parts of the sitemap have no names
            yield from addresses_of_parts(pattern.route, known["sitemap"])
            continue
        if pattern.takes and pattern.name not in known:
            raise LookupError(f"nothing is planted for {pattern.route} ({pattern.name})")
        given = known[pattern.name] if pattern.takes else [{}]
        yield from (address(pattern, one) for one in given)
    for query in QUERIES:
        yield query.format(live=rows.live.pk, hidden=rows.hidden.pk)


def addresses_of_parts(route, given):
    route = re.sub(r"\(\?:-part-.*?\)\)\?", "", route).strip("^$").replace("\\", "")
    for one in given:
        yield "/" + re.sub(r"\(\?P<month>[^)]*\)", one["month"], route)


def address(pattern, given):
    if "0" in given:
        return reverse(pattern.name, args=list(given.values()))
    return reverse(pattern.name, kwargs=given)


def test_strangers_find_no_word_that_is_not_live(client, planted):
    wrong = []
    for url in asked(planted):
        answer = client.get(url)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # What was asked for is said again: in a field, in the way back from a login.
        told = said.decode(errors="replace").replace(url, "").replace(quote(url), "")
        wrong += [(url, word) for word in set(MARKED.findall(told)) - set(MARKED.findall(url))]
        wrong += [(url, answer.status_code)] if answer.status_code >= 500 else []
    assert not wrong, "\n".join(map(str, wrong))


def test_strangers_find_what_is_live(client, planted):
    for url in ("/", "/africa/", "/latest/", "/feed/", "/topics/rivers/", "/authors/ama-boateng/"):
        assert "Rain in the hills" in client.get(url).content.decode(), url
    for url in ("/", "/africa/", "/latest/", "/topics/rivers/", "/authors/ama-boateng/"):
        assert "Rain in the hills" in client.get(f"/lite{url}").content.decode(), url
    for url in ("/lite/topics/", "/lite/authors/"):
        assert re.search("rivers|ama-boateng", client.get(url).content.decode()), url
    for url in ("/topics/", "/authors/", "/sitemap/topics.xml", "/sitemap/authors.xml"):
        assert re.search("rivers|ama-boateng", client.get(url).content.decode()), url

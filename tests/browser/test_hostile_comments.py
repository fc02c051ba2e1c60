"""What hostile readers write does nothing: on the story, on the form, in the newsroom's queue."""

from pathlib import Path

import pytest

from djeli import web
from djeli.comments.models import Comment, Conversation
from tests import newsroom
from tests.access import scrolls_sideways
from tests.desk.logins import log_in
from tests.hostile import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db]
STATIC = Path(web.__file__).parent / "static"
ORIGIN = "http://lantern.test"
FORBIDDEN = (
    "script,style,iframe,object,embed,img,video,audio,svg,math,base,meta,link,form,input,"
    "textarea,button,select,template,h1,dialog,[style],[onerror],[onload],[onclick],[onmouseover]"
)
MEGABYTE = "<b>" * 350_000


@pytest.fixture
def story():
    """A story under which everything hostile was said, as if no one had cleaned it."""
    story = newsroom.story(newsroom.section("africa"))
    conversation = Conversation.objects.create(story=story)
    for text in HOSTILE:
        Comment.objects.create(
            conversation=conversation,
            name=text[:80] or "x",
            email="attacker@readers.example",
            website=text[:200] if ":" in text else "",
            text=text,
            state="approved",
            reasons=[["blocked", text[:80]]],
        )
    return story


@pytest.fixture
def show(chromium):
    """Opens HTML in a browser without any policy; gives the page and all that it ever tried."""
    context = chromium.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.hits, page.outside = [], []
    page.expose_function("hit", lambda number=None: page.hits.append(number))
    page.on("dialog", lambda dialog: (page.hits.append(dialog.message), dialog.dismiss()))

    def answer(route):
        address = route.request.url
        if address == f"{ORIGIN}/":
            route.fulfill(body=page.html, content_type="text/html; charset=utf-8")
        elif address.startswith(f"{ORIGIN}/static/web/"):
            file = STATIC / address.split("/static/")[1].partition("?")[0]
            route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)
        else:
            if not address.startswith(ORIGIN):
                page.outside.append(address)
            route.fulfill(status=404, body="")

    page.route("**/*", answer)

    def open_page(html):
        page.html = html
        page.goto(f"{ORIGIN}/", wait_until="load")
        return page

    yield open_page
    context.close()


def test_the_corpus_reaches_the_pages(story, client):
    pages = "".join(
        client.get(f"/comments/{story.pk}/?page={number}").content.decode() for number in (1, 2, 3)
    )
    assert pages.count('<li id="comment-') == len(HOSTILE)


@pytest.mark.parametrize(
    "address",
    ["/africa/{slug}/", "/comments/{pk}/", "/comments/{pk}/?page=2", "/comments/{pk}/?page=3"],
)
def test_nothing_that_was_said_runs_fetches_or_takes_over_a_readers_page(
    story, client, show, address
):
    html = client.get(address.format(slug=story.slug, pk=story.pk)).content.decode()
    page = show(html)
    assert page.locator(".threads > li").count() > 0
    assert page.locator(".threads").locator(FORBIDDEN).count() == 0
    for link in page.locator(".threads a").evaluate_all("all => all.map(a => [a.protocol, a.rel])"):
        assert link[0] in {"http:", "https:"}
        assert "nofollow" in link[1] or link[1] == ""
    # The pointer goes over everything, and the keyboard through it.
    for comment in page.locator(".threads > li").all()[:60]:
        comment.locator("p").first.hover(force=True)
    for _ in range(30):
        page.keyboard.press("Tab")
    page.wait_for_timeout(200)
    assert (page.hits, page.outside) == ([], [])
    assert page.locator("h1").count() == 1
    assert page.locator("footer").count() >= 1
    assert not scrolls_sideways(page), "the page scrolls sideways"


def test_nothing_comes_back_to_life_in_the_form_of_who_wrote_it(story, client, show):
    for text in [*HOSTILE[::9], MEGABYTE]:
        response = client.post(
            f"/comments/{story.pk}/",
            {"name": text[:200], "email": text[:200], "website": text[:300], "text": text},
            HTTP_ORIGIN="http://testserver",
        )
        assert response.status_code in {200, 400}
        page = show(response.content.decode())
        assert page.locator("form[action^='/comments/']").count() == 1
        assert page.locator("textarea").count() == 1
        assert (page.hits, page.outside) == ([], [])


def test_nothing_runs_in_the_newsrooms_queue(story, show):
    client = log_in("Audience editors")
    for number in (1, 2, 3):
        html = client.get(f"/desk/comments/?state=&p={number}").content.decode()
        page = show(html)
        assert page.locator(".desk-comment").count() > 0
        texts = page.locator(".desk-comment__text, .desk-comment header, .desk-comment__why")
        assert texts.locator("script,style,iframe,img,form,[style],[onerror]").count() == 0
        assert (page.hits, page.outside) == ([], [])

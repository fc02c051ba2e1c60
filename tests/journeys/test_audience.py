"""The audience editor's morning: comments, the newsletter, what was read; on a desk and a phone."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.access import scrolls_sideways
from tests.journeys import clicks, desk
from tests.journeys.on_the_demo import run
from tests.vardiafrica import MARKS

pytestmark = MARKS
SAID = "Which ferry runs at night, and who may ride it?"
ANSWER = "The last one leaves Ikorodu at eleven."
ASKED = """
from djeli.comments.models import Comment
told = Comment.objects.exclude(parent=None).first() or Comment.objects.first()
made = Comment.objects.create(conversation=told.conversation, name="Journey Reader", text=%r)
print(json.dumps({"pk": made.pk}))
"""
FORGOTTEN = """
from djeli.comments.models import Comment
Comment.objects.filter(conversation__comments=%(pk)d, text__contains="leaves Ikorodu").delete()
Comment.objects.filter(pk=%(pk)d).delete()
print("{}")
"""
MOST_CLICKS = 9


def test_an_audience_editor_answers_a_reader_looks_at_the_letter_and_at_what_is_read(
    chromium, vardiafrica
):
    made = run(vardiafrica, ASKED % SAID)
    try:
        with desk.desk(chromium, vardiafrica, "audience") as page:
            clicks.count(page)
            page.goto(f"{vardiafrica.url}/desk/")
            assert refused(page) == []
            desk.open_from_menu(page, "Comments")
            comment = page.locator(".desk-comment").filter(has_text=SAID)
            comment.get_by_text("Answer as the newsroom").click()
            comment.get_by_role("textbox").fill(ANSWER)
            with page.expect_navigation():
                comment.get_by_role("button", name="Approve, and publish the answer").click()
            expect(page.locator(".desk-comment").filter(has_text=SAID)).to_have_count(0)

            page.locator(".sidebar").get_by_role("button", name="Newsletters").click()
            desk.open_from_menu(page, "Issues")
            with page.expect_navigation():
                page.locator("td.title a").first.click()
            expect(page.locator(".desk-issue")).to_contain_text("Subject")

            desk.open_from_menu(page, "Audience")
            with page.expect_navigation():
                page.get_by_role("link", name="30 days", exact=True).click()
            expect(page.locator("main")).to_contain_text("Most read")
            assert clicks.counted(page, "an audience editor's morning") <= MOST_CLICKS

            page.set_viewport_size({"width": 390, "height": 844})
            for path in ("", "comments/", "newsletters/issues/", "audience/", "corrections/"):
                page.goto(f"{vardiafrica.url}/desk/{path}")
                assert not scrolls_sideways(page), path
    finally:
        run(vardiafrica, FORGOTTEN % made)


def refused(page):
    """The links of the dashboard and of the menus that do not open for this user."""
    hrefs = page.locator("main a[href], .sidebar a[href]").evaluate_all(
        "(links) => links.map((one) => one.href)"
    )
    links = {
        one for one in hrefs if urlsplit(one).path.startswith("/desk/") and "logout" not in one
    }
    answers = {one: page.request.get(one) for one in sorted(links)}
    return [one for one, answer in answers.items() if not answer.ok or sent_home(one, answer.url)]


def sent_home(asked, answered):
    return urlsplit(answered).path == "/desk/" != urlsplit(asked).path

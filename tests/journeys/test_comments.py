"""Comments in the served edition: by readers with and without script, by a moderator, by keys alone."""

import re
from contextlib import ExitStack, contextmanager
from itertools import count

from playwright.sync_api import expect

from tests.access import scrolls_sideways, violations
from tests.browser.test_comment_queue import settle
from tests.journeys.desk import desk
from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS
STORY = "/politics/africa/lagos-ferries-carry-a-record-load/"
WITH_COMMENTS = "/politics/africa/river-states-agree-on-a-shared-flood-warning/"
_readers = count(1)


@contextmanager
def reader(browser, demo, **options):
    """A reader at an address of their own, as a proxy on this machine would say."""
    address = {"X-Forwarded-For": f"203.0.113.{next(_readers)}"}
    size = {"width": 390, "height": 844}
    with window(
        browser, viewport=size, base_url=demo.url, extra_http_headers=address, **options
    ) as context:
        yield context.new_page()


def write(page, text, name, email):
    page.locator("textarea").fill(text)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail (not shown)").fill(email)


def shown_count(page):
    heading = page.locator("#comments h2").inner_text()
    found = re.search(r"\d+", heading)
    return int(found[0]) if found else 0


def decide(page, text, button):
    words = page.locator(".desk-comment__text").filter(has_text=text)
    card = page.locator(".desk-comment").filter(has=words)
    with page.expect_navigation():
        card.get_by_role("button", name=button).click()


def test_a_comment_is_posted_held_approved_answered_reported_deleted_and_erased(
    chromium, vardiafrica
):
    with reader(chromium, vardiafrica) as page, desk(chromium, vardiafrica, "audience") as room:
        page.goto(STORY)
        before = shown_count(page)
        page.locator("#reply > summary").click()
        write(page, "I steer one of them. 🚢", "Captain Bola", "bola@readers.example")
        page.get_by_label("Remember me on this device").check()
        page.wait_for_timeout(4500)  # nobody writes faster
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator("li.held")).to_contain_text("I steer one of them. 🚢")
        expect(page.locator("li.held")).to_contain_text("A moderator will read it first")
        page.goto(STORY)
        assert shown_count(page) == before

        room.goto(f"{vardiafrica.url}/desk/comments/")
        decide(room, "I steer one of them", "Approve")
        page.reload()
        assert shown_count(page) == before + 1
        expect(page.locator(".threads")).to_contain_text("I steer one of them. 🚢")
        assert "bola@readers.example" not in page.content()

        with reader(chromium, vardiafrica) as other:
            other.goto(STORY)
            other.locator(".threads").get_by_role("link", name="Reply").first.hover()
            expect(other.locator("[data-remember]")).to_have_count(1)
            other.locator(".threads").get_by_role("link", name="Reply").first.click()
            other.get_by_role("button", name="Cancel reply").click()
            expect(other.locator("input[name=answers]")).to_have_count(0)
            other.locator(".threads").get_by_role("link", name="Reply").first.click()
            expect(other.get_by_text("Reply to Captain Bola")).to_be_visible()
            write(other, "Safe journeys!", "Iya Risi", "risi@readers.example")
            other.wait_for_timeout(4500)
            other.get_by_role("button", name="Post comment").click()
            expect(other.locator("li li.held")).to_contain_text("Safe journeys!")
        room.goto(f"{vardiafrica.url}/desk/comments/")
        decide(room, "Safe journeys!", "Approve")
        page.reload()
        assert shown_count(page) == before + 2
        expect(page.locator(".threads li li")).to_contain_text("Safe journeys!")

        with ExitStack() as stack:
            annoyed = [stack.enter_context(reader(chromium, vardiafrica)) for _ in range(3)]
            for one in annoyed:
                one.goto(STORY)
                link = one.locator(".threads li li").get_by_role("link", name="Report")
                with one.expect_navigation(url="**/comments/report/**"):
                    link.press("Enter")  # a click could miss it while pictures above still come
                one.get_by_label("It is advertising or a scam").check()
            annoyed[-1].wait_for_timeout(1600)
            for one in annoyed:
                one.get_by_role("button", name="Send to the moderators").click()
                expect(one.locator("h1")).to_contain_text("A moderator will check it")
        page.reload()
        assert shown_count(page) == before + 1
        room.goto(f"{vardiafrica.url}/desk/comments/")
        expect(room.locator(".desk-comment").filter(has_text="Safe journeys!")).to_contain_text(
            "Hidden after 3 reports"
        )
        decide(room, "Safe journeys!", "Approve")

        room.goto(f"{vardiafrica.url}/desk/comments/?state=approved")
        decide(room, "I steer one of them", "Delete")
        page.reload()
        assert shown_count(page) == before + 1
        expect(page.locator(".threads")).to_contain_text("no longer shown")
        with room.expect_navigation():
            room.get_by_role("button", name="Undo").click()
        page.reload()
        assert shown_count(page) == before + 2

        room.goto(f"{vardiafrica.url}/desk/comments/privacy/")
        room.get_by_label("E-mail address").fill("bola@readers.example")
        room.locator("#main").get_by_role("button", name="Search").click()
        room.get_by_role("button", name="Delete").click()
        with room.expect_navigation():
            room.get_by_role("button", name="Yes, delete everything").click()
        page.reload()
        assert shown_count(page) == before + 1
        assert "I steer one of them" not in page.content()

        # Who asked to be remembered is, on this device.
        page.locator("#reply > summary").click()
        expect(page.get_by_label("Name")).to_have_value("Captain Bola")


def test_without_script_a_question_stands_between_a_reader_and_the_moderators(
    chromium, vardiafrica
):
    with reader(chromium, vardiafrica, java_script_enabled=False) as page:
        page.goto(WITH_COMMENTS)
        page.locator(".threads").get_by_role("link", name="Reply").first.click()
        expect(page.locator("blockquote")).to_be_visible()
        write(page, "No script here.", "Plain Reader", "plain@readers.example")
        page.get_by_role("button", name="Post comment").click()
        expect(page.locator("h1")).to_have_text("One more step")
        expect(page.locator("textarea")).to_have_value("No script here.")
        one, other = map(int, re.search(r"What is (\d+) plus (\d+)", page.content()).groups())
        page.wait_for_timeout(2100)
        page.locator("input[name=answer]").fill(str(one + other))
        page.get_by_role("button", name="Post comment").click()
        page.wait_for_url("**/waiting/")
    asked = "comments/?q=plain%40readers.example"
    with desk(chromium, vardiafrica, "audience", at=asked) as room:
        expect(room.locator(".desk-comment")).to_contain_text("No script here.")


def test_a_moderator_works_by_keys_alone(chromium, vardiafrica):
    with desk(chromium, vardiafrica, "audience", at="comments/") as room:
        cards = room.locator(".desk-comment")
        before = cards.count()
        assert before >= 2
        expect(room.locator(".desk-keys")).to_contain_text("approve")
        first = cards.nth(0).locator(".desk-comment__text").inner_text()
        settle(room)
        room.keyboard.press("j")
        with room.expect_navigation():
            room.keyboard.press("s")
        expect(cards).to_have_count(before - 1)
        assert first not in room.locator(".desk-queue__list").inner_text()
        settle(room)
        with room.expect_navigation():
            room.keyboard.press("u")
        expect(cards).to_have_count(before)
        room.keyboard.press("j")
        room.keyboard.press("x")
        assert room.locator("[name=ids]:checked").count() == 1


def test_a_reader_replies_by_the_keyboard_alone(chromium, vardiafrica):
    with reader(chromium, vardiafrica) as page:
        page.goto("/lifestyle/film-drama/tamale-cinema-reopens/")
        link = page.locator(".threads").get_by_role("link", name="Reply").first
        link.focus()
        expect(page.locator("[data-remember]")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(page.locator("textarea")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name="Cancel reply")).to_be_focused()
        page.keyboard.press("Enter")
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        for written in ("By keys.", "Key Reader", "keys@readers.example"):
            page.keyboard.type(written)
            page.keyboard.press("Tab")
        page.wait_for_timeout(4500)
        page.get_by_label("E-mail (not shown)").focus()
        page.keyboard.press("Enter")
        expect(page.locator("li.held")).to_contain_text("By keys.")


def test_comments_and_their_forms_keep_nobody_out(chromium, vardiafrica):
    with reader(chromium, vardiafrica) as page:
        for path in (WITH_COMMENTS, "/lifestyle/film-drama/tamale-cinema-reopens/"):
            page.goto(path)
            page.locator("#reply > summary").click()
            expect(page.get_by_label("Remember me on this device")).to_be_visible()
            clean(page)
        with page.expect_navigation():
            page.locator(".threads").get_by_role("link", name="Report").first.click()
        clean(page)
        page.goto(WITH_COMMENTS)
        reply = (
            page.locator(".threads").get_by_role("link", name="Reply").first.get_attribute("href")
        )
        page.goto(reply)
        clean(page)
        page.goto(reply.split("reply/")[0])
        clean(page)
        page.goto("/finance/kano-maize-falls-by-a-fifth/")
        page.goto(page.get_by_role("link", name="Reply").first.get_attribute("href"))
        assert not scrolls_sideways(page), "a long headline stands third in the trail"


def clean(page):
    # The masthead sticks: what has scrolled under it would count as too small to hit.
    page.evaluate("scrollTo(0, 0)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, of_colour=scheme == "dark") == [], scheme
    page.emulate_media(color_scheme="light")

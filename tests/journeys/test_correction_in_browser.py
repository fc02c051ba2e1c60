"""A reader reports an error, an editor corrects it, and everybody sees it, in a browser."""

import json
import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.journeys import desk, on_the_demo
from tests.vardiafrica import MARKS, Demo
from tests.windows import window

pytestmark = MARKS
WRONG = "An earlier version said that 40 cars crossed. It was 14."
DIGEST = """
from djeli.newsletters.letters.renderer import letter_of
from djeli.newsletters.models import Issue, Newsletter
from djeli.newsletters.sending.composition import compose
with transaction.atomic():
    newsletter = Newsletter.objects.get(slug="digest")
    before = compose(newsletter, [%(pk)d])
    Issue.objects.filter(pk=before.pk).update(
        state="sent", started_at=timezone.now() - timedelta(days=1))
    other = Article.objects.live().exclude(pk=%(pk)d).order_by("pk").first()
    told = letter_of(compose(newsletter, [other.pk])).html
    transaction.set_rollback(True)
print(json.dumps(told))
"""


@pytest.fixture
def story(vardiafrica):
    text = "On the first day 40 cars crossed the new bridge at Gaya."
    made = on_the_demo.publish(vardiafrica, "Cars cross at Gaya", "cars-cross-at-gaya", text)
    yield made
    on_the_demo.take_away(vardiafrica, made)


@pytest.fixture
def reader(chromium):
    with window(chromium, locale="en") as context:
        yield context.new_page()


def report(page, demo, story):
    page.goto(f"{demo.url}{story['address']}")
    with page.expect_navigation():
        page.get_by_role("link", name="Report an error").click()
    page.get_by_label("Which passage? (optional)").fill("40 cars crossed")
    page.get_by_label("What is wrong, and how do you know?").fill("I counted fourteen at Gaya.")
    page.wait_for_timeout(4000)  # who is faster is taken for a program
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")


def correct(page, demo):
    page.goto(f"{demo.url}/desk/error-reports/")
    with page.expect_navigation():
        page.get_by_role("link", name="I counted fourteen at Gaya.").first.click()
    expect(page.locator(".desk-report__story mark")).to_have_text("40 cars crossed")
    with page.expect_navigation():
        page.get_by_role("link", name="Edit the story").click()
    written = page.locator(".public-DraftEditor-content").first
    written.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("On the first day 14 cars crossed the new bridge at Gaya.")
    page.locator("#id_change_kind").select_option("correction")
    page.locator("#id_change_text").fill(WRONG)
    desk.press(page, "Publish")
    expect(page.locator(".messages")).to_contain_text("Live for readers")


def sees_it_corrected(page, demo, story):
    page.goto(f"{demo.url}{story['address']}")
    article = page.locator("article.story")
    expect(article).to_contain_text(WRONG)
    expect(article).to_contain_text("14 cars crossed the new bridge")
    graphs = page.locator('script[type="application/ld+json"]').all_text_contents()
    nodes = [node for one in graphs for node in json.loads(one).get("@graph", [])]
    (told,) = (node["correction"] for node in nodes if "correction" in node)
    assert told[0]["text"] == WRONG
    page.goto(f"{demo.url}/corrections/?kind=correction&section=politics/africa")
    expect(page.locator("main")).to_contain_text(WRONG)
    feed = json.loads(demo.get("/corrections/feed/json/")[2])
    assert any(WRONG in json.dumps(item, ensure_ascii=False) for item in feed["items"])


def sees_what_changed(page, demo, story):
    page.goto(f"{demo.url}{story['address']}")
    with page.expect_navigation():
        page.get_by_role("link", name="What changed").first.click()
    gone, came = page.locator(".difference .body del"), page.locator(".difference .body ins")
    expect(gone).to_contain_text("40")
    expect(came).to_contain_text("14")
    paint = "one => getComputedStyle(one).backgroundColor"
    assert gone.evaluate(paint) != came.evaluate(paint)
    expect(page.locator(".versions li")).to_have_count(2)


def the_chain_verifies_until_a_row_is_tampered_with(demo, story, folder):
    assert demo.djeli("versions", "verify").returncode == 0
    copied = Demo(0, folder / "copy")
    shutil.copytree(demo.data, copied.data, ignore=shutil.ignore_patterns("media", "static"))
    with closing(sqlite3.connect(copied.data / "db.sqlite3")) as database, database:
        position = database.execute(
            "SELECT MIN(position) FROM stories_version WHERE story_id = ?", [story["pk"]]
        ).fetchone()[0]
        database.execute(
            "UPDATE stories_version SET content = replace(content, '40 cars', '14 cars')"
            " WHERE position = ?",
            [position],
        )
    done = copied.djeli("versions", "verify")
    assert done.returncode != 0
    assert re.search(rf"version {position} of the chain", done.stdout + done.stderr)


def test_a_report_becomes_a_correction_that_everybody_sees(
    chromium, reader, vardiafrica, story, tmp_path
):
    report(reader, vardiafrica, story)
    with desk.desk(chromium, vardiafrica, "editor") as page:
        correct(page, vardiafrica)
    sees_it_corrected(reader, vardiafrica, story)
    sees_what_changed(reader, vardiafrica, story)
    assert WRONG in on_the_demo.run(vardiafrica, DIGEST % story)
    the_chain_verifies_until_a_row_is_tampered_with(vardiafrica, story, tmp_path)

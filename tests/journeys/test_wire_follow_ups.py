"""A correction of an agency on its way to the reader, and the inbox by its keys."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import desk
from tests.journeys.test_wire_to_reader import ingest, open_item
from tests.vardiafrica import MARKS

pytestmark = MARKS

PLAIN = json.loads((Path(__file__).parents[1] / "wire" / "samples" / "plain.json").read_text())
HEADLINE = "Kaduna line opens for night trains"
BODY = ["The first train left at nine.", "It carried forty people.", "Tickets are free this week."]
TOLD = "An earlier version said that forty people were on the train. It was fourteen."


def written(folder, version, body, headline=HEADLINE, **facts):
    shape = PLAIN | {
        "uri": "urn:journey:night-train",
        "version": version,
        "versioncreated": f"2026-11-20T1{version}:00:00Z",
        "headline": headline,
        "body_text": "\n\n".join(body),
        **facts,
    }
    path = folder / f"{version}.json"
    path.write_text(json.dumps(shape))
    return path


def test_a_correction_goes_from_the_wire_to_the_reader(chromium, vardiafrica, tmp_path):
    ingest(vardiafrica, written(tmp_path, "1", BODY))
    with desk.desk(chromium, vardiafrica, "editor") as page:
        open_item(page, HEADLINE)
        label = page.locator("#wire-section option", has_text="Finance").first.inner_text()
        page.get_by_label("Section", exact=True).select_option(label=label)
        with page.expect_navigation():
            page.get_by_role("button", name="Publish as it is").click()
        assert "is live" in desk.told(page)
        editor = page.get_by_role("link", name=HEADLINE, exact=True).last.get_attribute("href")

        right = [BODY[0], "It carried fourteen people.", BODY[2]]
        done = vardiafrica.djeli(
            "wire", "ingest", written(tmp_path, "2", right, signal="sig:correction")
        )
        assert done.returncode == 0, done.stdout + done.stderr
        page.goto(f"{vardiafrica.url}{editor}")
        assert "has corrected its copy" in desk.told(page)
        with page.expect_navigation():
            page.get_by_role("link", name="Compare and take it").click()
        expect(page.get_by_role("checkbox", name="Take it")).to_have_count(1)
        expect(page.get_by_role("checkbox", name="Take it")).to_be_checked()
        page.get_by_role("textbox", name="What readers are told").fill(TOLD)
        with page.expect_navigation():
            page.get_by_role("button", name="Take and publish").click()
        assert "Taken, and published" in desk.told(page)
        page.goto(f"{vardiafrica.url}/latest/")
        address = (
            page.locator("main").get_by_role("link", name=HEADLINE).first.get_attribute("href")
        )
        page.goto(vardiafrica.url + str(address).removeprefix(vardiafrica.url))
        story = page.locator("article.story")
        expect(story).to_contain_text("It carried fourteen people.")
        expect(story).not_to_contain_text("It carried forty people.")
        expect(page.locator("body")).to_contain_text(TOLD)


def test_the_inbox_is_read_by_its_keys(chromium, vardiafrica, tmp_path):
    shape = written(tmp_path, "3", BODY, "Osogbo looms are heard again", uri="urn:journey:looms")
    ingest(vardiafrica, shape)
    with desk.desk(chromium, vardiafrica, "reporter") as page:
        desk.open_from_menu(page, "Wire")
        current = page.locator("tr[aria-current]")
        page.keyboard.press("j")
        expect(current).to_contain_text("Osogbo looms")
        expect(page.get_by_label("Preview")).to_contain_text(BODY[1])
        page.keyboard.press("j")
        expect(current).not_to_contain_text("Osogbo looms")
        page.keyboard.press("k")
        expect(current).to_contain_text("Osogbo looms")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys of the wire")).to_be_visible()
        page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(
            page.get_by_role("heading", name="Osogbo looms are heard again").last
        ).to_be_visible()
        with page.expect_navigation():
            page.get_by_role("button", name="Not for us").click()


def test_a_flash_announces_itself_on_another_page_of_the_desk(chromium, vardiafrica, tmp_path):
    with desk.desk(chromium, vardiafrica, "reporter") as page:
        page.evaluate("sessionStorage.removeItem('desk.wire.last')")
        with page.expect_response("**/desk/wire/news/**"):
            page.goto(f"{vardiafrica.url}/desk/")
        flash = written(
            tmp_path, "4", BODY, "Lake ferry overdue at Baga", uri="urn:journey:ferry", urgency=1
        )
        ingest(vardiafrica, flash)
        expect(page.get_by_role("alert").filter(has_text="Lake ferry overdue")).to_be_visible()
        with page.expect_navigation():
            page.get_by_role("alert").get_by_role("link", name="Lake ferry overdue").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Not for us").click()

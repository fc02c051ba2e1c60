"""From ``djeli start`` to the first published story, in a browser."""

import re
import shutil
import time

import pytest
from playwright.sync_api import expect

from tests.cli.processes import Served, djeli
from tests.databases import begin_folder
from tests.journeys import clicks, desk
from tests.services import free_port
from tests.vardiafrica import built

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(1500),
]

HEADLINE = "The first ferry leaves before dawn"
MOST_CLICKS = 15


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A new edition that nobody has opened, and the link that its publisher opens."""
    folder = tmp_path_factory.mktemp("first")
    data, tables = folder / "lantern", folder / "tables"
    # Another test of the command begins with no table.
    begin_folder(tables)
    env = {
        "DJELI_BASE_URL": (base := "http://127.0.0.1:8000"),
        "DATABASE_URL": f"sqlite:///{tables / 'db.sqlite3'}",
    }
    started = djeli("start", "The Lantern", "--data", data, patience=600, **env)
    assert started.returncode == 0, started.stderr
    assert [one.name for one in tables.iterdir()] == ["db.sqlite3"]
    shutil.move(tables / "db.sqlite3", data)
    # Serving collects the static files where they are not: the demo has the same.
    shutil.copytree(built() / "static", data / "static", copy_function=shutil.copyfile)
    return data, re.search(rf"{base}(/\S+token=\S+)", started.stdout)[1]


@pytest.fixture
def new_edition(founded, tmp_path):
    """A new edition, served, and the link that its publisher opens."""
    founded_data, link = founded
    data, port = tmp_path / "lantern", free_port()
    shutil.copytree(founded_data, data)
    site = Served(data, port, "--workers", "1", log=tmp_path / "serve.log", DJELI_PACK_AHEAD="0")
    try:
        site.until_ready()
        yield site, f"http://127.0.0.1:{port}{link}"
    finally:
        site.process.terminate()
        site.process.wait(60)


@pytest.mark.parametrize(("width", "place"), [(1280, "Nairobi"), (390, "Lagos")])
def test_a_new_edition_has_its_first_story_on_the_front(chromium, new_edition, width, place):
    site, link = new_edition
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, locale="en", timezone_id=f"Africa/{place}"
    )
    context.set_default_timeout(desk.PATIENCE)
    page = context.new_page()
    clicks.count(page)
    began = time.monotonic()

    page.goto(link)
    page.get_by_label("Your name").fill("Ngozi Okafor")
    page.get_by_label("Your e-mail address").fill("ngozi@lantern.example")
    page.get_by_label("Password").fill("nine palms by the ferry")
    expect(page.get_by_label("Time zone of the newsroom")).to_have_value(f"Africa/{place}")
    page.get_by_role("button", name="Open the newsroom").click()
    page.wait_for_url("**/desk/")
    steps = page.get_by_role("region", name="To your first story")
    expect(steps).to_contain_text(f"{place} time")
    expect(steps).to_contain_text("Ngozi Okafor")
    steps.get_by_role("link", name="Write your first story").first.click()
    page.locator("main").get_by_role("link", name="Africa", exact=True).click()
    page.get_by_placeholder("Headline").fill(HEADLINE)
    page.get_by_role("textbox", name="Standfirst").fill("Forty people wait at the pier.")
    desk.add_text(page, "The pier is lit by one lamp.")
    desk.press(page, "Publish")
    page.goto(f"http://127.0.0.1:{site.port}/desk/")
    page.get_by_role("link", name="See it on the front").first.click()
    expect(page.locator("main")).to_contain_text(HEADLINE)

    seconds = time.monotonic() - began
    clicks.say(f"first run at {width} px: {seconds:.0f} s")
    assert clicks.counted(page, f"first run at {width} px") <= MOST_CLICKS
    context.close()

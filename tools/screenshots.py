"""Take the pictures of README and guide by walking through a demo that is built for them.

    python tools/screenshots.py [--built FOLDER] [WALK...]

WALK is one or more of those in WALKS below; all without. FOLDER holds the data of a demo that was
built before, of which a copy is used. Needs Chromium. The walks press what the
guide says to press, so a word that changed on the desk stops them. Times of day differ from run to
run; all else stays. Every picture is at most 80 kB.
"""

import argparse
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, sync_playwright

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = DOCS / "editors" / "pictures"
WIRE = DOCS.parent / "src" / "djeli" / "demo" / "wire"
MOST = 80_000
READY_WITHIN = 600
PATIENCE = 120_000
"""Milliseconds for a page, where others work on the machine too."""
PASSWORD = "griot-2026-demo"
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
RING = """e => {
  const box = e.getBoundingClientRect(), ring = document.createElement("div");
  Object.assign(ring.style, {
    position: "fixed", left: `${box.left - 6}px`, top: `${box.top - 6}px`, zIndex: 9999,
    width: `${box.width + 12}px`, height: `${box.height + 12}px`, boxSizing: "border-box",
    border: "3px solid #d9631e", borderRadius: "8px", pointerEvents: "none"});
  ring.id = "ring";
  document.documentElement.append(ring);
}"""
PART = "/politics/africa/lokoja-fish-market-moves-a-third-time/"
STORY = "/politics/africa/river-states-agree-on-a-shared-flood-warning/"
HEADLINE = "Ségou paints its ferry times on the harbour wall"
STANDFIRST = (
    "For years the timetable was a rumour. Since Monday it is a metre high, "
    "and the boatmen keep it."
)
OPENING = (
    "The wall is forty metres long and was white until Sunday. By Monday noon it held eleven "
    "departures, in Bambara and in French, in letters that can be read from the other bank."
)


class Newsroom:
    """A running demo and a browser to walk through it."""

    def __init__(self, address: str, browser: Browser, data: Path) -> None:
        self.address = address
        self.browser = browser
        self.data = data

    def receive(self, item: dict[str, Any]) -> None:
        """Let an agency send an item."""
        path = self.data / "item.json"
        path.write_text(json.dumps(item))
        command = [sys.executable, "-m", "djeli.cli", "wire", "ingest", str(path)]
        subprocess.run([*command, "--data", str(self.data)], check=True)

    def open(
        self, path: str, width: int, height: int, scale: int = 1, theme: str = "light"
    ) -> Page:
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Africa/Lagos",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(path)
        settle(page)
        return page

    def desk(self, who: str) -> Page:
        """The desk, logged in as one of the demo's people."""
        page = self.open("/desk/", 1200, 760)
        page.get_by_label("E-mail address").fill(f"{who}@vardiafrica.example")
        page.get_by_label("Password").first.fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        settle(page)
        return page


def settle(page: Page) -> None:
    """Wait until nothing is fetched and every face and picture in sight is there."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    for _ in range(50):
        if page.evaluate("[...document.images].every(i => i.complete || i.loading == 'lazy')"):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)


def take(page: Page, target: Path, ring: Locator | None = None) -> None:
    """Write what is in sight as WebP, as good as `MOST` bytes allow. `ring` is what to press."""
    if ring is not None:
        ring.evaluate(RING)
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    for quality in range(88, 20, -6):
        file = io.BytesIO()
        shot.convert("RGB").save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST:
            break
    else:
        raise SystemExit(f"{target.name} does not fit into {MOST} bytes")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.getvalue())
    print(f"{target.relative_to(DOCS.parent)}  {file.tell() // 1000} kB, quality {quality}")
    if ring is not None:
        page.evaluate("document.getElementById('ring').remove()")


def middle(page: Page, what: Locator) -> None:
    """Scroll until `what` stands in the middle of the window."""
    what.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.wait_for_timeout(400)


def walk_reader(room: Newsroom) -> None:
    """The two pictures of README."""
    take(room.open("/", 1280, 900), DOCS / "pictures" / "front.webp")
    phone = room.open(STORY, 360, 760, scale=2, theme="dark")
    take(phone, DOCS / "pictures" / "article-phone.webp")


def walk_story(room: Newsroom) -> None:
    """The first story, from login to reader."""
    login = room.open("/desk/", 1200, 760)
    login.get_by_label("E-mail address").fill("reporter@vardiafrica.example")
    login.get_by_label("Password").first.fill(PASSWORD)
    take(login, GUIDE / "login.webp", login.get_by_role("button", name="Sign in", exact=True))
    page = room.desk("reporter")
    new = page.locator("main").get_by_role("link", name="New story")
    take(page, GUIDE / "dashboard.webp", new)
    new.click()
    settle(page)
    section = page.locator("main").get_by_role("link", name="Africa", exact=True)
    take(page, GUIDE / "sections.webp", section)
    section.click()
    settle(page)
    write(page)
    send(room, page)


def write(page: Page) -> None:
    """Fill in the form of a new story."""
    page.locator("[name=kicker]").press_sequentially("Mali")
    page.locator("[name=title]").press_sequentially(HEADLINE)
    page.locator("[name=standfirst]").press_sequentially(STANDFIRST)
    page.locator("[name=kicker]").focus()
    settle(page)
    take(page, GUIDE / "headline.webp")
    page.get_by_role("button", name="Choose a picture").first.click()
    pictures = page.locator(".modal [data-chooser-modal-choice]")
    pictures.first.wait_for()
    page.wait_for_timeout(800)
    take(page, GUIDE / "choose-picture.webp", pictures.nth(1))
    pictures.nth(1).click()
    page.locator(".modal").wait_for(state="detached")
    page.locator("[name=dateline]").press_sequentially("Ségou")
    add = page.get_by_role("button", name="Insert a block").first
    middle(page, add)
    add.click()
    text = page.get_by_role("option", name="Text", exact=True)
    page.wait_for_timeout(500)
    take(page, GUIDE / "blocks.webp", text)
    page.keyboard.press("Escape")
    words = page.locator(".public-DraftEditor-content").first
    words.click()
    page.keyboard.insert_text(OPENING)
    settle(page)
    page.get_by_role("button", name="Toggle preview").click()
    page.wait_for_timeout(4000)
    take(page, GUIDE / "preview.webp")
    page.get_by_role("button", name="Toggle preview").click()


def send(room: Newsroom, page: Page) -> None:
    """Send for review, approve as an editor, and read as a reader."""
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(800)
    button = page.get_by_role("button", name="Send for review")
    take(page, GUIDE / "send.webp", button)
    button.click()
    page.get_by_text("sent for review").wait_for()
    settle(page)
    take(page, GUIDE / "sent.webp")
    editor = room.desk("editor")
    waiting = editor.get_by_role("link", name=HEADLINE).first
    take(editor, GUIDE / "waiting.webp", waiting)
    waiting.click()
    settle(editor)
    editor.get_by_role("button", name="More actions").click()
    editor.wait_for_timeout(400)
    approve = editor.get_by_role("button", name="Approve and Publish", exact=True)
    take(editor, GUIDE / "approve.webp", approve)
    approve.click()
    editor.wait_for_url("**/desk/stories/")
    reader = room.open("/politics/africa/", 1200, 760)
    reader.get_by_role("link", name=HEADLINE).first.click()
    settle(reader)
    take(reader, GUIDE / "reader.webp")


def walk_front(room: Newsroom) -> None:
    """The line-up."""
    page = room.desk("editor")
    page.get_by_role("link", name="Front", exact=True).click()
    settle(page)
    take(page, GUIDE / "board.webp")
    page.get_by_role("link", name="All line-ups").click()
    settle(page)
    copy = page.get_by_role("button", name="New from the current front")
    take(page, GUIDE / "line-ups.webp", copy)
    copy.click()
    settle(page)
    take(page, GUIDE / "line-up.webp")
    part = page.locator("[data-streamfield-child]").filter(has_text="Lead package").first
    part.locator("[data-panel-toggle]").first.click()
    page.wait_for_timeout(600)
    middle(page, part.get_by_text("My stories", exact=True).first)
    take(page, GUIDE / "container.webp")


def walk_wire(room: Newsroom) -> None:
    """From agency copy to a draft."""
    page = room.desk("reporter")
    page.get_by_role("link", name="Wire", exact=True).click()
    settle(page)
    item = page.get_by_role("link", name="Four states put one radio channel")
    take(page, GUIDE / "wire.webp", item)
    page.keyboard.press("j")
    page.get_by_label("Preview").get_by_role("heading").first.wait_for()
    take(page, GUIDE / "wire-preview.webp")
    page.keyboard.press("Escape")
    item.click()
    settle(page)
    make = page.get_by_role("button", name="Create a story")
    take(page, GUIDE / "wire-item.webp", make)
    make.click()
    page.get_by_text("is a draft now").wait_for()
    settle(page)
    take(page, GUIDE / "wire-draft.webp")


def walk_follow_ups(room: Newsroom) -> None:
    """An agency corrects what we made a story of; the form of a rule."""
    page = room.desk("editor")
    page.get_by_role("link", name="Wire", exact=True).click()
    page.get_by_role("link", name="Four states put one radio channel").click()
    page.get_by_role("button", name="Create").first.click()
    page.get_by_text("is a draft now").wait_for()
    sent = json.loads((WIRE / "sahel-wire-lake-patrols.json").read_text())
    text = sent["bodies"][0]
    text["value"] = text["value"].replace("counted 61 calls", "counted 16 calls")
    text["value"] = text["value"].replace("2.1 million", "1.2 million")
    at = "2026-11-23T11:00:00+01:00"
    note = "CORRECTS number of calls and cost."
    change = {"version": "2", "versionCreated": at, "signals": [{"literal": "correction"}]}
    room.receive({**sent, **change, "edNotes": [{"value": note}]})
    page.goto("/desk/wire/?state=updates")
    page.locator("td.title a").first.click()
    settle(page)
    page.get_by_role("link", name="Compare and take").first.click()
    settle(page)
    take(page, GUIDE / "wire-compare.webp", page.get_by_role("checkbox").first)
    page = room.desk("publisher")
    page.goto("/desk/wire-rules/new/")
    page.locator("#id_name").fill("Urgent copy from the lake")
    page.locator("#id_words").fill("lake, radio, boats")
    settle(page)
    take(page, GUIDE / "wire-rule.webp")


def walk_pictures(room: Newsroom) -> None:
    """Upload a picture that lacks its credit, and see what is asked for."""
    page = room.desk("reporter")
    page.get_by_role("link", name="Pictures", exact=True).click()
    settle(page)
    page.get_by_role("link", name="Add a picture").first.click()
    settle(page)
    page.set_input_files("input[type=file]", [wall()])
    settle(page)
    take(page, GUIDE / "picture-many.webp")
    page.goto("/desk/images/add/")
    page.set_input_files("input[type=file]", [wall()])
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Upload").click()
    page.get_by_text("Describe what the picture shows.", exact=True).wait_for()
    middle(page, page.get_by_label("Alternative text"))
    take(page, GUIDE / "picture-lacks.webp")
    middle(page, page.get_by_label("Credit"))
    take(page, GUIDE / "picture-credit.webp")


def walk_topics(room: Newsroom) -> None:
    """Topics that are suggested from a text, a topic's form and page, and a running story."""
    page = room.desk("editor")
    page.get_by_role("link", name="Stories", exact=True).first.click()
    settle(page)
    page.get_by_role("link", name="In Lokoja the fish market").first.click()
    settle(page)
    suggested = page.locator(".desk-suggested__topic").first
    suggested.wait_for()
    middle(page, suggested)
    take(page, GUIDE / "topics-suggested.webp", suggested)
    page.goto("/desk/people/topics/?q=African+Union")
    page.get_by_role("link", name="African Union", exact=True).first.click()
    settle(page)
    take(page, GUIDE / "topic-form.webp")
    take(room.open("/topics/a-flood-warning-for-the-niger/", 1200, 760), GUIDE / "topic.webp")
    story = room.open(PART, 1200, 760)
    middle(story, story.locator(".so-far"))
    take(story, GUIDE / "so-far.webp")


def walk_comments(room: Newsroom) -> None:
    """The queue, a decision that can be undone, and what is kept of an address."""
    page = room.desk("audience")
    page.get_by_role("link", name="Comments", exact=True).first.click()
    settle(page)
    page.keyboard.press("j")
    take(page, GUIDE / "comments.webp")
    with page.expect_navigation():
        page.keyboard.press("a")
    settle(page)
    take(page, GUIDE / "comments-undo.webp", page.get_by_role("button", name="Undo"))
    page.get_by_role("link", name="Privacy", exact=True).click()
    settle(page)
    page.get_by_label("E-mail address").fill("hadiza-mai-ruwa@readers.example")
    page.locator("main").get_by_role("button", name="Search", exact=True).click()
    settle(page)
    take(page, GUIDE / "comments-privacy.webp")


def walk_corrections(room: Newsroom) -> None:
    """What kind of change it is, beside the button; and a reader's report."""
    page = room.desk("editor")
    page.goto("/desk/error-reports/")
    settle(page)
    page.get_by_role("link", name="The county’s own table").click()
    settle(page)
    take(page, GUIDE / "error-report.webp", page.get_by_role("link", name="Correct the story"))
    page = open_story(room, "Minnesota")
    kind = page.get_by_label("What kind of change is this?")
    kind.select_option("correction")
    page.get_by_label("What readers are told").fill(
        "An earlier version gave the number of calls as 11,240. It was 11,204."
    )
    take(page, GUIDE / "correction-publish.webp", kind)


def open_story(room: Newsroom, words: str) -> Page:
    """The first story with these words in its headline, as an editor has it."""
    page = room.desk("editor")
    page.goto(f"/desk/stories/?q={words}")
    settle(page)
    page.locator(".title-wrapper a").first.click()
    settle(page)
    return page


def walk_verified(room: Newsroom) -> None:
    """The sources of a story, on the desk and for readers; what changed between two versions."""
    page = open_story(room, "fishing law")
    page.get_by_role("tab", name="How we know").click()
    settle(page)
    middle(page, page.get_by_text("Sources", exact=True).last)
    take(page, GUIDE / "sources.webp")
    reader = room.open("/politics/africa/court-hears-first-case-on-lake-fishing-law/", 1200, 760)
    middle(reader, reader.locator("#how-we-know"))
    take(reader, GUIDE / "how-we-know.webp")
    changed = "/science/health-science/maroua-closes-its-cholera-ward/changes/"
    take(room.open(changed, 1200, 760), GUIDE / "changes.webp")


def walk_fact_check(room: Newsroom) -> None:
    """A claim on the desk, and what readers see of it."""
    page = open_story(room, "five+people+Lagos+work+boat")
    page.get_by_role("tab", name="Fact-check").click()
    settle(page)
    take(page, GUIDE / "claim.webp")
    checked = "/politics/africa/one-in-five-lagosians-does-not-go-to-work-by-boat/"
    take(room.open(checked, 1200, 760), GUIDE / "fact-check.webp")


def walk_withdrawing(room: Newsroom) -> None:
    """The reason and the note for readers."""
    page = open_story(room, "Minnesota")
    page.get_by_role("button", name="More actions").click()
    page.wait_for_timeout(400)
    page.get_by_role("link", name="Withdraw").click()
    settle(page)
    take(page, GUIDE / "withdraw.webp")


def walk_policies(room: Newsroom) -> None:
    """The form of a policy."""
    page = room.desk("publisher")
    page.goto("/desk/pages/26/edit/")
    settle(page)
    middle(page, page.locator("#id_policy"))
    take(page, GUIDE / "policy.webp")


def wall() -> dict[str, object]:
    """A file to upload: a painted wall, drawn here."""
    drawn = Image.new("RGB", (1200, 800), "#d9c7a5")
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((0, 520, 1200, 800), fill="#2d5f6b")
    for row in range(5):
        draw.rectangle((160, 120 + row * 70, 1040, 150 + row * 70), fill="#7b2d1a")
    file = io.BytesIO()
    drawn.save(file, "JPEG", quality=85)
    return {"name": "ferry-wall.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def walk_newsletter(room: Newsroom) -> None:
    """Compose an issue, look at it, and stop before it is sent."""
    page = room.desk("audience")
    page.goto("/desk/newsletters/issues/new/")
    page.locator("#id_newsletter").select_option(label="Daily digest")
    page.locator("[name=subject]").fill("This morning: ferries, maize and a law in a cupboard")
    page.locator("[name=intro]").fill(
        "Good morning. The river is high, and so is the price of tomatoes."
    )
    page.locator("footer button[type=submit], .footer__container button").first.click()
    page.get_by_text("On a phone").wait_for()
    page.wait_for_timeout(3000)
    take(page, GUIDE / "newsletter-look.webp", page.get_by_role("link", name="Send now"))
    page.get_by_role("link", name="Change").click()
    settle(page)
    take(page, GUIDE / "newsletter-compose.webp")
    page.go_back()
    page.get_by_role("link", name="Send now").click()
    settle(page)
    take(page, GUIDE / "newsletter-send.webp", page.get_by_role("button", name="Send to"))


def walk_audience(room: Newsroom) -> None:
    """What readers read: the site's page, and a story's on a phone."""
    page = room.desk("audience")
    page.goto("/desk/audience/?span=7d")
    settle(page)
    take(page, GUIDE / "audience.webp", page.get_by_role("link", name="7 days"))
    page.locator(".aud-stories").first.evaluate("e => e.scrollIntoView()")
    page.locator(".aud-stories a").first.click()
    settle(page)
    take(page, GUIDE / "audience-story.webp")


WALKS: dict[str, Callable[[Newsroom], None]] = {
    "reader": walk_reader,
    "story": walk_story,
    "front": walk_front,
    "wire": walk_wire,
    "pictures": walk_pictures,
    "topics": walk_topics,
    "newsletter": walk_newsletter,
    "audience": walk_audience,
    "comments": walk_comments,
    "corrections": walk_corrections,
    "verified": walk_verified,
    "fact-check": walk_fact_check,
    "withdrawing": walk_withdrawing,
    "policies": walk_policies,
    "follow-ups": walk_follow_ups,
}


@contextmanager
def demo(folder: Path, built: Path | None) -> Iterator[str]:
    """Serve a new demo in `folder`, or a copy of one that was ``built``; gives its address."""
    if built is not None:
        shutil.copytree(built, folder / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "djeli.cli", "demo", "--data", str(folder / "data")]
    with log.open("w") as out:
        served = subprocess.Popen([*command, "--port", str(port)], stdout=out, stderr=out)
    try:
        until = time.monotonic() + READY_WITHIN
        while "Ready" not in log.read_text():
            if served.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"the demo did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(20)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("walks", nargs="*", metavar="WALK", help=", ".join(WALKS))
    parser.add_argument("--built", type=Path, help="data of a demo that is built already")
    asked = parser.parse_args()
    wanted = asked.walks or list(WALKS)
    if unknown := set(wanted) - set(WALKS):
        parser.error(f"no such walk: {', '.join(sorted(unknown))}")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("Chromium is not on this machine; the pictures need it")
    os.environ["PYTHONUNBUFFERED"] = "1"
    with (
        tempfile.TemporaryDirectory(prefix="djeli-pictures-") as folder,
        demo(Path(folder), asked.built) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for name in wanted:
            WALKS[name](Newsroom(address, browser, Path(folder) / "data"))
        browser.close()


if __name__ == "__main__":
    main()

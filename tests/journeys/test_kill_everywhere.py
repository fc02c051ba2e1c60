"""A kill, from the agency's file to every surface that readers and machines see: timed."""

import json
import os
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.cli.processes import DJELI, environment
from tests.vardiafrica import MARKS, built, served

pytestmark = MARKS

PLAIN = Path(__file__).parents[1] / "wire" / "samples" / "plain.json"
HEADLINE = "Quillon bridge opens to traffic"
LIMIT = 5.0
"""Seconds from the kill to the last surface, on a machine that has its cores for itself."""
PUBLISH = """
import io, json
from datetime import timedelta
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from djeli.newsletters.models import Newsletter
from djeli.newsletters.sending.composition import compose
from djeli.stories.models import Agency, Picture, Section
from djeli.wire.models import ImportedPicture, Partner, WireItem
from djeli.wire.partner_tokens import give_token
from djeli.wire.story_drafts import make_story
file = io.BytesIO(); Image.new("RGB", (900, 600), "teal").save(file, "JPEG")
picture = Picture.objects.create(title="Bridge", alt_text="Bridge", credit="HW",
    file=ImageFile(io.BytesIO(file.getvalue()), "bridge.jpg"))
item = WireItem.objects.get(headline=HEADLINE)
ImportedPicture.objects.create(item=item, place=0, picture=picture)
section = Section.objects.get(slug="finance")
story = make_story(item, section=section)
Agency.objects.filter(pk=story.agency_id).update(may_be_passed_on=True)
story.lead_picture = picture
story.save_revision().publish()
issue = compose(Newsletter.objects.first(), [story.pk], state="scheduled",
    scheduled_at=timezone.now() + timedelta(days=1))
partner = Partner(name="Quillon Daily"); token = give_token(partner); partner.save()
story.refresh_from_db()
print(json.dumps({"story": story.pk, "path": story.url_path.split("/", 2)[2], "token": token,
    "picture": f"/media/pictures/{picture.pk}/{picture.version}/", "issue": issue.pk,
    "agency": story.agency.slug, "month": story.first_published_at.strftime("%Y-%m")}))
"""
AFTERWARDS = """
import json
from djeli.newsletters.letters.contents import NothingLeft
from djeli.newsletters.letters.renderer import letter_of
from djeli.newsletters.models import Issue
from djeli.press.serving.response import compose
from djeli.press.store.current import current_store
try:
    letter = HEADLINE in letter_of(Issue.objects.get(pk=ISSUE)).html
except NothingLeft:
    letter = "nothing left"
with current_store().reading() as reading:
    print(json.dumps([letter, compose(reading, PATH).status]))
"""


class Purged(BaseHTTPRequestHandler):
    """What stands for a CDN: it notes what it is told to forget, and when."""

    def do_PURGE(self):
        path = urlsplit(self.path).path
        self.server.purged.setdefault(path, []).append(time.time())
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def cdn():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Purged)
    server.purged = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_kill_is_gone_from_every_surface_within_seconds(cdn, tmp_path):
    env = {"CDN_KIND": "http", "CDN_LOCATION": f"http://127.0.0.1:{cdn.server_port}/"}
    with served(built(), tmp_path, **env) as demo:
        ingest(demo, tmp_path / "item.json", uri="urn:quillon:1", headline=HEADLINE)
        made = json.loads(in_django(demo, PUBLISH))
        surfaces = surfaces_of(demo, made)
        wait_for(surfaces, shown=True)
        path = f"/{made['path'].strip('/')}/"
        kill = written(tmp_path / "kill.json", uri="urn:quillon:1", headline=HEADLINE,
                       version="2", pubstatus="canceled", ednote="The bridge is another one.")  # fmt: skip
        process = subprocess.Popen(
            [str(DJELI), "wire", "ingest", str(kill)], env=environment(demo.data)
        )
        gone_at = wait_for(surfaces, shown=False)
        assert process.wait() == 0
        killed_at = moment_of_kill(demo)
        gone_at["CDN"] = purged_after(cdn, path, killed_at)
        took = {name: round(at - killed_at, 2) for name, at in gone_at.items()}
        print("\nseconds from the kill:", json.dumps(took, indent=1))  # noqa: T201
        load = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        assert max(took.values()) <= LIMIT * load, took

        status, _headers, body = demo.get(path)
        assert status == 410
        assert "The agency that sent this story has withdrawn it." in body.decode()
        facts = f"ISSUE, PATH = {made['issue']}, {path!r}"
        letter, stored = json.loads(in_django(demo, f"{facts}\n{AFTERWARDS}"))
        assert letter == "nothing left"
        # An export leaves out what is stored as gone.
        assert str(stored).startswith("410")


def surfaces_of(demo, made):
    """Each surface by its name: whether the story, or its picture, is there."""
    path = f"/{made['path'].strip('/')}/"
    section = f"/{path.strip('/').rpartition('/')[0]}/"
    partner = {"Authorization": f"Bearer {made['token']}"}

    def is_ok(address):
        return lambda: demo.get(address)[0] == 200

    def tells(address, **headers):
        def look():
            status, _headers, body = demo.get(address, **headers)
            text = body.decode(errors="replace")
            # The page of a search repeats what was asked.
            told = HEADLINE in text and "/search/" not in address
            return status == 200 and (path in text or told)

        return look

    words = quote(HEADLINE)
    listing = [section, "/latest/", f"/authors/{made['agency']}/", "/feed/", "/feed/atom/"]
    listing += ["/feed/json/", f"{section}feed/", f"/sitemap/{made['month']}.xml"]
    listing += ["/news-sitemap.xml", f"/search/?q={words}", f"/lite{section}"]
    return {
        **{address: tells(address) for address in listing},
        path: is_ok(path),
        f"/lite{path}": is_ok(f"/lite{path}"),
        "partners": tells("/partners/ninjs/", **partner),
        "picture": is_ok(picture_on(demo, path, made["picture"])),
    }


def picture_on(demo, path, beginning):
    """An address of the lead picture, as the page names it once it is there."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        text = demo.get(path)[2].decode(errors="replace")
        if beginning in text:
            return beginning + text.split(beginning, 1)[1].split('"')[0].split(" ")[0].split(",")[0]
        time.sleep(0.3)
    raise AssertionError(text)


def wait_for(surfaces, *, shown):
    """Wait until all show the story, or none; when each did."""
    found, end = {}, time.monotonic() + 180
    while len(found) < len(surfaces):
        assert time.monotonic() < end, sorted(set(surfaces) - set(found))
        for name, is_there in surfaces.items():
            if name not in found and is_there() is shown:
                found[name] = time.time()
        time.sleep(0.05)
    return found


def purged_after(cdn, path, killed_at):
    """When the CDN was first told after the kill to forget the story; it was told before, too."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        if times := [at for at in cdn.purged.get(path, ()) if at >= killed_at]:
            return times[0]
        time.sleep(0.05)
    raise AssertionError(cdn.purged)


def moment_of_kill(demo):
    """When the wire stopped the story, in seconds since 1970."""
    with closing(sqlite3.connect(demo.data / "db.sqlite3")) as database:
        (at,) = database.execute(
            "SELECT stopped_at FROM wire_stop ORDER BY id DESC LIMIT 1"
        ).fetchone()
    return datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()


def written(path, **facts):
    path.write_text(json.dumps(json.loads(PLAIN.read_text()) | facts))
    return path


def ingest(demo, path, **facts):
    done = demo.djeli("wire", "ingest", written(path, **facts))
    assert done.returncode == 0, done.stdout + done.stderr


def in_django(demo, code):
    done = demo.djeli("shell", "-v", "0", "-c", f"HEADLINE = {HEADLINE!r}\n{code}")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]

"""A disk that is really full: a small file system of its own, in memory."""

import logging
import os
import subprocess
import time

import brotli
import pytest

from djeli.cli.clock.followers import Presser
from djeli.press.runs.log_step import follow
from djeli.press.serving.gateway import Gateway
from djeli.press.serving.response import compose
from djeli.press.store import current
from djeli.press.store.store import Store, StoreFull
from djeli.press.verification import Difference, verify
from djeli.stories.models import Contributor, Section
from tests import newsroom
from tests.conftest import missing

pytestmark = pytest.mark.django_db

STORY = "/africa/the-bridge-opens/"


@pytest.fixture
def disk(tmp_path):
    """A folder on a file system of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        missing("the right to mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def store(disk):
    opened = Store(disk / "press", map_size=1 << 30)
    yield opened
    opened.close()


def fill(disk):
    """Until nothing goes in any more; gives what to remove."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512):
            try:
                while True:
                    file.write(os.urandom(size))
            except OSError:
                continue
    return filler


def served(store, address):
    with store.reading() as reading:
        return compose(reading, address).plain.decode()


def test_old_pages_stay_and_pressing_resumes_when_there_is_room(store, settle, disk):
    story = newsroom.story(newsroom.section("africa"))
    settle()
    filler = fill(disk)

    for number in range(3):
        Contributor.objects.update(name=f"Ama {'x' * 60} {number}")
        story.title = f"The bridge is open, says number {number}"
        story.save_revision().publish()
        with pytest.raises(StoreFull, match="no room"):
            follow(store)

    for address in ("/", STORY, "/africa/"):
        assert "The bridge opens" in served(store, address), "whole, and as it was"
        assert served(store, address).rstrip().endswith("</html>")

    filler.unlink()
    settle()
    assert "says number 2" in served(store, STORY)
    assert [one for one in verify(store) if isinstance(one, Difference)] == []


def test_readers_are_served_while_the_disk_is_full(store, settle, disk):
    newsroom.story(newsroom.section("africa"))
    settle()
    others = [newsroom.contributor(f"Reporter {number}") for number in range(60)]
    home = Section.objects.get(slug="africa")
    for one in others:
        newsroom.filler(home, f"Told by {one.name}", by=one)
    with store.writing() as writing:
        writing.mark_stale(STORY, 10**9)
    fill(disk)
    asked = []

    def site(environ, start):
        asked.append(environ["PATH_INFO"])
        start("200 OK", [("Content-Type", "text/html")])
        return [b"from the site"]

    gateway = Gateway(site, store)
    try:
        stale = _get(gateway, STORY)
        cold = [_get(gateway, f"/authors/{one.slug}/") for one in others]
    finally:
        gateway.close()

    assert stale == ("200 OK", served(store, STORY).encode())
    assert {status for status, _ in cold} == {"200 OK"}
    assert asked, "what cannot be kept is made for each reader"


@pytest.mark.parametrize("is_open", [True, False])
def test_readers_of_brotli_are_served_while_the_disk_is_full(store, settle, disk, is_open):
    newsroom.story(newsroom.section("africa"))
    settle()
    if is_open:
        store.packed.put({"some page": os.urandom(9000)})
    fill(disk)
    gateway = Gateway(lambda environ, start: [], store)
    try:
        asked = {"HTTP_ACCEPT_ENCODING": "br"}
        status, body = _get(gateway, STORY, **asked)
        wishes = gateway._encoded._wishes
        while wishes._timer is not None:  # what cannot be written down is let go
            time.sleep(0.01)
        again = _get(gateway, STORY, **asked)
    finally:
        gateway.close()

    assert status == "200 OK"
    assert brotli.decompress(body) == served(store, STORY).encode()
    assert again == (status, body)
    assert bool(store.packed.get("some page")) == is_open


def test_the_clock_says_so_and_goes_on_by_itself(store, settle, disk, caplog, monkeypatch):
    story = newsroom.story(newsroom.section("africa"))
    settle()
    monkeypatch.setattr(current, "current_store", lambda: store)
    monkeypatch.setattr("djeli.cli.clock.followers.current_store", lambda: store)
    monkeypatch.setattr("djeli.cli.clock.followers.GRACE", 0.0)
    monkeypatch.setattr("djeli.cli.clock.followers.LONGEST_PAUSE", 0.1)
    monkeypatch.setattr("djeli.cli.clock.followers.FIRST_PAUSE", 0.1)
    filler = fill(disk)
    story.title = "The bridge is open at last"
    story.save_revision().publish()

    presser = Presser()
    with pytest.raises(StoreFull):
        presser.step()
    with caplog.at_level(logging.INFO):
        presser._tell("updating of pages has stopped: no room")
        filler.unlink()
        presser.step()
        presser._tell("")

    assert "updating of pages is working again" in caplog.text
    assert "The bridge is open at last" in served(store, STORY)


def _get(gateway, path, **headers):
    answered = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "QUERY_STRING": "", **headers}
    body = b"".join(gateway(environ, lambda status, headers: answered.append(status)))
    return answered[0], body

"""The press as readers meet it: real workers, a real clock, one store."""

import gzip
import hashlib
import http.client
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from djeli.press.store.store import Store
from tests.cli.processes import Served, environment, is_alive, until
from tests.press.crashing import ADDRESSES
from tests.services import free_port, stopped_postgres

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
STORY = "/africa/the-bridge-opens/"


def found(data, **env):
    """Make a newsroom with a story in the folder, and press it."""
    subprocess.run(
        [sys.executable, "-m", "tests.press.crashing"],
        env=environment(data, **env),
        input='["found", {}]\n',
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    data = tmp_path_factory.mktemp("pressed") / "newsroom"
    data.mkdir()
    found(data)
    return data


@contextmanager
def serving(data, log, **env):
    served = Served(data, free_port(), "--workers", 2, log=log, **env)
    try:
        served.until_ready()
        until(lambda: is_at_rest(served, data), "pages of this address")
        yield served
    finally:
        served.process.terminate()
        served.process.wait(60)
    assert not any(is_alive(pid) for pid in served.family())


def is_at_rest(served, data):
    """True once the pages that were pressed for another address are pressed for this one."""
    here = f"http://127.0.0.1:{served.port}/".encode()
    if not all(here in get(served, path)[2] for path in ADDRESSES):
        return False
    store = Store(data / "press")
    try:
        with store.reading() as reading:
            return reading.queue.count() == 0
    finally:
        store.close()


@pytest.fixture(scope="module")
def served(newsroom):
    """One site for all; whoever takes something away from it gives it back."""
    with serving(newsroom, newsroom.parent / "serve.log") as one:
        yield one


def get(served, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_two_hundred_readers_of_a_cold_address_are_one_render(newsroom, served):
    store = Store(newsroom / "press")
    path = "/authors/ama-boateng/"
    try:
        with store.writing() as writing:
            writing.forget(path)
        time.sleep(1)  # the clock has nothing to do
        before = store.last_commit()
        with ThreadPoolExecutor(200) as readers:
            answers = list(readers.map(lambda _: get(served, path), range(200)))
        assert {status for status, _, _ in answers} == {200}
        assert len({body for _, _, body in answers}) == 1
        assert store.last_commit() == before + 1, "one page was stored, once"
    finally:
        store.close()


def test_a_story_published_twenty_times_under_load_is_always_one_whole_version(newsroom, served):
    stop, seen, troubles = threading.Event(), set(), []

    def read(path):
        last = -1
        while not stop.is_set():
            try:
                status, headers, body = get(served, path, **{"Accept-Encoding": "gzip"})
            except OSError as error:
                troubles.append(f"{path}: {error}")
                continue
            text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
            versions = {int(one) for one in re.findall(rb"The bridge, take (\d+)", text)}
            seen.add((path, hashlib.sha256(text).hexdigest()))
            if status != 200 or len(versions) > 1:
                troubles.append(f"{path}: {status}, versions {versions}")
            if versions and max(versions) < last:
                troubles.append(f"{path}: {versions} after {last}")
            last = max(versions, default=last)
            stop.wait(0.005)  # who reads without a pause takes the processor from who publishes

    first = {path: get(served, path)[2] for path in ADDRESSES}
    readers = [threading.Thread(target=read, args=[path]) for path in ADDRESSES for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        told = subprocess.run(
            [sys.executable, "-m", "tests.press.crashing"],
            env=environment(newsroom),
            input=json.dumps(["republish", {"times": 20}]) + "\n",
            text=True,
            check=True,
            stdout=subprocess.PIPE,
        ).stdout
    finally:
        stop.set()
        for reader in readers:
            reader.join(30)
    whole = {(path, one) for path, ones in json.loads(told)["versions"].items() for one in ones}
    whole |= {(path, hashlib.sha256(body).hexdigest()) for path, body in first.items()}
    assert troubles == []
    assert seen <= whole, "each answer is one of the versions that were complete"
    assert len(seen) > len(ADDRESSES), "readers saw it change"


def test_curl_takes_what_was_pressed(served):
    address = f"http://127.0.0.1:{served.port}{STORY}"
    packed, plain = (
        subprocess.run(
            ["curl", "-sS", "--fail", *words, address], capture_output=True, check=True
        ).stdout
        for words in (["--compressed"], ["-H", "Accept-Encoding: identity"])
    )
    assert packed == plain
    assert b"The bridge" in plain


def without_a_database(served, moved):
    """All that readers and others meet while the block ``moved`` lasts."""
    pressed = {path: get(served, path)[2] for path in ADDRESSES}
    with moved:
        for _ in range(40):
            for path, body in pressed.items():
                status, _, given = get(served, path)
                assert (status, given) == (200, body), path
        for path in ("/latest/?page=7", "/search/?q=bridge", "/desk/login/"):
            status, headers, body = get(served, path)
            assert (status, headers["Retry-After"]) == (503, "60"), path
            assert b"Many other pages still work" in body, path
        assert get(served, "/healthz")[0] == 200
        assert get(served, "/readyz")[0] == 503

    def is_back():
        return get(served, "/search/?q=bridge")[0] == 200 and get(served, "/readyz")[0] == 200

    until(is_back, "the database")
    assert get(served, "/latest/?page=7")[0] == 404
    assert is_alive(served.process.pid)


class Moved:
    """The database's file is somewhere else for a while."""

    def __init__(self, data):
        self.files = [path for path in data.glob("db.sqlite3*") if path.suffix != ".clock"]
        self.aside = data / "aside"

    def __enter__(self):
        self.aside.mkdir()
        for path in self.files:
            shutil.move(path, self.aside / path.name)

    def __exit__(self, *_):
        for path in self.files:
            assert path.name.endswith(("-wal", "-shm")) or not path.exists(), "made anew"
            if (self.aside / path.name).exists():
                shutil.move(self.aside / path.name, path)


def test_with_the_database_moved_away_pressed_pages_are_read_on(newsroom, served):
    # Workers that have answered before hold the file open, and would not miss it: these are new.
    with_open_files = Moved(newsroom)
    for pid in served.workers():
        subprocess.run(["kill", "-9", str(pid)], check=True)
    until(lambda: len(served.workers()) == 2, "new workers")
    until(lambda: get_or_none(served, "/healthz"), "an answer")
    without_a_database(served, with_open_files)


def get_or_none(served, path):
    try:
        return get(served, path)[0] == 200
    except OSError:
        return False


def test_with_postgresql_stopped_pressed_pages_are_read_on(tmp_path, own_postgres):
    data = tmp_path / "newsroom"
    data.mkdir()
    found(data, DATABASE_URL=own_postgres)
    with serving(data, tmp_path / "serve.log", DATABASE_URL=own_postgres) as served:
        without_a_database(served, stopped_postgres(own_postgres))

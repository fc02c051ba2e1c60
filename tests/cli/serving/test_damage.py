"""The file of stored pages is damaged below a running site: it heals itself, and says so."""

import json
import os
import random
import shutil
from contextlib import suppress

import pytest

from tests import collected, databases
from tests.cli.processes import Served, djeli, until
from tests.services import free_port

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serving")]
EDITION = "from djeli.stories.new_edition import create_edition; create_edition('The Lantern')"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    data = tmp_path_factory.mktemp("damage") / "newsroom"
    databases.begin_folder(data)
    collected.begin_folder_with_statics(data)
    done = djeli("shell", "--no-imports", "-c", EDITION, data=data)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture
def serve(newsroom, tmp_path):
    started = []

    def start(data):
        served = Served(
            data, free_port(), "--workers", 1, log=tmp_path / "log", DJELI_PACK_AHEAD="0"
        )
        started.append(served)
        served.until_ready()
        return served

    yield start
    for served in started:
        served.process.terminate()
        served.process.wait(20)


@pytest.fixture
def data(newsroom, tmp_path):
    return shutil.copytree(newsroom, tmp_path / "data")


def cut_off(file):
    os.truncate(file, 8192)


def zero(file):
    _overwrite(file, bytes(file.stat().st_size))


def write_at_random(file):
    _overwrite(file, random.Random(18).randbytes(file.stat().st_size))


def flip_bits(file):
    content = bytearray(file.read_bytes())
    for place in range(8192 + 100, len(content), 512):
        content[place] ^= 0x04
    _overwrite(file, bytes(content))


def _overwrite(file, content):
    with file.open("r+b") as opened:
        opened.write(content)


def answers(served, codes):
    """True when the front is there; the codes of other answers are added to ``codes``."""
    try:
        status, body = served.get("/")
    except OSError:
        return False  # a worker has just crashed, and the next one is not yet there
    codes.add(status)
    return status == 200 and b"The Lantern" in body


def renewed(data):
    """The damaged files that were set aside; the last one is kept."""
    return set((data / "press" / "damaged").glob("*/why.txt"))


def test_a_file_that_is_damaged_while_it_is_served_is_replaced_each_time(serve, data):
    served, codes = serve(data), set()
    for number, harm in enumerate([cut_off, zero, write_at_random, flip_bits], 1):
        until(lambda: answers(served, codes), "the front")
        until(lambda: status(served, "/latest/") == 200, "another page")
        before = renewed(data)

        harm(data / "press" / "data.mdb")
        for place in range(3):
            answers(served, codes)  # somebody comes upon it
            status(served, f"/section-{number}-{place}/")

        until(
            lambda before=before: renewed(data) - before,
            f"a file, damaged by {harm.__name__}, that was set aside",
        )
        until(lambda: answers(served, codes), "the front again")
        assert codes <= {200}, "readers get the page, or have to ask again"
        assert served.said().count("was damaged") >= number
        done = djeli("press", "verify", data=data)
        assert done.returncode == 0, done.stdout + done.stderr


def status(served, path):
    """What the answer is; 0 where a worker has just crashed."""
    with suppress(OSError):
        return served.get(path)[0]
    return 0


def test_a_file_that_was_damaged_while_nobody_served_it_is_replaced_at_the_start(serve, data):
    first, codes = serve(data), set()
    until(lambda: answers(first, codes), "the front")
    first.process.terminate()
    first.process.wait(20)
    write_at_random(data / "press" / "data.mdb")

    second = serve(data)

    until(lambda: answers(second, codes), "the front")
    assert "was damaged" in second.said()
    assert renewed(data)
    trouble = until(lambda: _trouble(data), "the clock's alarm")
    assert "damaged" in trouble


def _trouble(data):
    try:
        return json.loads((data / "clock.json").read_text())["trouble"]
    except (OSError, ValueError):
        return ""

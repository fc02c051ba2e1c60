"""What is loaded before processes are forked may be used on both sides of a fork."""

import json
import subprocess
import sys

import pytest

from tests.cli.processes import environment

LOAD = """
import gc, json, os, sys, threading
from djeli.cli.serving import shared_code

shared_code.load()
from django.db import connections
from djeli.press.store.current import opened_store
from djeli.stories.gazetteer.finder import world
from djeli.web.html.jinja import reader
from djeli.web.maps.geography import countries

files = [os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")[:-1]]
print(json.dumps({
    "threads": [thread.name for thread in threading.enumerate()],
    "files": [file for file in files if file.startswith(os.environ["DJELI_DATA"])],
    "connections": [one.alias for one in connections.all(initialized_only=True) if one.connection],
    "stores": opened_store.cache_info().currsize,
    "frozen": gc.get_freeze_count(),
    "modules": sorted(sys.modules),
    "templates": len(reader().cache),
    "tables": [made.cache_info().currsize for made in (countries, world)],
}))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    done = subprocess.run(
        [sys.executable, "-c", LOAD],
        env=environment(tmp_path_factory.mktemp("data")),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_nothing_is_open_and_no_thread_runs(loaded):
    assert loaded["threads"] == ["MainThread"]
    assert (loaded["files"], loaded["connections"], loaded["stores"]) == ([], [], 0)


@pytest.mark.slow
def test_what_workers_and_clock_need_is_there_and_left_alone_by_the_collector(loaded):
    assert loaded["frozen"] > 100_000
    assert loaded["templates"] > 50
    assert loaded["tables"] == [1, 1]
    needed = {"djeli.cli.clock.jobs", "djeli.web.views", "djeli.desk.urls", "djeli.feeds.urls"}
    needed |= {"PIL.AvifImagePlugin", "djeli.desk.templatetags.desk_tags"}
    assert needed <= set(loaded["modules"])


@pytest.mark.slow
def test_what_no_reader_needs_is_not(loaded):
    rooms = {".".join(name.split(".")[:2]) for name in loaded["modules"]}
    assert not rooms & {"djeli.demo", "djeli.bench"}
    assert "djeli.config.rsgi" not in loaded["modules"], "it opens the store"
    unused = {"PIL.PdfImagePlugin", "aiohttp", "pywebpush", "feedparser", "c2pa"}
    assert not unused & set(loaded["modules"]), "these are loaded where they are used"

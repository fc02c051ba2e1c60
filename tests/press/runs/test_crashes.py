"""Killed (SIGKILL) at any step of a publication, everything is old or everything is new, and a
restart makes it right within five seconds, without a hand."""

import itertools
import json
import subprocess
import sys

import pytest

from tests.cli.processes import environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STEPS = ("the row is written", "the commit", "a render", "the store's commit", "the purge")
OCCASIONS = {"the commit": (1, 2, 1), "the store's commit": (1, 2, 1), "the purge": (1, 1, 1)}
"""At which occurrence it dies; a publication has two commits of each kind, and one purge."""
POINTS = [
    (f"{when} {step}", nth)
    for step in STEPS
    for when in ("before", "after")
    for nth in OCCASIONS.get(step, (1, 2, 3))
]
headlines = (f"The bridge, version {number}" for number in itertools.count(1))


class Newsroom:
    """The process that does what it is told, each act in a process of its own."""

    def __init__(self, data):
        self.purged = data / "purged.txt"
        self.purged.touch()
        self._data = data
        self._start()
        self("found")
        # Anew: the names of static files are read once, and there were none.
        self.close()
        self._start()

    def _start(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.press.crashing"],
            env=environment(self._data, PURGED=str(self.purged)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name, **given):
        self._process.stdin.write(json.dumps([name, given]) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        assert "error" not in told, told
        return told

    def close(self):
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    opened = Newsroom(tmp_path_factory.mktemp("crashes"))
    yield opened
    opened.close()


@pytest.mark.parametrize(("point", "nth"), POINTS, ids=[p for p, _ in POINTS])
def test_killed(room, point, nth):
    headline = next(headlines)
    room.purged.write_text("")

    died = room("publish", point=point, nth=nth, headline=headline)
    assert died["killed"], "the point was reached"

    found = room("look", headline=headline)
    shown = set(found["shown"].values())
    assert len(shown) == 1, f"readers see old and new side by side: {found['shown']}"
    assert shown == {False} or found["stored"], "readers see what the database does not have"

    healed = room("restart")
    assert healed["seconds"] < 5.0
    assert healed["wrong"] == []
    after = room("look", headline=headline)
    assert set(after["shown"].values()) == {after["stored"]}
    if after["stored"]:
        assert "/africa/the-bridge-opens/" in room.purged.read_text(), "the CDN has heard of it"


def test_what_is_committed_is_never_lost(room):
    headline = next(headlines)
    room("publish", point="after the commit", nth=99, headline=headline)
    assert room("look", headline=headline)["stored"]

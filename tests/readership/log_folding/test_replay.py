"""A day of a hundred thousand reports, three in ten no readers', with the folder killed twice."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests import databases
from tests.cli.processes import environment
from tests.readership.newsstand import PHONE, Newsstand, end, view

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
REPORTS = 100_000
STORIES = 30
BOTS = (
    {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    {"HTTP_USER_AGENT": "python-requests/2.32"},
    {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
)
FOLD = """
import os, time, django
from pathlib import Path
django.setup()
from djeli.readership.log_folding import folder
folder.AT_ONCE = 400_000
one = folder.Folder(Path(os.environ["DJELI_DATA"]) / "views")
while True:
    one.fold()
    time.sleep(0.01)
"""


def traffic():
    """(story, reader, kind) of each report: three in ten a bot's, one in ten said again; and how
    many people have read each story in truth."""
    chance = random.Random(20261125)
    sent, read = [], set()
    for _ in range(REPORTS):
        what = chance.random()
        story = 1 + int(STORIES * chance.random() ** 2)
        if what < 0.3:
            sent.append((story, chance.randrange(60_000), "bot"))
        elif what < 0.4 and sent:
            story, reader, kind = chance.choice(sent)
            sent.append((story, reader, kind))
        else:
            reader = chance.randrange(60_000)
            sent.append((story, reader, "end" if what > 0.95 else "view"))
    for story, reader, kind in sent:
        if kind == "view":
            read.add((story, reader))
    return sent, Counter(story for story, _ in read)


def send(stand, story, reader, kind, number):
    headers = {
        "HTTP_USER_AGENT": PHONE.format(100 + reader % 40),
        "REMOTE_ADDR": f"41.{reader // 40 // 250 % 250}.{reader // 40 % 250}.9",
    }
    if kind == "bot":
        headers |= BOTS[number % len(BOTS)]
    stand.send(end(story) if kind == "end" else view(story), **headers)


FOUND = """
import django
django.setup()
from tests import newsroom
home = newsroom.section()
print(*(newsroom.draft(home, f"Story {number}").pk for number in range(%d)))
"""


def counted(data):
    """Views of the day, by story."""
    with sqlite3.connect(data / "db.sqlite3", timeout=60) as connection:
        rows = connection.execute(
            "SELECT story_id, sum(views) FROM readership_storyviews WHERE step = 'd' GROUP BY 1"
        )
        return {story: views for story, views in rows if views}


def test_views_are_those_of_the_truth_though_the_folder_is_killed(tmp_path):
    data = tmp_path / "data"
    databases.begin_folder(data)
    ids = [int(one) for one in run(data, FOUND % STORIES).communicate()[0].split()]
    assert len(ids) == STORIES
    sent, truth = traffic()
    wanted = {ids[story - 1]: views for story, views in truth.items()}
    stand, at = Newsstand(data / "views"), len(sent) // 3
    folding = run(data, FOLD)
    try:
        for number, (story, reader, kind) in enumerate(sent, start=1):
            send(stand, ids[story - 1], reader, kind, number)
            if number in (at, 2 * at):
                wait_until(lambda: counted(data))
                folding.send_signal(signal.SIGKILL)
                folding.communicate()
                # A worker goes too: its log is finished, and another begins a new one.
                stand.beacon.reports.journal.close()
                folding = run(data, FOLD)
        wait_until(lambda: sum(counted(data).values()) >= sum(wanted.values()))
        wait_until(lambda: len(list((data / "views" / "logs").glob("*.log"))) == 1)
        assert counted(data) == wanted
    finally:
        folding.kill()
        folding.communicate()
        stand.beacon.reports.journal.close()


def wait_until(happens):
    until = time.monotonic() + 60
    while not happens() and time.monotonic() < until:
        time.sleep(0.02)


def run(data, script):
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env={
            **environment(data),
            "DJANGO_SETTINGS_MODULE": "djeli.config.settings",
            "PYTHONPATH": ".",
        },
        stdout=subprocess.PIPE,
        text=True,
    )

"""Sending in processes of its own, to a mail server of its own, killed in the middle."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests import databases
from tests.cli.processes import DJELI, environment
from tests.newsletters.sink import sink

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
READERS = int(os.environ.get("DJELI_TEST_READERS", "300"))
KILLS = 4
FOUND = """
import django; django.setup()
from tests.newsletters import mailing
digest = mailing.newsletter()
mailing.readers(digest, {count})
from django.core.files.base import ContentFile
print(mailing.issue(digest).pk)
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """A data folder with readers and an issue, and the issue's number."""
    data = tmp_path_factory.mktemp("edition") / "data"
    databases.begin_folder(data)
    made = subprocess.run(
        [sys.executable, "-c", FOUND.format(count=READERS)],
        env=environment(data, DJANGO_SETTINGS_MODULE="djeli.config.settings"),
        capture_output=True,
        text=True,
        check=True,
    )
    return data, int(made.stdout.split()[-1])


def start(data, number, port):
    return subprocess.Popen(
        [str(DJELI), "newsletter", "send", str(number)],
        env=environment(
            data,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=str(port),
            EMAIL_TLS="0",
            EMAIL_FROM="news@lantern.internal",
            NEWSLETTER_RATE="0",
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(condition, process):
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)


def test_killed_again_and_again_each_reader_gets_one_mail(edition, tmp_path):
    data, number = edition
    chance = random.Random(7)
    with sink(tmp_path) as server:
        for kill in range(1, KILLS + 1):
            process = start(data, number, server.port)
            goal = READERS * kill // (KILLS + 2) + chance.randrange(20)
            until(lambda goal=goal: server.count() >= goal, process)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        process = start(data, number, server.port)
        told, complaint = process.communicate()
        assert process.returncode == 0, complaint
        got = Counter(line["to"][0] for line in server.mails())
        ids = Counter(line["data"].split("Message-ID: ")[1].split()[0] for line in server.mails())
    assert len(got) == READERS
    twice = sum(got.values()) - READERS
    assert twice <= KILLS, "at most the one mail in hand goes out twice, for each kill"
    assert len(ids) == READERS, "a second copy has the same Message-ID"
    assert "sent" in told

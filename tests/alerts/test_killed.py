"""Sending in a process of its own that is killed in the middle."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests import databases
from tests.alerts.push_service import PushService
from tests.cli.processes import environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
READERS = 120
PREPARE = """
import json, sys, django; django.setup()
from djeli.alerts.models import Device
from djeli.alerts.sending.composition import make
from tests import newsroom
for told in json.load(sys.stdin):
    Device.objects.create(wants_breaking=True, **told)
make(newsroom.story(newsroom.section("africa")))
"""
SEND = """
import django; django.setup()
from datetime import timedelta
from djeli.alerts.models import Alert
from djeli.alerts.sending import dispatch, ledger
ledger.ABANDONED = timedelta()
while not Alert.objects.filter(state="sent").exists():
    dispatch.step()
"""


@pytest.fixture
def service():
    made = PushService(seconds=0.02)
    yield made
    made.stop()


def run(data, code, **options):
    env = environment(
        data,
        DJANGO_SETTINGS_MODULE="djeli.config.settings",
        ALERTS_TO_LOOPBACK="1",
        DJELI_DEBUG="1",
    )
    return subprocess.Popen([sys.executable, "-c", code], env=env, text=True, **options)


def test_a_killed_sender_goes_on_where_it_was_and_what_is_said_twice_has_one_name(
    tmp_path, service
):
    data = tmp_path / "data"
    databases.begin_folder(data)
    browsers = [service.browser(f"b{number}").told for number in range(READERS)]
    made = run(data, PREPARE, stdin=subprocess.PIPE)
    made.communicate(json.dumps(browsers))
    assert made.returncode == 0
    first = run(data, SEND)
    end = time.monotonic() + 120
    while len(service.taken) < READERS // 3:
        assert first.poll() is None
        assert time.monotonic() < end
        time.sleep(0.005)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert run(data, SEND).wait(timeout=240) == 0
    heard = Counter(service.paths())
    assert len(heard) == READERS
    assert sum(heard.values()) - READERS <= 16, "only what was in hand goes out again"
    assert len({one.headers["topic"] for one in service.taken}) == 1

"""`djeli serve` for real: its processes, their deaths and their end."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from djeli.cli import main as command
from tests import collected, databases
from tests.cli.processes import Served, djeli, environment, is_alive, until
from tests.services import free_port

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serving")]
STOPS_WITHIN = 10


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A data folder in which all is in place, so that every start is quick."""
    data = tmp_path_factory.mktemp("serve") / "newsroom"
    databases.begin_folder(data)
    collected.begin_folder_with_statics(data)
    return data


@pytest.fixture(scope="module")
def site(newsroom):
    """Two workers and a clock, on a copy, for all tests that leave them running."""
    data = shutil.copytree(newsroom, newsroom.parent / "site")
    served = Served(data, free_port(), "--workers", 2, log=newsroom.parent / "site.log")
    served.until_ready()
    yield served
    served.process.terminate()
    assert served.process.wait(STOPS_WITHIN) == 0


@pytest.fixture
def serve(newsroom, tmp_path):
    started = []

    def start(*words, data=newsroom, port=None):
        served = Served(data, port or free_port(), *words, log=tmp_path / f"{len(started)}.log")
        started.append(served)
        return served

    yield start
    for served in started:
        for pid in [served.process.pid, *served.family()]:
            if is_alive(pid):
                os.kill(pid, signal.SIGKILL)
        served.process.wait()


def test_a_site_is_served_by_as_many_workers_as_asked_and_one_clock(site):
    assert f"Ready: http://127.0.0.1:{site.port}/" in site.said()
    assert "Preparing" not in site.said(), "everything is in place"
    assert "djeli demo" in site.said(), "an empty folder says how to fill it"
    assert site.get("/healthz")[0] == 200
    until(lambda: len(site.workers()) == 2, "two workers")
    until(site.clock, "the clock's process")
    until(lambda: json.loads(site.get("/readyz")[1])["clock"]["state"] == "acting", "the clock")
    assert json.loads(site.get("/readyz")[1])["ready"]


def test_a_killed_worker_and_a_killed_clock_are_replaced(site):
    workers = until(lambda: len(site.workers()) == 2 and site.workers(), "two")
    clock = until(site.clock, "the clock")
    victim = min(workers)
    os.kill(victim, signal.SIGKILL)
    os.kill(clock, signal.SIGKILL)
    until(lambda: len(site.workers() - {victim}) == 2, "a new worker")
    until(lambda: site.clock() not in {None, clock}, "a new clock")
    # Ready is said when one of the two listens: it may have been the victim.
    until(lambda: answers(site), "an answer")


def answers(served):
    try:
        return served.get("/healthz")[0] == 200
    except OSError:
        return False


def test_the_death_of_all_web_processes_is_mended(site):
    before = set(site.family())
    for pid in before - {site.clock()}:
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)
    until(lambda: site.workers() - before, "a new worker")
    until(lambda: answers(site), "an answer")
    assert "web was ended by SIGKILL" in site.said()


def test_the_desk_has_a_process_of_its_own_from_when_somebody_asks_for_a_page_of_it(site):
    assert site.desk() is None
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session(site.data)}"}
    assert site.get("/desk/", cookie)[0] == 302, "nobody has this number"
    desk = site.desk()
    assert desk is not None
    assert os.getpriority(os.PRIO_PROCESS, desk) > 0, "readers go first"
    os.kill(desk, signal.SIGKILL)
    until(lambda: "desk was ended by SIGKILL" in site.said(), "its death is noticed")
    assert site.get("/desk/", cookie)[0] == 302
    assert site.desk() not in {None, desk}
    assert "process is away" not in site.said()


def session(data):
    """The key of a session of somebody who is logged in there."""
    command = [sys.executable, "-c", SESSION]
    env = environment(data, DJANGO_SETTINGS_MODULE="djeli.config.settings")
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout


SESSION = """
import django
django.setup()
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
store = SessionStore()
store[SESSION_KEY] = "1"
store.save()
print(store.session_key, end="")
"""


def test_sigterm_stops_every_process_within_ten_seconds(serve):
    served = serve("--workers", 2)
    served.until_ready()
    family = set(served.family())
    assert len(family) >= 4
    served.process.terminate()
    assert served.process.wait(STOPS_WITHIN) == 0
    assert not [pid for pid in family if is_alive(pid)]


def test_a_killed_supervisor_leaves_no_process_behind(serve):
    served = serve("--workers", 2)
    served.until_ready()
    family = set(served.family())
    assert len(family) >= 4
    served.process.kill()
    served.process.wait()
    until(lambda: not [pid for pid in family if is_alive(pid)], "the end of all")


def test_the_web_alone_has_no_clock_the_clock_alone_no_web_and_of_two_clocks_one_waits(serve):
    web = serve("--only", "web", "--workers", 1)
    clocks = [serve("--only", "clock"), serve("--only", "clock")]
    web.until_ready()
    until(lambda: sorted(map(waits, clocks)) == [False, True], "one clock that waits")
    clock = min(clocks, key=waits)
    clock.until_ready()
    until(clock.clock, "the clock")
    assert web.clock() is None
    until(web.presser, "the press of a machine without a clock")
    assert not clock.workers()
    assert "Ready: the clock is running" in clock.said()


def waits(clock):
    return "another instance is the leader" in clock.said()


def test_a_taken_port_is_one_line_and_code_1(newsroom):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = djeli("serve", "--data", newsroom, "--port", other.getsockname()[1])
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is in use" in done.stderr


def test_a_port_taken_by_another_djeli_is_refused_too(newsroom, site):
    until(lambda: answers(site), "an answer")
    done = djeli("serve", "--data", newsroom, "--port", site.port)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is in use" in done.stderr


def test_a_data_folder_that_cannot_be_made_is_one_line_and_code_1(tmp_path):
    (tmp_path / "file").write_text("no folder")
    done = djeli("demo", "--no-serve", "--data", tmp_path / "file" / "data")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "data folder" in done.stderr


def test_a_folder_without_a_database_is_refused_and_none_is_made(tmp_path):
    done = djeli("serve", "--data", tmp_path / "data")
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no database" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_served_already_is_refused_and_keeps_its_address(site):
    data = site.log.parent / "site"
    address = (data / "address").read_text()
    done = djeli("serve", "--data", data, "--port", free_port())
    assert done.returncode == 1
    assert f"is served already, at http://127.0.0.1:{site.port}/" in done.stderr
    assert (data / "address").read_text() == address


def test_a_database_that_is_gone_is_not_made_by_whoever_serves(serve, newsroom, tmp_path):
    data = shutil.copytree(newsroom, tmp_path / "data")
    served = serve("--workers", 1, data=data)
    served.until_ready()
    file = data / "db.sqlite3"
    file.rename(tmp_path / "aside")
    until(lambda: served.get("/readyz")[0] == 503, "readyz that says so")
    for pid in served.workers():
        os.kill(pid, signal.SIGKILL)
    until(lambda: answers(served), "a new worker")
    until(lambda: served.get("/readyz")[0] == 503, "readyz of the new worker")
    assert not file.exists()


def test_files_of_a_served_folder_are_its_owners(site):
    data = site.log.parent / "site"
    for name in ("db.sqlite3", "press/data.mdb", "clock.json", "address"):
        path = data / name
        until(path.exists, name)
        assert path.stat().st_mode & 0o077 == 0, name


def test_the_checks_for_deployment_find_nothing_under_https(newsroom):
    done = djeli(
        *("check", "--deploy", "--fail-level", "WARNING"),
        data=newsroom,
        DJELI_HTTPS="1",
        DJELI_BASE_URL="https://news.example",
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [["--port", "0"], ["--port", "http"], ["--workers", "0"]])
def test_numbers_that_cannot_be_are_wrong_usage(begun_here, newsroom, capsys, words):
    assert command.main(["serve", "--data", str(newsroom), *words]) == 2
    told = capsys.readouterr().err
    assert words[0] in told
    assert "Traceback" not in told


def test_a_postgresql_that_lacks_migrations_is_left_alone(tmp_path, empty_postgres):
    done = djeli("serve", data=tmp_path, DATABASE_URL=empty_postgres)
    assert done.returncode == 1
    assert "run `djeli migrate` once" in done.stderr

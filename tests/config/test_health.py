import errno
import json
import os
import time

import pytest
from django.db import OperationalError, connection

from djeli.cli.clock import heartbeat
from djeli.config import health


@pytest.fixture(autouse=True)
def a_data_folder_of_ones_own(settings, tmp_path):
    settings.DATA = tmp_path
    health._missing_migrations.cache_clear()
    yield
    health._missing_migrations.cache_clear()


def test_healthz_touches_nothing(client):
    # No database mark: a query would fail this test.
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Cache-Control"] == "no-store"


def test_a_load_balancer_may_ask_by_a_host_that_is_none_of_the_editions(client):
    assert client.get("/healthz", HTTP_HOST="10.0.0.7").status_code == 200
    assert client.get("/latest/", HTTP_HOST="10.0.0.7").status_code == 400


@pytest.mark.django_db
def test_a_site_in_order_is_ready(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "data": "ok",
        "clock": {"state": "never seen"},
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "is_acting", "trouble", "state"),
    [
        (5, True, "", "acting"),
        (5, False, "", "waiting"),
        (5, True, "a story has no credit", "troubled"),
        (300, True, "", "late"),
    ],
)
def test_the_clock_is_reported_and_never_makes_a_site_unready(
    client, settings, age, is_acting, trouble, state
):
    beat = heartbeat.Heartbeat(1, time.time() - age, is_acting, 0.0, trouble)
    heartbeat.write(settings.DATA, beat)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["clock"]["state"] == state
    assert "credit" not in json.dumps(answer.json()), "what the newsroom is at stays inside"


@pytest.mark.django_db
def test_a_data_folder_that_cannot_be_written_is_not_ready(client, settings, tmp_path):
    settings.DATA = tmp_path / "gone"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["data"] == "No such file or directory"


def test_a_lost_database_is_not_ready_and_its_address_is_not_told(client, monkeypatch):
    def gone(*args):
        raise OperationalError("could not connect to db.internal as newsroom")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "OperationalError"
    assert b"internal" not in answer.content


@pytest.mark.django_db
def test_missing_migrations_are_not_ready_until_they_are_applied(client, monkeypatch):
    plans = [["0002"], []]
    monkeypatch.setattr(
        health.MigrationExecutor, "migration_plan", lambda self, targets: plans.pop(0)
    )
    assert client.get("/readyz").json()["migrations"] == "1 missing"
    assert client.get("/readyz").json()["migrations"] == "ok"
    assert client.get("/readyz").json()["ready"], "remembered: no third look at the files"


@pytest.mark.django_db
def test_a_full_disk_is_not_ready(client, monkeypatch):
    class FullDisk:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            return None

        def write(self, content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(health.tempfile, "TemporaryFile", lambda **options: FullDisk())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["data"]) == (503, "No space left on device")

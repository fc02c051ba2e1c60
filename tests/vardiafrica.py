"""The demo edition as a visitor gets it: built by the real command once, and served to each worker."""

from __future__ import annotations

import fcntl
import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.processes import DJELI, environment
from tests.services import free_port

PATIENCE = 600.0
"""Seconds for building: half a minute on an idle machine, many where others work on it too."""
PASSWORD = "griot-2026-demo"
MARKS = [
    pytest.mark.browser,
    pytest.mark.slow,
    # Whichever test is first waits for the building.
    pytest.mark.timeout(PATIENCE + 300),
]


@dataclass(frozen=True, slots=True)
class Demo:
    """A served edition."""

    port: int
    data: Path

    @property
    def url(self) -> str:
        """Scheme and host, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and the body as it came, packed or not."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, named, answer.read()
        finally:
            connection.close()

    def djeli(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run the command on this edition's data, to its end."""
        return subprocess.run(
            [str(DJELI), *map(str, words)],
            env=environment(self.data),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )


def built(folder: Path) -> Path:
    """The demo edition's data below `folder`, built once for all who ask; nobody writes to it."""
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data, is_done = folder / "demo", folder / "demo.built"
        if not is_done.exists():
            shutil.rmtree(data, ignore_errors=True)
            done = Demo(0, data).djeli("demo", "--no-serve")
            assert done.returncode == 0, done.stdout + done.stderr
            assert "Preparing the database" in done.stdout, "all begins from nothing"
            assert (data / "static" / "collected").is_file()
            is_done.touch()
    return data


def folder_of_run(base: Path) -> Path:
    """Where all workers find what is built once, by the folder that pytest gave this one."""
    # Each of pytest-xdist's workers has a folder of its own in the one of the run.
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def served(source: Path, folder: Path) -> Iterator[Demo]:
    """Serve a copy of the edition in `source`, below `folder`; stopped afterwards."""
    demo, log = Demo(free_port(), folder / "demo"), folder / "demo.log"
    shutil.copytree(source, demo.data)
    with log.open("wb") as file:
        process = subprocess.Popen(
            [str(DJELI), "demo", "--data", str(demo.data), "--port", str(demo.port)],
            env=environment(None),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(process, log)
        yield demo
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while "Ready:" not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.2)

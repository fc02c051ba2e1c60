"""The demo edition as a visitor gets it: built by the real command once, and served to each worker.

What is built is kept for the next run while no source changes, for as long as its "an hour ago" is
true.
"""

from __future__ import annotations

import fcntl
import hashlib
import http.client
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import djeli
from tests.cli.processes import DJELI, descendants, environment
from tests.databases import begin_folder
from tests.services import free_port

PATIENCE = 600.0
"""Seconds for building: half a minute on an idle machine, many where others work on it too."""
FRESH = 2400.0
"""Seconds for which a demo is young enough to be served as a new one."""
PASSWORD = "griot-2026-demo"
ONLY_WHAT_IS_ASKED_FOR = {"DJELI_PACK_AHEAD": "0", "DJELI_CUT_ROUNDS": "1"}
"""Half a minute of each served edition's clock goes into pages that no test asks for."""
_editions: dict[int, bool] = {}
"""The process of each edition that is served, and whether it runs."""
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


def built() -> Path:
    """The demo edition's data, built once for all who ask; nobody writes to it."""
    folder = kept()
    folder.mkdir(exist_ok=True)
    os.utime(folder)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data, is_done = folder / "demo", folder / "built"
        if not is_done.exists() or time.time() - is_done.stat().st_mtime > FRESH:
            is_done.unlink(missing_ok=True)
            shutil.rmtree(data, ignore_errors=True)
            _forget_old()
            begin_folder(data)
            done = Demo(0, data).djeli("demo", "--no-serve")
            assert done.returncode == 0, done.stdout + done.stderr
            assert (data / "static" / "collected").is_file()
            is_done.touch()
    return data


def build_beside() -> None:
    """Begin to build it while other tests run, so that no worker has to wait for another's."""

    def build() -> None:
        # What goes wrong is told to the first who asks, who builds it again.
        with suppress(AssertionError, OSError, subprocess.SubprocessError):
            built()

    threading.Thread(target=build, daemon=True).start()


def _forget_old() -> None:
    for folder in kept().parent.glob(f"djeli-demo-{os.getuid()}-*"):
        if time.time() - folder.stat().st_mtime > 2 * FRESH:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def kept() -> Path:
    """Where the demo of the sources is kept, as they are when it is first asked for."""
    root = Path(djeli.__file__).parent
    sources = [*root.rglob("*.py"), *(root / "demo").rglob("*"), *root.rglob("static/**/*")]
    seen = hashlib.blake2b(digest_size=12)
    for path in sorted({one for one in sources if one.is_file() and one.suffix != ".pyc"}):
        seen.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return Path(tempfile.gettempdir(), f"djeli-demo-{os.getuid()}-{seen.hexdigest()}")


@contextmanager
def served(source: Path, folder: Path, **env: str) -> Iterator[Demo]:
    """Serve a copy of the edition in `source`, below `folder`; stopped afterwards."""
    demo, log = Demo(free_port(), folder / "demo"), folder / "demo.log"
    shutil.copytree(source, demo.data)
    with log.open("wb") as file:
        process = subprocess.Popen(
            [str(DJELI), "demo", "--data", str(demo.data), "--port", str(demo.port)],
            env=environment(None, **ONLY_WHAT_IS_ASKED_FOR, **env),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    _editions[process.pid] = True
    try:
        _wait_until_ready(process, log)
        yield demo
    finally:
        let_run(True)
        del _editions[process.pid]
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def let_run(is_asked: bool) -> None:
    """Stop what is served while nobody asks for it, and let it go on when somebody does.

    An edition with nothing to do looks for work all the same: a thirtieth of a processor.
    """
    for pid, runs in _editions.items():
        if runs != is_asked:
            for one in (pid, *descendants(pid)):
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGCONT if is_asked else signal.SIGSTOP)
            _editions[pid] = is_asked


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while "Ready:" not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.2)

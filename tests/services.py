"""Servers of one's own for tests: started on a free port in a folder of their own, and stopped."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseServer

import psycopg


def free_port() -> int:
    """A port that nobody listens on.

    It is below those that Linux gives to clients (32768 and up): between here and the start of a
    server, one of the many connections of other tests could take one of them. Each process draws
    for itself, whatever the seed of its tests.
    """
    for _ in range(1000):
        port = 15_000 + secrets.randbelow(17_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


def postgres_programs() -> Path | None:
    """The folder of the newest PostgreSQL server's programs; None where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if found:
        return found[-1]
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@contextmanager
def running_postgres(programs: Path) -> Iterator[str]:
    """A new cluster; gives the address of its own database."""
    folder = Path(tempfile.mkdtemp(prefix="djeli-pg-"))
    # The server refuses to run as root: Debian's package brings a user for it.
    as_owner = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["runuser", "-u", "postgres", "--"]
    port, data = free_port(), folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_owner, str(programs / program), *arguments],
            check=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-U", "djeli", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgres://djeli@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def stopped_postgres(url: str) -> Iterator[None]:
    """The server of ``url`` is down while this lasts. Only for a server of one's own."""
    with psycopg.connect(url) as connection:
        found = connection.execute("SHOW data_directory").fetchone()
    assert found
    programs = postgres_programs()
    assert programs
    folder = Path(found[0]).parent
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    port = url.rpartition(":")[2].partition("/")[0]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"

    def run(*words: str) -> None:
        command = [*as_owner, str(programs / "pg_ctl"), "-D", found[0], "-w", *words]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run("-m", "immediate", "stop")
    try:
        yield
    finally:
        run("-l", str(folder / "log"), "-o", options, "start")


def new_database(server: str, template: str = "template1") -> str:
    """The address of a new database on ``server``: a copy of ``template``, which is empty."""
    name = f"newsroom_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return f"{server.rpartition('/')[0]}/{name}"


@contextmanager
def running_redis(program: str) -> Iterator[str]:
    """A Redis or Valkey that keeps nothing on disk; gives its address."""
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--daemonize"]
    with subprocess.Popen([*command, "no"], stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Until a server answers there. Raises RuntimeError after a minute."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers on port {port}")


@contextmanager
def answering(server: BaseServer) -> Iterator[None]:
    """Let a server answer in a thread of its own."""
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()

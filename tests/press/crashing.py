"""A publication that is killed at a given point, and what a restart makes of it.

Run as ``python -m tests.press.crashing`` with DJELI_DATA set; speaks JSON lines with
``test_crashes.py``. Django is loaded once; each act is a process of its own, forked, with its own
connections, and dies by SIGKILL where it is told to.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from djeli.cli.serving import shared_code

ADDRESSES = ("/", "/africa/", "/africa/the-bridge-opens/", "/latest/", "/feed/")
REST_WITHIN = 5.0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Fuse:
    """Kills its process when it is reached for the nth time."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def reach(self) -> None:
        self.left -= 1
        if self.left == 0:
            die()


def wrapped(function: Callable[..., Any], fuse: Fuse, *, after: bool) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        if not after:
            fuse.reach()
        found = function(*args, **kwargs)
        if after:
            fuse.reach()
        return found

    return call


def lay_fuse(point: str, fuse: Fuse) -> None:
    """Make this process die ``before`` or ``after`` a step of a publication."""
    from django.db import connection

    from djeli.press.runs import batch
    from djeli.press.store.store import Store

    when, step = point.split(" ", 1)
    after = when == "after"
    if step == "the row is written":

        def write(execute: Any, sql: str, *rest: Any) -> Any:
            if not sql.startswith(("UPDATE", "INSERT")):
                return execute(sql, *rest)
            return wrapped(execute, fuse, after=after)(sql, *rest)

        connection.execute_wrappers.append(write)
    elif step == "the commit":
        connection._commit = wrapped(connection._commit, fuse, after=after)
    elif step == "a render":
        batch.render = wrapped(batch.render, fuse, after=after)
    elif step == "the store's commit":
        writing = Store.writing

        @contextmanager
        def kill(self: Any) -> Any:
            with writing(self) as found:
                yield found
                if not after:
                    fuse.reach()
            if after:
                fuse.reach()

        Store.writing = kill
    elif step != "the purge":
        raise LookupError(point)


class Shelf:
    """A CDN of one file: the addresses that it was told of."""

    keys_at_once = 0
    addresses_at_once = 100

    def __init__(self, point: str = "", fuse: Fuse | None = None) -> None:
        self.point, self.fuse = point, fuse

    def purge(self, addresses: Any) -> None:
        if self.point == "before the purge" and self.fuse:
            self.fuse.reach()
        with open(os.environ["PURGED"], "a") as file:
            file.writelines(f"{one}\n" for one in addresses)
        if self.point == "after the purge" and self.fuse:
            self.fuse.reach()

    def purge_keys(self, keys: Any) -> None:
        raise AssertionError("it has no keys")


def use_shelf(point: str = "", fuse: Fuse | None = None) -> Shelf:
    from djeli.press.cdn import purge_keys, purge_queue
    from djeli.press.serving.response import compose

    shelf = Shelf(point, fuse)
    purge_keys.current_cdn = lambda: shelf

    def difference(store: Any, address: str) -> tuple[int, str]:
        with store.reading() as reading:
            found = compose(reading, address)
        return (200, "") if found is None or not found.is_stale else (200, "waits")

    purge_queue.difference = difference
    return shelf


def found_newsroom() -> dict[str, Any]:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from djeli.press.runs.log_step import follow
    from djeli.press.runs.origin import open_for
    from djeli.press.runs.queue_step import press, press_waiting
    from djeli.press.store.current import current_store
    from tests import collected, databases, newsroom

    collected.collect()
    if connection.vendor == "sqlite":
        databases.begin_folder(settings.DATA)
    call_command("migrate", verbosity=0)
    newsroom.story(newsroom.section("africa"), "The bridge opens")
    store = current_store()
    open_for(store)
    follow(store)
    press(store, list(ADDRESSES))
    while press_waiting(store, retry_after=0).waiting:
        pass
    return {"pages": len(ADDRESSES)}


def publish(point: str, nth: int, headline: str) -> dict[str, Any]:
    """What a request of the desk does, and then the clock's purging."""
    from djeli.press.cdn.purge_queue import purge_waiting
    from djeli.press.runs.log_step import follow
    from djeli.press.store.current import current_store
    from djeli.stories.models import Article

    store = current_store()
    fuse = Fuse(nth)
    shelf = use_shelf(point, fuse)
    story = Article.objects.get()
    story.title = headline
    lay_fuse(point, fuse)
    story.save_revision().publish()
    follow(store)
    purge_waiting(store, shelf)
    return {"reached": False}


def republish(times: int) -> dict[str, Any]:
    """Publish again and again, and tell what readers may have been given: hashes by address."""
    from djeli.press.runs.log_step import follow
    from djeli.press.serving.response import compose
    from djeli.press.store.current import current_store
    from djeli.stories.models import Article

    store, story = current_store(), Article.objects.get()
    versions: dict[str, list[str]] = {address: [] for address in ADDRESSES}
    for number in range(times):
        story.title = f"The bridge, take {number}"
        story.save_revision().publish()
        follow(store)
        with store.reading() as reading:
            for address, known in versions.items():
                found = compose(reading, address)
                known.append(hashlib.sha256(found.plain).hexdigest())  # type: ignore[union-attr]
    return {"versions": versions}


def look(headline: str) -> dict[str, Any]:
    """What readers get now, and what the database has."""
    from djeli.press.serving.response import compose
    from djeli.press.store.current import current_store
    from djeli.stories.models import Article

    shown = {}
    with current_store().reading() as reading:
        for address in ADDRESSES:
            shown[address] = headline in compose(reading, address).plain.decode()
    return {"shown": shown, "stored": Article.objects.get().title == headline}


def restart() -> dict[str, Any]:
    """The clock, as it comes up again, until it is at rest; then whether every byte is right."""
    from djeli.cli.clock.followers import Presser, Purger
    from djeli.press.runs.log_step import is_behind
    from djeli.press.store.current import current_store
    from djeli.press.verification import Difference, verify

    shelf = use_shelf()
    import djeli.cli.clock.followers as pressing

    pressing.current_cdn = lambda: shelf
    store, started = current_store(), time.monotonic()
    threads = (Presser(), Purger())
    for one in threads:
        one.start()
    while time.monotonic() - started < REST_WITHIN:
        time.sleep(0.05)
        with store.reading() as reading:
            is_busy = reading.queue.count() or reading.purges.all()
        if not is_busy and not is_behind(store):
            break
    seconds = time.monotonic() - started
    for one in threads:
        one.stop()
    wrong = [str(one) for one in verify(store) if isinstance(one, Difference)]
    return {"seconds": seconds, "wrong": wrong}


ACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "found": found_newsroom,
    "publish": publish,
    "republish": republish,
    "look": look,
    "restart": restart,
}


def act(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Do it in a process of its own; ``killed`` says whether that was the end of it."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            told = ACTS[name](**given)
        except BaseException as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        os.write(write, json.dumps(told).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        text = answer.read()
    _, status = os.waitpid(pid, 0)
    return {"killed": os.WIFSIGNALED(status), **(json.loads(text) if text else {})}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "djeli.config.settings"
    shared_code.load()
    for line in sys.stdin:
        name, given = json.loads(line)
        sys.stdout.write(json.dumps(act(name, given)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

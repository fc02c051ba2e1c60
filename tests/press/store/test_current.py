"""The store of this process."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from djeli.press.store import current


def test_threads_that_ask_at_once_open_one_store(monkeypatch):
    opened = []

    @cache
    def slow():
        opened.append(1)
        time.sleep(0.05)
        return object()

    monkeypatch.setattr(current, "opened_store", slow)
    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(lambda _: current.current_store(), range(4)))
    assert len(opened) == len(found) == 1

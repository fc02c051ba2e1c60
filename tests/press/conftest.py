import pytest

from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press_waiting
from djeli.press.store.store import Store
from tests.press.asking import Reader


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "press", map_size=1 << 30)
    yield opened
    opened.close()


@pytest.fixture
def settle(store):
    """Follow the log and press all that waits."""

    def work():
        follow(store)
        for _ in range(200):
            if not press_waiting(store, retry_after=0).waiting:
                return
        raise AssertionError("it never comes to rest")

    return work


@pytest.fixture
def reader(store):
    made = Reader(store)
    yield made
    made.gateway.close()

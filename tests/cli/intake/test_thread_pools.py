import asyncio
import threading

import pytest

from djeli.cli.intake.limits import CHUNKED, Refused, length_of
from djeli.cli.intake.thread_pools import Pool
from tests.cli.intake.coroutines import played


def test_a_queue_has_an_end_and_who_waits_too_long_is_refused():
    async def play():
        pool, go = Pool("test", threads=1, waiting=1), threading.Event()
        first = asyncio.create_task(pool.run(lambda: go.wait(20)))
        await asyncio.sleep(0.01)
        second = asyncio.create_task(pool.run(lambda: 2, patience=0.05))
        await asyncio.sleep(0)
        with pytest.raises(Refused) as third:
            await pool.run(lambda: 3)
        with pytest.raises(Refused) as late:
            await second
        go.set()
        assert await first
        assert await pool.run(lambda: 4) == 4
        return third.value.status, late.value.status

    assert played(play()) == (503, 503)


def test_work_that_fails_frees_its_thread():
    async def play():
        pool = Pool("test", threads=1, waiting=0)
        with pytest.raises(ZeroDivisionError):
            await pool.run(lambda: 1 / 0)
        return await pool.run(lambda: 1)

    assert played(play()) == 1


@pytest.mark.parametrize(
    ("method", "length", "encoding", "expected"),
    [
        ("GET", "100", None, 0),
        ("POST", None, None, 0),
        ("POST", "100", None, 100),
        ("POST", None, "chunked", CHUNKED),
    ],
)
def test_how_long_a_body_will_be(method, length, encoding, expected):
    assert length_of(method, length, encoding) == expected


@pytest.mark.parametrize("length", ["-1", "1e3", "٣"])
def test_a_length_that_is_none_is_refused(length):
    with pytest.raises(Refused) as error:
        length_of("POST", length, None)
    assert error.value.status == 400

"""Since when pages are what they are: a time that readers are told names one page, for ever."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from djeli.press.serving.response import compose
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed, Record
from tests.press.asking import Reader

HERE, AROUND = "/politics/", "#around"
START = datetime(2026, 11, 29, 7, 0, 0, tzinfo=UTC)


@pytest.fixture
def clock(time_machine):
    """Moves the machine's clock, in seconds from the start."""

    def move(seconds):
        time_machine.move_to(START + timedelta(seconds=seconds), tick=False)

    move(0)
    return move


def page(number, text="The bridge opens", parts=(), header="k1"):
    record = Record(200, (("Surrogate-Key", header),), (piece(text.encode()), *parts))
    return Pressed(HERE, number, frozenset({"page:1"}), record=record)


def around(number, **texts):
    pieces = {f"around.{name}": piece(text.encode()) for name, text in texts.items()}
    return Pressed(AROUND, number, frozenset({"list:latest"}), rank=0, pieces=pieces)


def put(store, *pressed):
    with store.writing() as writing:
        for one in pressed:
            writing.put(one)


def told(store):
    with store.reading() as reading:
        found = compose(reading, HERE)
    return found.modified, found.plain


def test_a_time_is_told_once_its_second_is_over(store, clock):
    put(store, page(1))
    assert told(store)[0] == ""
    store.settle()
    assert told(store)[0] == ""
    clock(1)
    store.settle()
    assert told(store)[0] == "Sun, 29 Nov 2026 07:00:00 GMT"
    before = store.last_commit()
    clock(90)
    store.settle()
    assert store.last_commit() == before, "nothing is written where nothing is to be told"


def test_a_page_is_as_young_as_what_it_holds(store, clock):
    put(store, around(1, menu="Home"), page(1, parts=("around.menu",)))
    clock(5)
    put(store, around(2, menu="Start"))
    clock(9)
    store.settle()
    assert told(store)[0].endswith("07:00:05 GMT")


def test_what_is_pressed_again_and_is_the_same_stays_as_old(store, clock):
    put(store, page(1))
    clock(5)
    put(store, page(2), around(2, menu="Home"))
    clock(6)
    put(store, page(3, header="k2"))
    clock(7)
    store.settle()
    assert told(store)[0].endswith("07:00:00 GMT")


def test_a_clock_that_is_set_back_makes_no_page_old(store, clock):
    clock(100)
    put(store, page(1))
    clock(0)
    put(store, page(2, "The bridge closes"))
    assert told(store)[0] == ""
    clock(101)
    store.settle()
    assert told(store)[0].endswith("07:01:40 GMT")


@pytest.mark.parametrize("seed", range(1, 6, 2))
def test_no_time_that_was_told_names_two_pages(store, clock, seed):
    chance = random.Random(seed)
    known, now = {}, 0.0
    put(store, around(0, menu="Home"), page(0, parts=("around.menu|at-/politics/",)))
    for number in range(1, 300):
        now += chance.choice((0, 0, 0.2, 0.4, 1, -0.7, 3))
        clock(max(now, 0))
        menus = {"menu": chance.choice("ab")}
        if chance.random() < 0.5:
            menus["menu|at-/politics/"] = chance.choice("cd")
        changes = (
            around(number, **menus),
            page(number, chance.choice("xyz"), ("around.menu|at-/politics/",)),
            page(number, chance.choice("xyz"), ("around.menu",)),
        )
        if chance.random() < 0.2:
            store.settle()
        else:
            put(store, chance.choice(changes))
        time, bytes_ = told(store)
        if time:
            assert known.setdefault(time, bytes_) == bytes_
    assert len(known) > 1


def test_who_has_the_page_of_that_time_hears_that_it_is_so_still(store, clock):
    reader = Reader(store)
    put(store, page(1))
    clock(1)
    store.settle()
    _, headers, body = reader.get(HERE)
    time = headers["Last-Modified"]
    assert body
    status, again, body = reader.get(HERE, HTTP_IF_MODIFIED_SINCE=time)
    assert (status, body, again["ETag"]) == (304, b"", headers["ETag"])
    packed = {"HTTP_ACCEPT_ENCODING": "gzip"}
    etag = reader.get(HERE, **packed)[1]["ETag"]
    status, again, _ = reader.get(HERE, HTTP_IF_MODIFIED_SINCE=time, **packed)
    assert (status, again["ETag"]) == (304, etag)
    # An ETag is more exact: where there is one, the time does not count (RFC 9110, 13.1.3).
    both = {"HTTP_IF_MODIFIED_SINCE": time, "HTTP_IF_NONE_MATCH": '"another"'}
    assert reader.get(HERE, **both)[0] == 200
    for other in ("Sun, 29 Nov 2026 08:00:00 GMT", "Sun, 29 Nov 2026 06:00:00 GMT", "soon"):
        assert reader.get(HERE, HTTP_IF_MODIFIED_SINCE=other)[0] == 200
    put(store, page(2, "The bridge closes"))
    status, headers, _ = reader.get(HERE, HTTP_IF_MODIFIED_SINCE=time)
    assert (status, "Last-Modified" in headers) == (200, False)
    reader.gateway.close()

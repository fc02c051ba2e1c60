"""What storing a rendered target changes, and what it tells of that."""

import pytest

from djeli.press.changes.keys import EVERYTHING
from djeli.press.store.pieces import piece
from djeli.press.store.records import Pressed, Record
from djeli.press.store.tables import WritableTables

HERE = "/politics/"
AROUND = "#around"


def page(number, text="The bridge opens", keys=("page:1",), header="k1"):
    record = Record(200, (("Surrogate-Key", header),), (piece(text.encode()),))
    return Pressed(HERE, number, frozenset(keys), record=record)


def fragments(number, **texts):
    pieces = {f"around.{name}": piece(text.encode()) for name, text in texts.items()}
    return Pressed(AROUND, number, frozenset({"list:latest"}), rank=0, pieces=pieces)


def put(store, pressed):
    with store.writing() as writing:
        return writing.put(pressed)


def test_a_page_that_was_not_there_is_new_to_readers(store):
    stored = put(store, page(3))

    assert stored.differs
    assert stored.is_new_to_readers
    assert not stored.is_old
    assert (stored.number_before, stored.keys_before, stored.has_waited) == (-1, frozenset(), False)


def test_what_a_page_was_before_is_told(store):
    put(store, page(3))
    with store.writing() as writing:
        writing.apply({"page:1": 4}, 4)

    stored = put(store, page(4, "The bridge closes", keys=("page:2",)))

    assert stored.differs
    assert stored.is_new_to_readers
    assert stored.has_waited
    assert (stored.number_before, stored.keys_before) == (3, {"page:1"})


def test_what_only_a_cdn_sees_is_not_new_to_readers(store):
    put(store, page(3))
    stored = put(store, page(4, header="k2"))
    assert stored.differs
    assert not stored.is_new_to_readers


def test_what_is_the_same_differs_in_nothing(store):
    put(store, page(3))
    stored = put(store, page(4))
    assert not stored.differs
    assert not stored.is_new_to_readers
    with store.reading() as reading:
        assert reading.index.number_of(HERE) == 4


def test_what_is_old_changes_nothing(store):
    put(store, page(5))
    stored = put(store, page(4, "The bridge closes"))

    assert stored.is_old
    assert stored.number_before == 5
    assert not stored.differs
    with store.reading() as reading:
        assert reading.pages.record(HERE) == page(5).record


def test_a_page_that_is_gone_differs_where_there_was_one(store):
    put(store, page(3))
    nothing = Pressed(HERE, 4, frozenset())

    assert put(store, nothing).differs
    assert not put(store, nothing).differs
    with store.reading() as reading:
        assert reading.pages.record(HERE) is None
        assert reading.index.readers_of("page:1") == []


def test_of_a_set_of_fragments_only_what_differs_is_written(store, monkeypatch):
    put(store, fragments(3, menu="Politics", latest="The bridge opens", old="Rain"))
    written, real = [], WritableTables.put

    def write(self, table, key, value):
        written.append((table, key))
        real(self, table, key, value)

    monkeypatch.setattr(WritableTables, "put", write)
    stored = put(store, fragments(4, menu="Politics", latest="The bridge closes"))

    assert stored.differs
    assert not stored.is_new_to_readers
    assert [key for table, key in written if table == "pieces"] == ["around.latest"]
    with store.reading() as reading:
        assert set(reading.pages.fragments()) == {"around.menu", "around.latest"}
    assert not put(store, fragments(5, menu="Politics", latest="The bridge closes")).differs
    assert put(store, fragments(6, menu="Politics")).differs


@pytest.mark.parametrize(("pressed_at", "waits"), [(6, True), (7, False), (8, False)])
def test_after_a_change_of_everything_waits_what_was_pressed_before_it(store, pressed_at, waits):
    put(store, page(pressed_at))
    with store.writing() as writing:
        writing.fail(HERE, "a fault", pressed_at)
        writing.apply({EVERYTHING: 7}, 8)

    with store.reading() as reading:
        assert reading.queue.has(HERE) is waits
        assert reading.failures.all() == []
